"""What the checker says of running text: length, age, figures, repetition. Each case is a page and what it earns."""

from __future__ import annotations

from pathlib import Path

import pytest

from bowout.check import prose
from bowout.load.files import Source
from bowout.proof.memory import Memory
from tests.support.content import ours

NOTHING = Memory(Path("nowhere"))
FRONT = "---\ntitle: A page\ndescription: About it.\n---\n\n# A page\n\n"
LONG = "This sentence goes on and on, " + "and on and on " * 9 + "until it stops."
SAID = "Tell them on the day you are sure, because every day costs somebody else a choice."


def page(text: str, path: str = "docs/page.md") -> Source:
    return Source(path, FRONT + text)


def found(*pages: Source) -> list[tuple[str, int, str]]:
    return [(p.path, p.line, p.id) for p in prose.run(list(pages), NOTHING, ours())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short. Sentences. Here.", []),
        (f"Fine.\n\n{LONG}", [("docs/page.md", 10, "long-sentence")]),
        (f"- Fine.\n- {LONG}", [("docs/page.md", 9, "long-sentence")]),
        (f"| A table | {LONG} |", []),
        (f"## {LONG}", []),
        ("About 40% of people do.", [("docs/page.md", 8, "figure-without-source")]),
        ("About 40% of people do.[@some-source]", []),
        ("It cost 3,000 dollars.", [("docs/page.md", 8, "figure-without-source")]),
        ('!!! answer "Short"\n    About 4% do.', [("docs/page.md", 9, "figure-without-source")]),
        ("It takes 60 seconds.", []),
    ],
)
def test_running_text(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(page(text)) == expected


def test_a_paragraph_stands_once() -> None:
    second = page(f"Well.\n\n{SAID}", "docs/other.md")
    assert found(page(SAID), second) == [("docs/other.md", 10, "shared-paragraph")]
    assert found(page("Call first."), page("Call first.", "docs/other.md")) == []


def test_hard_words_are_told_once_for_the_page() -> None:
    hard = "Contractual obligations notwithstanding, jurisdictional considerations predominate. "
    assert found(page(hard * 3)) == [("docs/page.md", 1, "hard-to-read")]


def test_marks_and_citations_are_no_words() -> None:
    plain = prose.reading(page("You may call them today."))
    marked = prose.reading(page("You **may** [call](../x.md) them today.[@a; @b]"))
    assert plain is not None
    assert marked == plain
    assert (plain.words, plain.longest) == (5, 5)


def test_the_reading_age_rises_with_words_and_sentences() -> None:
    easy = prose.reading(page("I go. You go. We all go."))
    harder = prose.reading(page("We subsequently reconsidered several complicated alternatives."))
    assert easy is not None
    assert harder is not None
    assert easy.age < 8 < 15 < harder.age
