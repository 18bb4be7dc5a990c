"""Two notes "Why this?" lay on top of each other in the margin of a letter.

A paragraph with several wordings may have a note, and so may one of its wordings. Where that wording was shown,
both notes stood at its end, in one place: neither could be read. axe found it, as words that something covers.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

PLACES = """[...document.querySelectorAll(".letter .why")].filter((el) => el.checkVisibility())
  .map((el) => Math.round(el.getBoundingClientRect().top))"""


@pytest.mark.parametrize(
    "letter",
    ["take-back-resignation", "ask-to-come-back", "ask-more-time", "kuendigung-vor-dienstantritt"],
)
def test_each_note_has_a_place_of_its_own(new_page: Callable[..., Page], letter: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"/letters/{letter}/")
    page.get_by_label("Explain each paragraph").check()
    for number in range(page.locator("[data-choice] :is(option, input)").count()):
        page.evaluate(
            """(n) => {
              const one = document.querySelectorAll("[data-choice] :is(option, input)")[n];
              if (one.disabled) return;
              if (one.localName === "option") one.selected = true; else one.checked = true;
              one.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }""",
            number,
        )
        places = page.evaluate(PLACES)
        assert len(places) == len(set(places)), number
    assert places
