"""While somebody writes: what is wrong is shown in every page, and of what cannot be read the last state that could.

MkDocs' live reload is an inline script; `config.extra.serving` tells the templates to leave the policy out.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.plugins import event_priority

from bowout import GARBAGE_AFTER
from bowout.serving.last_good import LastGood

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_last_good: LastGood | None = None  # hooks are not loaded again while serving


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Comes once, before every on_config."""
    global _last_good  # MkDocs gives this event no configuration to keep it in
    gc.set_threshold(GARBAGE_AFTER)
    if command == "serve":
        _last_good = LastGood()
        _last_good.log.listen()


@event_priority(200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before the content is loaded. None while a site is built to be published."""
    config.extra["serving"] = _last_good
    return config


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Of a page that cannot be read, the last text that could."""
    if _last_good is None or page.file.generated_by is not None:
        return None
    return _last_good.page(f"docs/{page.file.src_uri}", lambda: page.file.content_string)


def on_post_build(config: MkDocsConfig) -> None:
    """The box goes into the finished pages, those that were not made again too."""
    if _last_good is not None:
        _last_good.tell(Path(config.site_dir), config.extra["content"].root)
