"""`llms.txt`: every page of the site with what it says, as a plain list (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from bowout.build import Build, Page, in_menu_order
from bowout.model.content import Content


def files(build: Build) -> Iterator[tuple[str, str]]:
    """One list for each guide, in its folder."""
    for guide in map(build.content.guide, build.content.guides):
        pages = [page for page in build.pages if page.guide == guide.lang]
        yield f"{guide.folder}llms.txt", _list(pages, build, guide)


def _list(pages: list[Page], build: Build, guide: Content) -> str:
    """The parts of the menu in its order, then what the menu leaves out."""
    words, about = guide.words_of("llms"), build.about(guide)
    parts: dict[str, list[str]] = {words["start"]: []}
    others: dict[str, list[str]] = {words[name]: [] for name in ("letters", "countries", "more")}
    for page in in_menu_order(pages):
        part = _part(page, words)
        (others if part in others else parts).setdefault(part, []).append(_row(page, build))
    lines = [f"# {build.site.name}", "", f"> {about}", "", words["note"], ""]
    for part, rows in (parts | others).items():
        if rows:
            lines += [f"## {part}", "", *rows, ""]
    return "\n".join(lines)


def _part(page: Page, words: Mapping[str, str]) -> str:
    if page.menu is None:
        return words["letters" if page.letter else "countries" if page.country else "more"]
    return page.chapter or words["start"]


def _row(page: Page, build: Build) -> str:
    about = " ".join(page.description.split())
    return f"- [{page.title}]({urljoin(build.site.url, page.url)}){': ' if about else ''}{about}"
