"""“… position at Harbor & Pine, Inc.. May I …”: a value that ends in a mark was set before the letter's own.

It stood in 27 of 57 letters for the company's name alone, and behind every Dutch “B.V.”. No example value ended in
a mark, so the proof could not see it. The list of sources had the same seam: “… can that company sue me?.”
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bowout.model import text as language
from bowout.proof.prove import prove
from bowout.render.text import fill, pieces, subject
from tests.support import letters
from tests.support.builder import LETTERS, letter, open_letter

NAMES = {"company": "company", "role": "job title"}
TWO_MARKS = re.compile(r"(?<!\.)\.\.(?!\.)|[!?]\.")


@pytest.mark.parametrize(
    ("written", "value", "sent"),
    [
        ("I wrote to {company}.", "Harbor & Pine, Inc.", "I wrote to Harbor & Pine, Inc."),
        ("I wrote[[ to {company}]].", "Pine Ltd.", "I wrote to Pine Ltd."),
        ("I wrote[[ to {company}]].", "", "I wrote."),
        ("I wrote[[ to {company}.]] Yes.", "Pine Co.", "I wrote to Pine Co. Yes."),
        ("I left {company}[[, {role}]].", "Yahoo!", "I left Yahoo!"),
        ("Did {company}?", "Yahoo!", "Did Yahoo!"),
        ("Did {company}?", "Pine Inc.", "Did Pine Inc.?"),
        ("At {company}, yes.", "Pine B.V.", "At Pine B.V., yes."),
        ("I wrote to {company}.", "Pine", "I wrote to Pine."),
        ("I wrote to {company}.", "", "I wrote to [company]."),
    ],
)
def test_a_value_takes_the_mark_behind_it_with_it(written: str, value: str, sent: str) -> None:
    text, faults = language.parse(written)
    assert faults == []
    assert fill(text, {"company": value}, NAMES) == sent


def test_the_proof_tries_values_that_end_in_a_mark() -> None:
    """Two marks that a text makes by itself behind such a value are found."""
    one = letters.letter('fields: [company]\nbody: ["I wrote to {company} . Yes."]')
    assert "space-before-mark" in {problem.id for problem in prove(one, ())}


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_has_two_marks_in_a_row(name: str) -> None:
    one = letter(name)
    values = {
        field.id: f"{field.example.rstrip('.')}{mark}"
        for field in one.fields
        for mark in ("." if len(field.id) % 2 else "!",)
        if field.type != "date"
    }
    for choice in one.choices:
        for option in choice.option_ids:
            sent = [p.text for p in pieces(one, one.defaults | {choice.id: option}, values)]
            for text in [subject(one, values), *sent]:
                assert not TWO_MARKS.search(text), text


def test_what_is_seen_and_copied_has_one_mark(new_page: Callable[..., Page]) -> None:
    page = open_letter(new_page(), "tell-career-center")
    state = {"values": {"company": "Harbor & Pine, Inc.", "role": "Analyst,"}}
    page.evaluate("(state) => fillIn(state)", state)
    seen = page.evaluate("() => seen().body")
    assert "Harbor & Pine, Inc." in seen
    assert "Analyst," not in seen.replace("Analyst, ", "")
    assert ".." not in seen
    copied = page.evaluate("() => press('copy')")["text"]
    assert ".." not in copied
    page.evaluate("(state) => fillIn(state)", {"values": {"company": "Harbor & Pine"}})
    assert page.evaluate("() => seen().body").count(".") >= seen.count(".") - 2


def test_no_source_has_two_marks_after_its_title(site_dir: Path) -> None:
    pages = [page.read_text("utf-8") for page in sorted(site_dir.glob("*/*/index.html"))]
    lists = [page.split('class="sources"')[1] for page in pages if 'class="sources"' in page]
    assert lists
    assert not [text for text in lists if re.search(r"[.!?…]</a>\.", text)]
