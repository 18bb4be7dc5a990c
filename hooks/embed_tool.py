"""Finishes the page for career centers, which lists all others: it is the last to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from bowout.render.embed_code import Codes, loader_text
from bowout.render.embed_tool import PLACE, tool_html

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@event_priority(-60)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """After hooks/guide_pages.py, before the templates."""
    content = config.extra["content"]
    codes = Codes(config.site_url or "/", loader_text(content.root))
    for file in files.documentation_pages():
        page = file.page
        if page and page.content and PLACE in page.content:
            tool = tool_html(config.extra["embedded"], content, codes)
            page.content = page.content.replace(PLACE, tool)
    return env
