"""What a page's links become once its address is known: letters and pages get their place, tests their file."""

from __future__ import annotations

import posixpath
import re

from bowout.model.content import Content

LINK = re.compile(r'href="(?P<kind>letter|page):(?P<id>[a-z0-9-]+)(?P<rest>[^"]*)"')
TEST = re.compile(r"<code>(?P<file>tests/[\w/]+\.py)(?P<test>::\w+)?</code>")


def relative(to: str, url: str) -> str:
    """The way from the page at `url` to another address, both below the site's root."""
    path, mark, anchor = to.partition("#")
    way = posixpath.relpath(f"/{path}", f"/{url}")
    return way + "/" * path.endswith("/") + mark + anchor


def with_addresses(html: str, url: str, content: Content, country: str = "") -> str:
    """The page with addresses for its links to letters (`letter:id`) and to pages with a role (`page:role`).

    A page about a `country` names it to letters for several, which then write their dates as it does.
    """
    named = content.countries.get(country)

    def place(match: re.Match[str]) -> str:
        id, rest = match["id"], match["rest"]
        if match["kind"] == "page":
            return f'href="{relative(content.address(id), url)}{rest}"'
        id = content.twin(id)
        letter = content.letters.get(id)
        if named and letter and letter.for_several and letter.territory != named.territory:
            rest += f"{'&amp;' if '#' in rest else '#'}country={country}"
        return f'href="{relative(content.letter_address(id), url)}{rest}"'

    return LINK.sub(place, html)


def with_tests(html: str, repository: str) -> str:
    """`tests/browser/test_privacy.py`, alone or with `::test_name`, as a link to that file on the main branch."""
    if not repository:
        return html
    base = f"{repository.rstrip('/')}/blob/main/"
    return TEST.sub(lambda match: f'<a href="{base}{match["file"]}">{match[0]}</a>', html)
