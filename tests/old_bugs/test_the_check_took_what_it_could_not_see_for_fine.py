"""“Check my letter” praised what it had not been able to read.

A soft hyphen from a web page, the bold marks of a chatbot or a decomposed umlaut hid words from the rules, and the page
said "Nothing to change" and "No promise of money". A short French letter was read as Dutch, and a blank that was still
open went unnoticed. Words that the writer had only quoted from the employer were held against them.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

IDS = "([text, options]) => bowoutCheck.read(text, options).findings.map(({ rule }) => rule.id)"


def ids(page: Page, text: str, **options: Any) -> list[str]:
    found: list[str] = page.evaluate(IDS, [text, options])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "I know that I am in bre\u00adach of my contract, and I will cover your co\u00adsts.",
        "I know that I am in **breach** of my contract, and I will **cover** your costs.",
        "I know that I am in\u2003breach of my contract, and I will cover\u00a0your costs.",
    ],
)
def test_what_is_hidden_is_read(reader: Page, text: str) -> None:
    assert set(ids(reader, text)) >= {"admission", "promise-to-pay"}


def test_a_blank_that_is_open_is_seen(reader: Page) -> None:
    for blank in ("[Job Title]", "{company}", "________", "XXXX", "TT.MM.JJJJ"):
        assert "blanks-left" in ids(
            reader, f"I am withdrawing my acceptance of the {blank} position."
        )


def test_short_french_is_not_dutch(reader: Page) -> None:
    text = "Je vous informe de ma décision de démissionner du poste de comptable."
    assert reader.evaluate("(text) => bowoutCheck.guess(text)", text) == "fr"


def test_what_they_wrote_is_not_held_against_the_writer(reader: Page) -> None:
    letter = "Dear Ms. Kaplan,\n\nI am withdrawing my acceptance of the position. Thank you for your time.\n\nDana\n\n"
    theirs = "On Mon, Nov 9, 2026 at 9:12 AM Ann Kaplan wrote:\n> You must repay the bonus, or we will sue you.\n"
    assert ids(reader, letter + theirs) == []
    assert "legal-argument" in ids(reader, letter + theirs.partition("\n> ")[2])


def test_a_decision_in_other_words_is_not_missing(reader: Page) -> None:
    missing = "(text) => bowoutCheck.read(text).missing.length"
    for text in (
        "I rescind my acceptance of November 9.",
        "I must decline the job offer that I accepted.",
        "I won't be starting on Monday.",
    ):
        assert reader.evaluate(missing, f"Dear Ms. Kaplan,\n\n{text}") == 0
    assert (
        reader.evaluate(missing, "Dear Ms. Kaplan,\n\nThere is something I have to tell you.") == 1
    )
