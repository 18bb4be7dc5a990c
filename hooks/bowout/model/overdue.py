"""What should have been read again by a given day. Only asked for by hand: a build knows no today."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from bowout.load.files import read_source
from bowout.model.content import Content

MONTHS, LAW_MONTHS = 24, 12
"""How long a letter or a page is good for, and a page that tells law."""
FRONT = re.compile(r"\A---[ ]*\n.*?^---[ ]*$", re.DOTALL | re.MULTILINE)
REVIEWED = re.compile(r"^reviewed: *(\d{4}-\d{2}-\d{2}) *$", re.MULTILINE)
LAW = re.compile(r"^law: *true *$", re.MULTILINE)


def due(reviewed: str, months: int) -> datetime.date:
    """The day on which a review is too old; the month's last day where it has no such day."""
    day = datetime.date.fromisoformat(reviewed)
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )


def overdue(content: Content, today: datetime.date) -> list[str]:
    """One line for each file whose review is too old, the oldest first. What tells law ages faster."""
    found = [
        (country.path, country.reviewed, country.review_months)
        for country in content.countries.values()
    ]
    found += [
        (school.path, school.reviewed, school.review_months) for school in content.schools.values()
    ]
    found += [(letter.path, letter.reviewed, MONTHS) for letter in content.letters.values()]
    found += list(_pages(content.root))
    dated = [(due(reviewed, months), path, reviewed) for path, reviewed, months in found]
    late = sorted(entry for entry in dated if entry[0] <= today)
    return [f"{path}: reviewed {reviewed}, due again on {day}" for day, path, reviewed in late]


def _pages(root: Path) -> Iterator[tuple[str, str, int]]:
    for file in sorted((root / "docs").rglob("*.md")):
        source, _ = read_source(file, root)
        front = FRONT.match(source.text) if source else None
        if source and front and (reviewed := REVIEWED.search(front[0])):
            yield source.path, reviewed[1], LAW_MONTHS if LAW.search(front[0]) else MONTHS
