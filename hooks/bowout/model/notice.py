"""Lengths of notice and the day on which they end. docs/assets/js/dates.js is the twin of this file.

A date is a calendar day without a time: nothing here depends on a clock or a time zone.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from bowout.load.nodes import Node
from bowout.load.shapes.country import UNITS

Day = datetime.date


@dataclass(frozen=True)
class Notice:
    """So many days, weeks or months; `unit` is "contract" where only the contract knows the length."""

    length: int
    unit: str
    start: str = "receipt"
    end: str = ""

    def data(self) -> dict[str, str | int]:
        """As plain data for dates.js."""
        return {"length": self.length, "unit": self.unit, "start": self.start, "end": self.end}


def build_notice(node: Node) -> Notice:
    """From a node whose shape is right; exactly one unit is a check's business."""
    unit = next((unit for unit in UNITS if unit in node.mapping), "contract")
    length = int(node.words(unit)) if unit in UNITS else 0
    return Notice(length, unit, node.words("from") or "receipt", node.words("to"))


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
    """To the fifteenth or the last day of the month, where the law knows only those."""
    if to == "fifteenth_or_month_end" and end.day <= 15:
        return end.replace(day=15)
    if to:
        return end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return end
