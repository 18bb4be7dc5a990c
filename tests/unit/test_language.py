"""Spelling and words that we do not use: what is read, what is passed over, and that nothing is read twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bowout.check import avoided_words, language, spelling
from bowout.check.markdown import visible_text
from bowout.check.visible_text import VisibleText
from bowout.load.files import Source
from bowout.model.content import load_content
from bowout.proof.memory import Memory
from tests.support import content
from tests.support.content import ours

FRONT = "---\ntitle: A page\ndescription: About it.\naliases: [renegge]\n---\n\n"
WORDS = ours().words["en"].mapping


def misspelled(text: str, *own: str) -> list[str]:
    page = Source("docs/page.md", FRONT + text)
    return [
        p.message.split("”")[0][1:]
        for p in spelling.run(
            VisibleText(visible_text(page, "en"), page.problem), frozenset(own), "en"
        )
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You recieve it.", ["recieve"]),
        ("# Teh title", ["Teh"]),
        ("| A tabel | cell |", ["tabel"]),
        ('!!! note "A tittel"', ["tittel"]),
        ("They don't, the employer's, employers’ and o’clock.", []),
        ("[A linck](recieve.md) goes.", ["linck"]),
        ("Write `recieve` or\n\n```\nrecieve\n```\n", []),
        ("See https://example.org/recieve and recieve@example.org.", []),
        ('The word “recieve”, *Probezeit* and <i lang="de">Vertrag</i>.', []),
        ("<!-- recieve --> [@recieve-2020] {.recieve}\n\n::letter recieve", []),
        ("NACE, FERPA and Kündigung.", []),
        ("Northwind writes.", ["Northwind"]),
    ],
)
def test_what_is_read(text: str, found: list[str]) -> None:
    assert misspelled(text) == found


def test_our_own_words_are_right_in_capitals_and_with_an_s() -> None:
    assert misspelled("northwind, Northwind’s", "northwind") == []


def test_the_nearest_word_is_named() -> None:
    page = Source("docs/page.md", "It occured.")
    (problem,) = spelling.run(
        VisibleText(visible_text(page, "en"), page.problem), frozenset(), "en"
    )
    assert (problem.line, problem.col) == (1, 4)
    assert problem.message.endswith("Did you mean “occurred”?")


@pytest.mark.parametrize("node", WORDS["avoid"].items, ids=lambda node: node.mapping["match"].text)
def test_each_avoided_word_by_its_examples(node: object) -> None:
    avoided, problems = avoided_words.build_avoided([node])  # type: ignore[list-item]
    assert problems == []
    for key, wanted in (("bad", 1), ("good", 0)):
        for example in node.mapping[key].items:  # type: ignore[attr-defined]
            page = Source("docs/page.md", example.text)
            found = list(
                avoided_words.run(VisibleText(visible_text(page, "en"), page.problem), avoided)
            )
            assert bool(found) == bool(wanted), example.text


def test_our_words_stand_in_order_and_once() -> None:
    known = [item.text for item in WORDS["known"].items]
    assert known == sorted(set(known), key=str.lower)


def test_what_was_right_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = content.good_project(tmp_path / "project")
    memory = Memory(root)
    loaded = load_content(root)
    assert list(language.run(loaded, [], memory)) == []
    memory.save()
    monkeypatch.setattr(spelling, "run", lambda *_: pytest.fail("read again"))
    assert list(language.run(loaded, [], Memory(root))) == []
