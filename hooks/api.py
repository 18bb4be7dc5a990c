"""Lists for programs, and feeds: what there is, and what was reviewed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from bowout.render.api import api_files
from bowout.render.feed import atom, json_feed

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@event_priority(-60)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """After hooks/guide_pages.py, which has looked at every page."""
    site = config.site_url or "/"
    pages, shown = config.extra["guide_pages"], config.extra["embedded"]
    written = api_files(pages, shown, config.extra["content"], site)
    written |= {"feed.xml": atom(pages, site), "feed.json": json_feed(pages, site)}
    for path, text in written.items():
        files.append(File.generated(config, path, content=text))
    return env
