"""What OpenACR 0.1.0 asks of a report, in a few lines: types and what may not be missing.

`make audit` holds the same file against the schema that the OpenACR project itself publishes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TEXTS = (
    "title", "report_date", "last_modified_date", "notes", "evaluation_methods_used", "legal_disclaimer",
    "license", "repository", "feedback", "catalog",
)  # fmt: skip


def faults(report: Any) -> list[str]:
    """All that is wrong, by its place."""
    return list(_report(report))


def _report(report: Any) -> Iterator[str]:
    if not isinstance(report, dict):
        yield "no mapping"
        return
    yield from _texts(report, TEXTS, "")
    yield from (f"{key}: missing" for key in ("title", "product", "author") if key not in report)
    yield from _named(report.get("product"), "name", ("name", "version", "description"), "product")
    contact = ("name", "company_name", "address", "email", "phone", "website")
    yield from _named(report.get("author"), "email", contact, "author")
    if "vendor" in report:
        yield from _named(report["vendor"], "email", contact, "vendor")
    version = report.get("version", 1)
    if not isinstance(version, int) or isinstance(version, bool):
        yield "version: no whole number"
    chapters = report.get("chapters", {})
    if not isinstance(chapters, dict):
        yield "chapters: no mapping"
        return
    for id, chapter in chapters.items():
        yield from _chapter(chapter, id)


def _chapter(chapter: Any, place: str) -> Iterator[str]:
    if not isinstance(chapter, dict):
        yield f"{place}: no mapping"
        return
    yield from _texts(chapter, ("notes",), place)
    if not isinstance(chapter.get("disabled", False), bool):
        yield f"{place}: disabled is neither true nor false"
    criteria = chapter.get("criteria", [])
    if not isinstance(criteria, list):
        yield f"{place}: criteria are no list"
        return
    for criterion in criteria:
        yield from _named(criterion, "num", ("num",), place)
        components = criterion.get("components", []) if isinstance(criterion, dict) else []
        if not isinstance(components, list):
            yield f"{place}: components are no list"
            continue
        for component in components:
            yield from _named(component, "name", ("name",), f"{place}: component")
            adherence = component.get("adherence") if isinstance(component, dict) else None
            yield from _named(adherence, "level", ("level", "notes"), f"{place}: adherence")


def _named(value: Any, needed: str, texts: tuple[str, ...], place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: no mapping"
    else:
        yield from [] if needed in value else [f"{place}: no {needed}"]
        yield from _texts(value, texts, place)


def _texts(value: dict[str, Any], names: tuple[str, ...], place: str) -> Iterator[str]:
    for name in names:
        if name in value and not isinstance(value[name], str):
            yield f"{place} {name}: no text".strip()
