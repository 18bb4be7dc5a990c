"""Someone on a visa read "Don't send it yet. Start with step 1 below", and step 1 said to call them and send the email.

What to check in the country came first whatever the answers were, and the stop for the visa was step 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_stop_is_the_first_step(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/law/which-letter/")
    page.locator("#q-country").select_option("us")
    page.get_by_role("button", name="Continue").click()
    page.locator("label[for=q-paper-offer_letter]").click()
    page.get_by_role("button", name="Continue").click()
    steps = page.locator(".finder-steps > li:visible")
    expect(steps.first).to_contain_text("Check")
    page.locator("#q-you").select_option("visa")
    expect(steps.first).to_have_class(re.compile(r"\bstop\b"))
    expect(steps.first.locator("a.letter-card")).to_be_visible()
    expect(steps.nth(1)).to_contain_text("Check")
