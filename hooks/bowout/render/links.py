"""What a page's links become once its address is known: citations get numbers, letters get their place."""

from __future__ import annotations

import posixpath
import re

from markupsafe import escape

from bowout.model.content import Cited, Content
from bowout.render.source_list import source_address

CITED = re.compile(r'<a href="source:(?P<id>[a-z0-9-]+)">[^<]*</a>')
LETTER = re.compile(r'href="letter:(?P<id>[a-z0-9-]+)(?P<rest>[^"]*)"')
TEST = re.compile(r"<code>(?P<file>tests/[\w/]+\.py)(?P<test>::\w+)?</code>")


def relative(to: str, url: str) -> str:
    """The way from the page at `url` to another address, both below the site's root."""
    path, mark, anchor = to.partition("#")
    way = posixpath.relpath(f"/{path}", f"/{url}")
    return way + "/" * path.endswith("/") + mark + anchor


def numbered(html: str, url: str, more: list[str], content: Content) -> tuple[str, list[Cited]]:
    """The page with a number for every citation, and its sources by number; `more` are cited as a whole."""
    numbers: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        source = content.sources[match["id"]]
        place = numbers.setdefault(source.id, len(numbers) + 1)
        name = escape(f"{source.publisher}, {source.year}" if source.year else source.publisher)
        way = relative(source_address(source.id, source.publisher), url)
        return f'<a href="{way}" title="{name}" aria-label="Source {place}: {name}">{place}</a>'

    html = CITED.sub(number, html)
    return html, [content.sources[id] for id in dict.fromkeys([*numbers, *more])]


def with_letters(html: str, url: str) -> str:
    """The page with addresses for its links to letters."""

    def place(match: re.Match[str]) -> str:
        way = relative(f"letters/{match['id']}/", url)
        return f'href="{way}{match["rest"]}"'

    return LETTER.sub(place, html)


def with_tests(html: str, repository: str) -> str:
    """`tests/browser/test_privacy.py`, alone or with `::test_name`, as a link to that file on the main branch."""
    if not repository:
        return html
    base = f"{repository.rstrip('/')}/blob/main/"
    return TEST.sub(lambda match: f'<a href="{base}{match["file"]}">{match[0]}</a>', html)
