"""Turns `source:id` and `letter:id` into addresses, and numbers the sources of each page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from bowout.model.vocabulary import LANG
from bowout.render.citations import SECOND_HAND, numbered
from bowout.render.source_list import source_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from bowout.model.content import Cited

LETTER = re.compile(r'href="letter:(?P<id>[a-z0-9-]+)(?P<rest>[^"]*)"')


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """After the builder is in: every citation gets its number, in the order of the page."""
    sources = config.extra["content"].sources

    def letter(match: re.Match[str]) -> str:
        place = get_relative_url(f"letters/{match['id']}/", page.url)
        return f'href="{place}{match.group("rest")}"'

    law = bool(page.meta.get("law"))
    html, numbers = numbered(html, sources, lambda source: _address(source, page), law=law)
    for id in page.meta.get("sources", ()):
        numbers.setdefault(id, len(numbers) + 1)
    page.meta["cited"] = [(place, sources[id]) for id, place in numbers.items()]
    page.meta["second_hand"] = SECOND_HAND in html
    return LETTER.sub(letter, html)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """The sources of the page, for its end."""
    words = config.extra["content"].vocabularies[LANG]
    law = page.meta.get("law")
    weak = page.meta["second_hand"]
    context["second_hand"] = words.label("sources", "second_hand") if weak else ""
    context["page_sources"] = [
        {
            "number": place,
            "href": _address(source, page),
            "of_kind": words.label("source_kind", source.kind) if law else "",
            **vars(source),
        }
        for place, source in page.meta["cited"]
    ]
    return context


def _address(source: Cited, page: Page) -> str:
    return get_relative_url(source_address(source.id, source.publisher), page.url)
