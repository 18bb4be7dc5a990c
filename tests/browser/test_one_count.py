"""Finder, letter and country page take a date from the same data: Python and the browser count the same, everywhere.

dates.js is put into an empty page, so that no site has to be built for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bowout.model.letter import Choice, Option, compared
from bowout.model.notice import Agreed, Counted, Effect, Notice, count
from tests.support.content import ours
from tests.support.project import ROOT

Day = datetime.date
EDGES = [
    "2026-11-23",
    "2026-11-30",
    "2026-12-01",
    "2026-12-31",
    "2027-01-31",
    "2027-02-28",
    "2028-01-30",
    "2028-02-29",
]
FIRST_DAYS = ["", "2027-01-04", "2028-03-01"]
AGREED = [
    None,
    Agreed(2, "weeks"),
    Agreed(3, "months"),
    Agreed(3, "months", "month_end"),
    Agreed(6, "weeks", "quarter_end"),
    Agreed(90, "days", "any_day"),
]
COUNT = "(cases) => cases.map(([day, notice, first, agreed]) => bowoutDates.count(day, notice, first, agreed))"


@pytest.fixture(scope="module")
def dates(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", timezone_id="America/New_York")
    page = context.new_page()
    page.goto("about:blank")
    page.add_script_tag(path=ROOT / "docs/assets/js/dates.js")
    yield page
    context.close()


def day(iso: str) -> Day | None:
    return Day.fromisoformat(iso) if iso else None


def plain(counted: Counted | None) -> dict[str, str]:
    return {"end": counted.end.isoformat(), "by": counted.by} if counted else {"end": "", "by": ""}


def notices() -> list[tuple[str, Notice]]:
    """Every length that a country's file lets one count."""
    return [
        (f"{country.code}-{paper.id}", paper.notice)
        for country in ours().countries.values()
        for paper in country.papers.values()
        if paper.notice
    ]


@pytest.mark.parametrize(
    ("place", "notice"), notices(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_python_and_the_browser_count_the_same(dates: Page, place: str, notice: Notice) -> None:
    grid = list(product(EDGES, FIRST_DAYS, AGREED))
    cases: list[Any] = [
        [
            iso,
            notice.data(),
            first,
            agreed and {"length": agreed.length, "unit": agreed.unit, "end": agreed.end},
        ]
        for iso, first, agreed in grid
    ]
    wanted = [
        plain(count(Day.fromisoformat(iso), notice, day(first), agreed))
        for iso, first, agreed in grid
    ]
    assert dates.evaluate(COUNT, cases) == wanted


@pytest.mark.parametrize(
    ("place", "given", "agreed", "end", "by"),
    [
        ("se", "2026-11-23", None, "2026-12-23", "law"),
        ("se", "2026-11-23", Agreed(3, "months"), "2027-02-23", "contract"),
        ("de", "2026-11-23", Agreed(3, "months", "month_end"), "2027-02-28", "contract"),
        ("de", "2026-11-23", Agreed(1, "weeks"), "2026-12-31", "law"),
        ("kr", "2026-11-23", None, "2026-12-31", "law"),
        ("kr", "2026-12-01", None, "2027-01-31", "law"),
        ("hk", "2026-11-23", Agreed(1, "months"), "2026-12-22", "contract"),
        ("hk", "2026-11-23", Agreed(7, "days"), "2026-11-30", "contract"),
        ("be", "2026-11-27", None, "2026-12-06", "law"),
        ("uk", "2026-11-23", Agreed(1, "months"), "2026-12-23", "contract"),
        ("uk", "2026-11-23", None, "", ""),
    ],
)
def test_a_contract_may_agree_on_more_than_the_law(
    dates: Page, place: str, given: str, agreed: Agreed | None, end: str, by: str
) -> None:
    notice = ours().countries[place].papers["contract"].notice
    assert notice is not None
    counted = count(Day.fromisoformat(given), notice, None, agreed)
    assert plain(counted) == {"end": end, "by": by}


@pytest.mark.parametrize(
    ("effect", "sent", "arrives"),
    [
        (Effect("registered", working_days=3), "2026-11-24", "2026-11-27"),
        (Effect("registered", working_days=3), "2026-11-26", "2026-12-01"),
        (Effect("registered", working_days=3), "2026-11-28", "2026-12-02"),
        (Effect("email", days=7), "2026-11-23", "2026-11-30"),
        (Effect("email", days=7), "2028-02-27", "2028-03-05"),
    ],
)
def test_what_is_sent_takes_effect_the_same_day_in_both(
    dates: Page, effect: Effect, sent: str, arrives: str
) -> None:
    assert effect.of(Day.fromisoformat(sent)).isoformat() == arrives
    data = {"days": effect.days, "working_days": effect.working_days}
    assert (
        dates.evaluate("([sent, effect]) => bowoutDates.arrives(sent, effect)", [sent, data])
        == arrives
    )


def test_a_year_that_nobody_can_mean_is_no_date(dates: Page) -> None:
    bad = ["0026-12-01", "1926-12-01", "2026-02-30", "26-12-01", ""]
    assert dates.evaluate("(days) => days.map((day) => bowoutDates.read(day))", bad) == [None] * 5
    notice = Notice(1, "months").data()
    assert (
        dates.evaluate(
            "(cases) => cases.map((day) => bowoutDates.end(...day))", [[one, notice] for one in bad]
        )
        == [""] * 5
    )


CHOICE = Choice(
    "which",
    "Which?",
    "unknown",
    tuple(Option(id, id) for id in ("unknown", "before", "on", "after")),
    compare=("one", "other"),
)
PAIRS = [
    ("", ""),
    ("2026-12-01", ""),
    ("2026-12-01", "2026-12-02"),
    ("2026-12-02", "2026-12-02"),
    ("2027-01-01", "2026-12-31"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_dates_are_compared_the_same(dates: Page, one: str, other: str) -> None:
    own = compared(CHOICE, {"one": one, "other": other})
    assert dates.evaluate("([one, other]) => bowoutDates.compare(one, other)", [one, other]) == own
