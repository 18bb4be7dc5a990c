"""What should be looked at again by a given day. Only asked for by hand: a build knows no today."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from bowout.check.front_matter import front_matter
from bowout.check.pages import CITATION, citations
from bowout.check.prose import pages_of
from bowout.load.files import Source
from bowout.load.scalars import Date
from bowout.model.content import Content

# How long a letter or a page is good for, and a page about the law.
MONTHS, LAW_MONTHS = 24, 12
# How old a school's own page may be before somebody looks for a newer one.
PAGE_YEARS = 3


def overdue(content: Content, today: datetime.date) -> list[str]:
    """One line for each file whose review is too old, the oldest first; then each school whose page is too old.

    Pages about the law age faster.
    """
    found = [(one.path, one.reviewed, one.review_months) for one in content.countries.values()]
    found += [(one.path, one.reviewed, one.review_months) for one in content.schools.values()]
    found += [(letter.path, letter.reviewed, MONTHS) for letter in content.letters.values()]
    found += list(_pages(content))
    dated = [(due(reviewed, months), path, reviewed) for path, reviewed, months in found]
    late = sorted(entry for entry in dated if entry[0] <= today)
    reviews = [f"{path}: reviewed {reviewed}, due again on {day}" for day, path, reviewed in late]
    return reviews + _old_pages(content, today.year)


def _old_pages(content: Content, this_year: int) -> list[str]:
    """One line for each school whose page is more than PAGE_YEARS old, the oldest first."""
    found = []
    for school in content.schools.values():
        source = content.sources.get(school.policy.source)
        if source and source.year.isdigit() and this_year - int(source.year) > PAGE_YEARS:
            found.append((source.year, school.path))
    return [
        f"{path}: from a page of {year}, so look for a newer one" for year, path in sorted(found)
    ]


def second_hand(content: Content) -> list[str]:
    """One line for each claim of law that rests on no statute, judgment or office, with its place and its sources."""
    sources = [country.node.source for country in content.countries.values()]
    sources += [page for page in pages_of(content.root) if _is_law(page)]
    found = []
    for source in sorted(sources, key=lambda one: one.path):
        for match in CITATION.finditer(source.text):
            cited = [content.sources[id] for _, id in citations(match[0]) if id in content.sources]
            if cited and not any(one.primary for one in cited):
                line = source.text.count("\n", 0, match.start()) + 1
                named = ", ".join(f"{one.id} ({one.kind})" for one in cited)
                found.append(f"{source.path}:{line}: only second-hand: {named}")
    return found


def unopened(content: Content) -> list[str]:
    """One line for each source that is cited from knowledge of its text: somebody should open its address."""
    return [
        f"{one.id}: nobody has opened {one.url} yet"
        for one in content.sources.values()
        if one.unopened
    ]


def due(reviewed: str, months: int) -> datetime.date:
    """The day on which a review is too old; the last of all days where that is beyond the calendar."""
    day = datetime.date.fromisoformat(reviewed)
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return day.replace(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _is_law(page: Source) -> bool:
    front, _ = front_matter(page)
    return bool(front and front.flag("law"))


def _pages(content: Content) -> Iterator[tuple[str, str, int]]:
    for page in pages_of(content.root):
        front, _ = front_matter(page)
        reviewed = front.mapping.get("reviewed") if front else None
        if front and reviewed and not any(Date().check(reviewed, "reviewed")):
            yield page.path, reviewed.text, LAW_MONTHS if front.flag("law") else MONTHS
