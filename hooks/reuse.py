"""While somebody writes, only the pages that would differ are made again; MkDocs skips what is not modified."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from bowout.check.front_matter import FRONT
from bowout.serving.reuse import Builds, Built, Templates, Watched, shared_state, take

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

_builds = Builds()  # hooks are not loaded again while serving
_templates = Templates()


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """All pages are known and none is made: those that would be what they were take what they had."""
    if not config.extra["serving"]:
        return
    content = config.extra["content"]
    shown = [f for f in files.documentation_pages() if not f.inclusion.is_excluded()]  # type: ignore[no-untyped-call]
    texts = {file.src_uri: _text(file, config) for file in shown}
    # Every page shows the menu, and so the titles.
    fronts = [FRONT.match(texts.get(page.file.src_uri, "")) for page in nav.pages]
    shared = (shared_state(content.root), sorted(texts), [front and front[0] for front in fronts])
    now = Built(shared, texts, content.letters)
    for file in shown:
        now.pages[file.src_uri] = file.page or Page(None, file, config)
        file.is_modified = lambda: True  # type: ignore[method-assign]  # its time alone does not tell
    for uri, old in _builds.begin(now):
        take(old, now.pages[uri], files.get_file_from_path)


def _text(file: File, config: MkDocsConfig) -> str:
    """The page's text; of a page that cannot be read, its last one that could."""
    if file.generated_by:
        return file.content_string
    path = f"docs/{file.src_uri}"
    return str(config.extra["serving"].page(path, partial(getattr, file, "content_string")))


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """From here on it is this page that asks for letters."""
    if config.extra["serving"]:
        config.extra["content"].letters.begin(page.file.src_uri)


@event_priority(100)
def _nobody_asks(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    if config.extra["serving"]:
        config.extra["content"].letters.begin("")
        env.bytecode_cache = _templates


@event_priority(-100)
def _files_are_made(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    for file in files if config.extra["serving"] else ():
        made = file.generated_by is not None and not file.is_documentation_page()
        if made and _builds.had(file.src_uri, file.content_bytes):
            file.is_modified = lambda: False  # type: ignore[method-assign]


on_env = CombinedEvent(_nobody_asks, _files_are_made)


@event_priority(100)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """The page asks again, for its frame."""
    if isinstance(letters := config.extra["content"].letters, Watched):
        letters.reader = page.file.src_uri


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Only a build that came to its end is built upon."""
    _builds.end()
