"""At 400 % zoom, "Fill in" scrolled back to the top of the letter, and the field that had the focus was out of sight.

The page follows what is being filled in to its place in the letter. That helps where the letter and the field are in
view together. On a screen too low for that, the reader typed without seeing the field. A phone on its side is as low.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]
LETTERS = ("withdraw-by-email", "notice-uk", "call-script", "kuendigung-vor-dienstantritt")


@pytest.mark.parametrize("size", [(320, 256), (740, 360), (1280, 400)])
@pytest.mark.parametrize("letter", LETTERS)
def test_the_field_that_has_the_focus_is_in_view(
    new_page: NewPage, letter: str, size: tuple[int, int]
) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"/letters/{letter}/")
    blank = page.locator("[data-bar] :is([data-fill], [data-blank]):visible").first
    blank.click()
    field = page.locator("[data-form] [data-input]:focus")
    expect(field).to_be_in_viewport(ratio=1)
    for _ in range(3):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
