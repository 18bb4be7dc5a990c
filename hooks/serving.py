"""While somebody writes: what is wrong is shown in every page, and a mistake ends nothing.

MkDocs' live reload is an inline script; `config.extra.serving` tells the templates to leave the policy out.
"""

from __future__ import annotations

import gc
import logging
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.plugins import event_priority

from bowout import GARBAGE_AFTER
from bowout.serving.build_log import BuildLog
from bowout.serving.last_good import LastGood

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

POLLING, SETTLED = 0.2, 0.05  # seconds between two looks at the files, and until a save is over
_last_good: LastGood | None = None  # hooks are not loaded again while serving
_build_log = BuildLog()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Comes once, before every on_config."""
    global _last_good  # MkDocs gives this event no configuration to keep it in
    gc.set_threshold(GARBAGE_AFTER)
    if command == "serve":
        _last_good = LastGood()
        _build_log.listen()


@event_priority(200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before the content is loaded."""
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
        root = Path(config.config_file_path).resolve().parent
        _last_good.tell(Path(config.site_dir), _build_log.take(root))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Look more often, and go on whatever happens."""
    from watchdog.observers.polling import PollingObserver  # only where it is served

    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=POLLING)
    for path in watched:
        server.watch(path)
    server.build_delay = SETTLED
    gc.freeze()  # what the first build has made stays: it need not be looked through again at every save
    server.builder = partial(_build_again, config)
    return server


def _build_again(config: MkDocsConfig) -> None:
    """Only what changed (hooks/reuse.py says what that is). A failure is told in the pages that are there."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    try:
        fresh = load_config(config_file=config.config_file_path, site_dir=config.site_dir)
        fresh.site_url = config.site_url
        build(fresh, serve_url=config.site_url, dirty=True)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it was, the next save may mend it
        if not isinstance(error, SystemExit):
            traceback.print_exc()
        logging.getLogger("mkdocs").error("%s", error)
        on_post_build(config)
