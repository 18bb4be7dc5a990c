"""What should have been read again by a given day. Only asked for by hand: a build knows no today."""

from __future__ import annotations

import calendar
import datetime

from bowout.model.content import Content


def due(reviewed: str, months: int) -> datetime.date:
    """The day on which a review is too old; the month's last day where it has no such day."""
    day = datetime.date.fromisoformat(reviewed)
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )


def overdue(content: Content, today: datetime.date) -> list[str]:
    """One line for each country whose review is too old, the oldest first."""
    late = [
        (due(country.reviewed, country.review_months), country)
        for country in content.countries.values()
    ]
    late = sorted((entry for entry in late if entry[0] <= today), key=lambda e: (e[0], e[1].code))
    return [
        f"{country.path}: reviewed {country.reviewed}, due again on {day}" for day, country in late
    ]
