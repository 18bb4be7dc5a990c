"""Where the pages name a test that proves a promise, links to it, if the address of the code is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

TEST = re.compile(r"<code>(?P<file>tests/[\w/]+\.py)(?P<test>::\w+)?</code>")


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """`tests/browser/test_privacy.py`, alone or with `::test_name`, becomes a link to that file on the main branch."""
    if not config.repo_url:
        return html
    base = config.repo_url.rstrip("/") + "/blob/main/"
    return TEST.sub(
        lambda match: f'<a href="{base}{match["file"]}">{match.group()}</a>',
        html,
    )
