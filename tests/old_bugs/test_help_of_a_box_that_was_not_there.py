"""Where a browser refuses storage the box "Keep this while the tab is open" goes, but its help stayed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.conftest import NewPage


def test_the_help_goes_with_its_box(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/embed/v1/en/letters/withdraw-by-email/")
    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.locator("#keep")).to_be_hidden()
    expect(page.locator("#h-keep")).to_be_hidden()
