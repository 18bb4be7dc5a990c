"""When a notice ends: the table of cases, and what holds for every date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bowout.load.shapes.country import ENDS, STARTS, UNITS
from bowout.model.notice import Notice, notice_end
from tests.support.notice import CASES, Case

Day = datetime.date
DAYS = st.dates(Day(1990, 1, 1), Day(2150, 12, 31))
COUNTED = st.builds(
    Notice,
    st.integers(1, 60),
    st.sampled_from(UNITS),
    st.sampled_from([start for start in STARTS if start != "first_day"]),
    st.sampled_from(["", *ENDS]),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_a_notice_ends_as_the_table_says(case: Case) -> None:
    first = Day.fromisoformat(case.first_day) if case.first_day else None
    end = notice_end(Day.fromisoformat(case.delivered), case.notice, first)
    assert (end.isoformat() if end else "") == case.end


@given(delivered=DAYS, notice=COUNTED)
def test_a_notice_never_ends_before_it_arrives(delivered: Day, notice: Notice) -> None:
    end = notice_end(delivered, notice)
    assert end is not None
    assert end >= delivered


@given(delivered=DAYS, notice=COUNTED)
def test_a_day_later_never_ends_earlier(delivered: Day, notice: Notice) -> None:
    today, tomorrow = (
        notice_end(delivered, notice),
        notice_end(delivered + datetime.timedelta(1), notice),
    )
    assert today is not None
    assert tomorrow is not None
    assert tomorrow >= today


@given(delivered=DAYS, notice=COUNTED)
def test_an_end_that_is_moved_stands_where_it_may(delivered: Day, notice: Notice) -> None:
    end = notice_end(delivered, notice)
    assert end is not None
    last = (end + datetime.timedelta(1)).day == 1
    stands = {
        "": True,
        "month_end": last,
        "quarter_end": last and end.month % 3 == 0,
        "fifteenth_or_month_end": last or end.day == 15,
        "saturday": end.isoweekday() == 6,
    }
    assert stands[notice.end]


@given(delivered=DAYS, first=DAYS, length=st.integers(1, 12), unit=st.sampled_from(UNITS))
def test_from_the_first_day_it_never_ends_before_it(
    delivered: Day, first: Day, length: int, unit: str
) -> None:
    end = notice_end(delivered, Notice(length, unit, "first_day"), first)
    assert end is not None
    assert end >= max(delivered, first)
