"""Lengths of notice and the day on which they end. docs/assets/js/dates.js is the twin of this file.

A date is a calendar day without a time: nothing here depends on a clock or a time zone.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace
from typing import Any

from bowout.load.nodes import Node
from bowout.load.shapes.country import UNITS

Day = datetime.date


@dataclass(frozen=True)
class Notice:
    """So many days, weeks or months; `unit` is "contract" where only the contract knows the length.

    With `at_least` the length is the law's minimum, and a contract may agree on more. `ends` are the days on which a
    contract's own notice may end. `days_start` is where a length in days or weeks begins, if not where months do.
    """

    length: int
    unit: str
    start: str = "receipt"
    end: str = ""
    at_least: bool = False
    ends: tuple[str, ...] = ()
    days_start: str = ""

    @property
    def asks(self) -> bool:
        """Whether the contract's own length decides, or may."""
        return self.at_least or self.unit == "contract"

    def data(self) -> dict[str, Any]:
        """As plain data for dates.js; what is not set is left out."""
        own = {"length": self.length, "unit": self.unit, "start": self.start, "end": self.end}
        more = {"at_least": self.at_least, "ends": self.ends, "days_start": self.days_start}
        return {**own, **{key: value for key, value in more.items() if value}}


@dataclass(frozen=True)
class Agreed:
    """What a contract says itself: a length, and where it ends: one of ENDS, "any_day", or nothing."""

    length: int
    unit: str
    end: str = ""


@dataclass(frozen=True)
class Counted:
    """The last day of a contract, and whose length was counted: the law's or the contract's."""

    end: Day
    by: str


@dataclass(frozen=True)
class Effect:
    """When a notice sent in a certain way takes effect: so many days after it is sent, or working days.

    Saturdays and Sundays are no working days. Public holidays are not known here.
    """

    by: str
    days: int = 0
    working_days: int = 0

    def of(self, sent: Day) -> Day:
        """The day on which what was sent that day counts as received."""
        day = sent + datetime.timedelta(days=self.days)
        for _ in range(self.working_days):
            day += datetime.timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
        return day


def build_notice(node: Node) -> Notice:
    """From a node whose shape is right; exactly one unit is a check's business."""
    unit = next((unit for unit in UNITS if unit in node.mapping), "contract")
    length = int(node.words(unit)) if unit in UNITS else 0
    return Notice(
        length,
        unit,
        node.words("from") or "receipt",
        node.words("to"),
        node.flag("at_least"),
        node.texts("ends"),
        node.words("days_from"),
    )


def build_effect(node: Node) -> Effect:
    """From a node whose shape is right."""
    days, working = node.words("days"), node.words("working_days")
    return Effect(node.words("by"), int(days or 0), int(working or 0))


def count(
    delivered: Day, notice: Notice, first_day: Day | None = None, agreed: Agreed | None = None
) -> Counted | None:
    """When a notice ends, by the law or by what the contract agrees on. None where what must be known is not.

    The law's minimum stays: where the contract's own notice would end sooner, the law's is counted.
    """
    law = notice_end(delivered, notice, first_day)
    if agreed is None or not notice.asks:
        return Counted(law, "law") if law else None
    to = notice.end if not agreed.end else agreed.end.removeprefix("any_day")
    own = notice_end(
        delivered, replace(notice, length=agreed.length, unit=agreed.unit, end=to), first_day
    )
    if own is None or (law and law > own):
        return Counted(law, "law") if law else None
    return Counted(own, "contract")


def notice_end(delivered: Day, notice: Notice, first_day: Day | None = None) -> Day | None:
    """The last day of the job contract; None where the length or the first day must be known and is not.

    Where the day of receipt is left out (receipt, next_day), a week ends on the weekday on which it
    was received and a month on the day of the same number: Germany, Civil Code sections 187 (1) and
    188 (2); the United Kingdom and Australia count from the day after and come to the same day
    (official guidance of both). Where that month has no such day, its last one
    counts (German Civil Code section 188 (3)). Where the first day itself counts (same_day:
    Singapore's Ministry of Manpower; next_monday: Belgium), the notice ends the day before. Counted from
    the first day of work (first_day: Switzerland, by the careful view), that day is left out: sources
    differ by a day, and the later one is safe.
    """
    if notice.days_start and notice.unit != "months":
        notice = replace(notice, start=notice.days_start, days_start="")
    begin = _begin(delivered, notice, first_day)
    if notice.unit == "contract" or begin is None:
        return None
    day, counted = begin
    end, clamped = _add(day, notice)
    if counted and not clamped:
        end -= datetime.timedelta(days=1)
    return _moved(end, notice.end)


def _begin(delivered: Day, notice: Notice, first_day: Day | None) -> tuple[Day, bool] | None:
    """The day to count from, and whether it is itself the first day of the notice."""
    if notice.start == "next_monday":
        return delivered + datetime.timedelta(days=7 - delivered.weekday()), True
    if notice.start == "first_day":
        if first_day is None:
            return None
        return max(first_day, delivered), False
    return delivered, notice.start == "same_day"


def _add(begin: Day, notice: Notice) -> tuple[Day, bool]:
    """The day after so many units, and whether its month was too short for it."""
    if notice.unit != "months":
        days = notice.length * (7 if notice.unit == "weeks" else 1)
        return begin + datetime.timedelta(days=days), False
    day = months_after(begin, notice.length)
    return day, day.day < begin.day


def months_after(day: Day, months: int) -> Day:
    """The day of the same number, or its month's last; ValueError where no calendar goes so far."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return Day(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _moved(end: Day, to: str) -> Day:
    """To the day on which it may end: Saturday, the fifteenth, the last day of a month or of a quarter."""
    if to == "saturday":
        return end + datetime.timedelta(days=(5 - end.weekday()) % 7)
    if to == "fifteenth_or_month_end" and end.day <= 15:
        return end.replace(day=15)
    if to == "quarter_end":
        end = months_after(end.replace(day=1), -end.month % 3)
    if to:
        return end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return end
