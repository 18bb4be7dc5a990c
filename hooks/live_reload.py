"""While somebody writes: look more often for what was saved, make only that again, and go on whatever happens."""

from __future__ import annotations

import gc
import logging
import tempfile
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

POLLING, SETTLED = 0.2, 0.05  # seconds between two looks at the files, and until a save is over


@event_priority(200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """For hooks/content.py, while there is nothing that could be shown."""
    config.extra["wait_for_save"] = partial(_wait_for_save, config)
    return config


def _wait_for_save(config: MkDocsConfig, root: Path, page: str) -> None:
    """Serve this one page, which looks again by itself, until something is saved."""
    from mkdocs.livereload import LiveReloadServer  # only where it is served

    host, port = config.dev_addr
    with tempfile.TemporaryDirectory() as nothing:
        server = LiveReloadServer(lambda: server.shutdown(), host, port, nothing)
        server.error_handler = lambda code: page.encode()
        for folder in ("docs", "snippets"):
            server.watch(str(root / folder))
        server.serve()  # type: ignore[no-untyped-call]


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Look more often, and build only what changed."""
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
        config.extra["serving"].tell(Path(config.site_dir), config.extra["content"].root)
