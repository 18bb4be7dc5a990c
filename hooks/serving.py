"""While somebody writes (`make serve`): problems are shown in every page, and only what changed is made again.

The first hook of the list: its handlers come before the others'.
"""

from __future__ import annotations

import gc
import logging
import tempfile
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.structure.pages import Page

from bowout import GARBAGE_AFTER
from bowout.build import Build
from bowout.check.front_matter import FRONT
from bowout.check.run import check_project
from bowout.serving.last_good import LastGood
from bowout.serving.problem_box import alone, box
from bowout.serving.reuse import Builds, Built, Templates, Watched, shared_state, take

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from bowout.model.content import Content
    from bowout.problems import Problem

POLLING, SETTLED = 0.2, 0.05  # seconds between two looks at the files, and until a save is over
log = logging.getLogger("mkdocs.plugins.bowout")


class Session:
    """What lasts from one build to the next."""

    def __init__(self) -> None:
        self.last_good = LastGood()
        self.builds = Builds()
        self.templates = Templates()
        self.frames: set[object] = set()

    def content(
        self, root: Path, config: MkDocsConfig, report: Callable[[list[Problem]], str]
    ) -> Content:
        """What can be shown now; before anything can be, wait for it."""
        last_good = self.last_good
        while (content := last_good.buildable(*check_project(root))) is None:
            log.error(report(last_good.problems))
            _wait_for_save(config, root, alone(box(last_good.problems)))
        if last_good.problems:
            log.error(report(last_good.problems))
        return content


_session: Session | None = None  # MkDocs loads a hook once, and tells on_startup no configuration


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Once, before every on_config."""
    global _session
    gc.set_threshold(GARBAGE_AFTER)
    if command == "serve":
        _session = Session()
        _session.last_good.log.listen()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """For hooks/content.py. None while a site is built to be published."""
    config.extra["serving"] = _session
    return config


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """All pages are known and none is made: those that would be the same take what they had."""
    if _session is None:
        return
    content = Build.of(config.extra).content
    assert isinstance(content.letters, Watched)
    documented = [f for f in files.documentation_pages() if not f.inclusion.is_excluded()]  # type: ignore[no-untyped-call]
    texts = {file.src_uri: _text(file, _session) for file in documented}
    # Every page shows the menu, and so the titles.
    fronts = [FRONT.match(texts.get(page.file.src_uri, "")) for page in nav.pages]
    shared = (shared_state(content.root), sorted(texts), [front and front[0] for front in fronts])
    now = Built(shared, texts, content.letters)
    for file in documented:
        now.pages[file.src_uri] = file.page or Page(None, file, config)
        file.is_modified = lambda: True  # type: ignore[method-assign]  # its time alone does not tell
    for uri, old in _session.builds.begin(now):
        take(old, now.pages[uri], files.get_file_from_path)


def _text(file: File, session: Session) -> str:
    """The page's text; of a page that can't be read, the last one that could."""
    if file.generated_by:
        return file.content_string
    return session.last_good.page(f"docs/{file.src_uri}", lambda: file.content_string)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The page's Markdown; of a page that can't be read, the last text that could be."""
    if _session is None or page.file.generated_by is not None:
        return None
    return _text(page.file, _session)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """From here on it is this page that asks for letters."""
    if isinstance(letters := Build.of(config.extra).content.letters, Watched):
        letters.begin(page.file.src_uri)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """The outputs ask for letters now, and no page."""
    if _session and isinstance(letters := Build.of(config.extra).content.letters, Watched):
        letters.begin("")
        env.bytecode_cache = _session.templates


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """The page asks again, for its template."""
    if isinstance(letters := Build.of(config.extra).content.letters, Watched):
        letters.reader = page.file.src_uri


def on_post_build(config: MkDocsConfig) -> None:
    """The box goes into the finished pages, those that were not made again too. Only a finished build is built upon."""
    if _session:
        _session.last_good.show_problems(Path(config.site_dir), Build.of(config.extra).content.root)
        _session.builds.end()


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


def _build_again(config: MkDocsConfig) -> None:
    """Build again what changed (bowout/serving/reuse.py finds it). A failure is shown in the pages that are there."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    try:
        fresh = load_config(config_file=config.config_file_path, site_dir=config.site_dir)
        fresh.site_url = config.site_url
        build(fresh, serve_url=config.site_url, dirty=True)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it was, the next save may mend it
        if not isinstance(error, SystemExit):
            traceback.print_exc()
        log.error("%s", error)
        if _session:
            _session.last_good.show_problems(
                Path(config.site_dir), Build.of(config.extra).content.root
            )
