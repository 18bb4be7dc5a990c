"""When a notice ends: finder, letter and country page count with dates.js, and nothing else counts.

It is put into an empty page, so that no site has to be built for it. The table of cases is read in test_finder.py, in
every time zone.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bowout.load.shapes.country import ENDS, STARTS, UNITS
from bowout.model.notice import Notice
from tests.support.content import ours
from tests.support.project import ROOT

Day = datetime.date
COUNT = "(cases) => cases.map(([day, notice, first, agreed]) => bowoutDates.count(day, notice, first, agreed))"
END = "(cases) => cases.map((one) => bowoutDates.end(...one))"


@pytest.fixture(scope="module")
def dates(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", timezone_id="America/New_York")
    page = context.new_page()
    page.goto("about:blank")
    page.add_script_tag(path=ROOT / "docs/assets/js/dates.js")
    yield page
    context.close()


def agreed(length: int, unit: str, end: str = "") -> dict[str, Any]:
    return {"length": length, "unit": unit, "end": end}


def test_what_holds_for_every_notice_and_every_day(dates: Page) -> None:
    """It never ends before it arrives, a day later never ends earlier, and it ends where it may."""
    first = Day(2027, 11, 25)  # to the end of a leap year's February, across a year's end
    days = [first + datetime.timedelta(n) for n in range(110)]
    starts = [start for start in STARTS if start != "first_day"]
    for length, unit, start, end in product((1, 2, 3, 6, 12), UNITS, starts, ("", *ENDS)):
        notice = Notice(length, unit, start, end)
        counted = dates.evaluate(END, [[day.isoformat(), notice.data()] for day in days])
        last = [Day.fromisoformat(iso) for iso in counted]
        assert last == sorted(last), notice
        for day, found in zip(days, last, strict=True):
            assert found >= day, notice
            month_end = found.day == calendar.monthrange(found.year, found.month)[1]
            stands = {
                "": True,
                "month_end": month_end,
                "quarter_end": month_end and found.month % 3 == 0,
                "fifteenth_or_month_end": month_end or found.day == 15,
                "saturday": found.isoweekday() == 6,
            }
            assert stands[end], (notice, day, found)


def test_from_the_first_day_it_never_ends_before_it(dates: Page) -> None:
    given = ["2026-11-23", "2027-01-04", "2028-02-29"]
    for length, unit, first in product((1, 2, 12), UNITS, given):
        notice = Notice(length, unit, "first_day").data()
        ends = dates.evaluate(END, [[day, notice, first] for day in given])
        assert all(end >= max(day, first) for day, end in zip(given, ends, strict=True)), notice


@pytest.mark.parametrize(
    ("place", "given", "contract", "end", "by"),
    [
        ("se", "2026-11-23", None, "2026-12-23", "law"),
        ("se", "2026-11-23", agreed(3, "months"), "2027-02-23", "contract"),
        ("de", "2026-11-23", agreed(3, "months", "month_end"), "2027-02-28", "contract"),
        ("de", "2026-11-23", agreed(1, "weeks"), "2026-12-31", "law"),
        ("kr", "2026-11-23", None, "2026-12-31", "law"),
        ("kr", "2026-12-01", None, "2027-01-31", "law"),
        ("hk", "2026-11-23", agreed(1, "months"), "2026-12-22", "contract"),
        ("hk", "2026-11-23", agreed(7, "days"), "2026-11-30", "contract"),
        ("be", "2026-11-27", None, "2026-12-06", "law"),
        ("uk", "2026-11-23", agreed(1, "months"), "2026-12-23", "contract"),
        ("uk", "2026-11-23", None, "", ""),
    ],
)
def test_a_contract_may_agree_on_more_than_the_law(
    dates: Page, place: str, given: str, contract: dict[str, Any] | None, end: str, by: str
) -> None:
    notice = ours().countries[place].papers["contract"].notice
    assert notice is not None
    counted = dates.evaluate(COUNT, [[given, notice.data(), "", contract]])
    assert counted == [{"end": end, "by": by}]


@pytest.mark.parametrize(
    ("effect", "sent", "arrives"),
    [
        ({"working_days": 3}, "2026-11-24", "2026-11-27"),
        ({"working_days": 3}, "2026-11-26", "2026-12-01"),
        ({"working_days": 3}, "2026-11-28", "2026-12-02"),
        ({"days": 7}, "2026-11-23", "2026-11-30"),
        ({"days": 7}, "2028-02-27", "2028-03-05"),
    ],
)
def test_what_is_sent_takes_effect_some_days_later(
    dates: Page, effect: dict[str, int], sent: str, arrives: str
) -> None:
    arrived = dates.evaluate(
        "([sent, effect]) => bowoutDates.arrives(sent, effect)", [sent, effect]
    )
    assert arrived == arrives


def test_a_year_that_nobody_can_mean_is_no_date(dates: Page) -> None:
    bad = ["0026-12-01", "1926-12-01", "2026-02-30", "26-12-01", ""]
    assert dates.evaluate("(days) => days.map((day) => bowoutDates.read(day))", bad) == [None] * 5
    notice = Notice(1, "months").data()
    assert dates.evaluate(END, [[day, notice] for day in bad]) == [""] * 5


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("", "", "unknown"),
        ("2026-12-01", "", "unknown"),
        ("2026-12-01", "2026-12-02", "before"),
        ("2026-12-02", "2026-12-02", "on"),
        ("2027-01-01", "2026-12-31", "after"),
    ],
)
def test_two_dates_are_compared(dates: Page, one: str, other: str, how: str) -> None:
    assert dates.evaluate("(days) => bowoutDates.compare(...days)", [one, other]) == how
