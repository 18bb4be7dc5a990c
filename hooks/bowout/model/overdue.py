"""What should have been read again by a given day. Only asked for by hand: a build knows no today."""

from __future__ import annotations

import calendar
import datetime

from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.school import School


def due(reviewed: str, months: int) -> datetime.date:
    """The day on which a review is too old; the month's last day where it has no such day."""
    day = datetime.date.fromisoformat(reviewed)
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )


def overdue(content: Content, today: datetime.date) -> list[str]:
    """One line for each country and school whose review is too old, the oldest first."""
    reviewed: list[Country | School] = [*content.countries.values(), *content.schools.values()]
    late = [(due(item.reviewed, item.review_months), item) for item in reviewed]
    late = sorted((entry for entry in late if entry[0] <= today), key=lambda e: (e[0], e[1].path))
    return [f"{item.path}: reviewed {item.reviewed}, due again on {day}" for day, item in late]
