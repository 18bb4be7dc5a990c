"""`llms.txt`: every page of the site with what it says, as a plain list (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from bowout.build import Build, Page, in_menu_order

NOTE = (
    "General information, not legal advice. What holds depends on the country and on the papers signed: "
    "begin with “Which letter do I need?” before you hand somebody a letter. Facts on the pages carry "
    "their sources and the day they were last reviewed."
)
START, LETTERS, COUNTRIES, MORE = "Start here", "Sample letters and scripts", "Countries", "More"


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The parts of the menu in its order, then what the menu leaves out."""
    parts: dict[str, list[str]] = {START: []}
    others: dict[str, list[str]] = {LETTERS: [], COUNTRIES: [], MORE: []}
    for page in in_menu_order(build.pages):
        part = _part(page)
        (others if part in others else parts).setdefault(part, []).append(_row(page, build))
    lines = [f"# {build.site.name}", "", f"> {build.site.description}", "", NOTE, ""]
    for part, rows in (parts | others).items():
        if rows:
            lines += [f"## {part}", "", *rows, ""]
    yield "llms.txt", "\n".join(lines)


def _part(page: Page) -> str:
    if page.menu is None:
        return LETTERS if page.letter else COUNTRIES if page.country else MORE
    return page.chapter or START


def _row(page: Page, build: Build) -> str:
    about = " ".join(page.description.split())
    return f"- [{page.title}]({urljoin(build.site.url, page.url)}){': ' if about else ''}{about}"
