"""“If it reaches them on 2. Dezember 2026, a notice of 4 Wochen ends on 31. Dezember 2026.”

The line beside a letter explains in English how its date was worked out. It wrote days and lengths as the letter does.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_what_is_said_beside_a_german_letter_is_in_english(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/letters/kuendigung-vor-dienstantritt/")
    page.locator("[data-role=start]").fill("2027-01-04")
    page.locator(f"[data-input={page.locator('[data-rules]').get_attribute('data-from')}]").fill(
        "2026-12-02"
    )
    line = page.locator("[data-rules]")
    expect(line).to_contain_text("2 December 2026")
    expect(line).to_contain_text("4 weeks")
    expect(line).to_contain_text("31 December 2026")
    expect(line).not_to_contain_text("Dezember")
    expect(line).not_to_contain_text("Wochen")
    expect(page.locator("[data-article]")).to_contain_text("31. Dezember 2026")
