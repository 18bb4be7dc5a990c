"""The finder, answered as a reader would."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def first_answers(page: Page, country: str = "de") -> None:
    """Through its questions, one at a time, with the first answer to each but the country; to the result."""
    page.locator("#q-country").select_option(country)
    go_on = page.locator("[data-finder] [type=submit]")
    while go_on.is_visible():
        answer = page.locator("[data-finder] fieldset:visible .option input").first
        if answer.count():
            answer.check()
        go_on.click()
    expect(page.locator("[data-result]")).to_be_focused()
