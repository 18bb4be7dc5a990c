"""Guides beside each other: whose page is whose in the site's menu, and the way from a page to the same in another language.

An item of the menu is a page, or a section that has items below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bowout.build import Build, Page
from bowout.model.content import Content


def menus(nav: Any, content: Content) -> dict[str, Any]:
    """The site's menu as one for each guide, by language."""
    found = {}
    for lang in content.guides:
        items = _items_of(nav.items, lang, content)
        own = type(nav)(items, _chained(items))
        own.homepage = _home_in(own.pages, lang, content) or own.homepage
        found[lang] = own
    return found


def _items_of(items: list[Any], lang: str, content: Content) -> list[Any]:
    """The items of one guide: what stands in its own section, and for the first guide all that no other has."""
    sections = {own: item for item in items if (own := _guide_in(item, content))}
    if lang == content.first:
        others = [item for other, item in sections.items() if other != lang]
        return [item for item in items if item not in others]
    own = sections[lang].children if lang in sections else []
    for item in own:
        item.parent = None
    return list(own)


def _guide_in(item: Any, content: Content) -> str:
    """The guide to which all pages of a section belong; "" if they are of several, or if it's no section."""
    found = {content.guide_of(page.file.src_uri) for page in _pages_in(item)}
    return found.pop() if len(found) == 1 and item.is_section else ""


def _pages_in(item: Any) -> Iterator[Any]:
    if item.is_page:
        yield item
    for child in item.children or ():
        yield from _pages_in(child)


def _chained(items: Iterable[Any]) -> list[Any]:
    """The pages of a menu, each knowing the one before it and the one after."""
    pages = [page for item in items for page in _pages_in(item)]
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    return pages


def _home_in(pages: Iterable[Any], lang: str, content: Content) -> Any:
    """The page on which a guide begins."""
    home = f"{content.guides[lang].folder}index.md"
    return next((page for page in pages if page.file.src_uri == home), None)


def other_guides(page: Page, build: Build) -> list[dict[str, Any]]:
    """The other guides by their own names, each with its page that says the same, or else with its home."""
    others = [lang for lang in build.content.guides if lang != page.guide]
    found = build.twins(page) if others else {}
    return [
        {
            "lang": lang,
            "name": build.content.guide(lang).words_of("guide")["name"],
            "url": found[lang].url if lang in found else build.content.guides[lang].folder or "./",
            "same": lang in found,
        }
        for lang in others
    ]
