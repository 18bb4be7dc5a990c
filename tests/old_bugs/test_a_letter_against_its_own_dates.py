"""“It ends on December 28 … As this is before my start date of December 10”: the answer contradicted the dates.

The form asked whether the notice ends before the start date, and believed the answer. Two dates answer that. And a
year typed with two digits, 0026, was counted as 1926 and written into a legal notice as 1927.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.builder import letter, open_letter

UK = "notice-uk"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2027-02-01", "By my calculation, it ends on 28 December 2026, before my start date"),
        ("2026-12-10", "As that's after my start date"),
        ("2026-12-28", "As that's the day I was due to start"),
        ("", "If it runs past my start date"),
    ],
)
def test_the_letter_follows_its_dates(page: Page, start: str, said: str) -> None:
    open_letter(page, UK)
    values = {"notice_length": "P4W", "delivered_on": "2026-11-30", "start_date": start}
    page.evaluate("(state) => fillIn(state)", {"values": values})
    assert said in page.evaluate("seen().body")


def test_it_is_not_asked() -> None:
    one = letter(UK)
    dates = {"end_date": "2026-12-28", "start_date": "2026-12-10"}
    assert one.computed(one.defaults, dates)["overlap"] == "after"
    assert one.computed(one.defaults, {})["overlap"] == "unknown"


def test_a_year_that_nobody_means_is_refused_in_its_field(page: Page) -> None:
    open_letter(page, UK)
    values = {"notice_length": "P4W", "delivered_on": "0026-12-01", "start_date": "2027-02-01"}
    page.evaluate("(state) => fillIn(state)", {"values": values})
    assert "That year can't be right" in page.locator('[data-doubt="delivered_on"]').inner_text()
    assert page.locator("#f-end_date").input_value() == ""
    assert "192" not in page.evaluate("seen().body")


def test_a_link_brings_dates_and_no_words(page: Page) -> None:
    open_letter(
        page, UK, "#notice_length=P1M&start_date=2027-02-01&delivered_on=2026-11-30&company=Evil"
    )
    said = page.evaluate("seen().body")
    assert "By my calculation, it ends on 30 December 2026" in said
    assert "Evil" not in said
