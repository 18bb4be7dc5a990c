"""Turns `source:id` and `letter:id` into addresses, and numbers the sources of each page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from bowout.render.source_list import source_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from bowout.model.content import Cited

CITED = re.compile(r'<a href="source:(?P<id>[a-z0-9-]+)">[^<]*</a>')
LETTER = re.compile(r'href="letter:(?P<id>[a-z0-9-]+)(?P<rest>[^"]*)"')


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """After the builder is in: every citation gets its number, in the order of the page."""
    sources = config.extra["content"].sources
    numbers: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        source = sources[match["id"]]
        place = numbers.setdefault(source.id, len(numbers) + 1)
        name = escape(_name(source))
        return f'<a href="{_address(source, page)}" title="{name}" aria-label="Source {place}: {name}">{place}</a>'

    def letter(match: re.Match[str]) -> str:
        place = get_relative_url(f"letters/{match['id']}/", page.url)
        return f'href="{place}{match.group("rest")}"'

    html = LETTER.sub(letter, CITED.sub(number, html))
    for id in page.meta.get("sources", ()):
        numbers.setdefault(id, len(numbers) + 1)
    page.meta["cited"] = [(place, sources[id]) for id, place in numbers.items()]
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """The sources of the page, for its end."""
    context["page_sources"] = [
        {"number": place, "href": _address(source, page), **vars(source)}
        for place, source in page.meta["cited"]
    ]
    return context


def _name(source: Cited) -> str:
    return f"{source.publisher}, {source.year}" if source.year else source.publisher


def _address(source: Cited, page: Page) -> str:
    return get_relative_url(source_address(source.id, source.publisher), page.url)
