"""While somebody writes, only the pages that would differ are made again; MkDocs skips what is not modified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from bowout.check.front_matter import FRONT
from bowout.serving.reuse import Built, Templates, Watched, shared_state, take

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_now: Built | None = None
_before: Built | None = None
_last: Built | None = (
    None  # hooks are not loaded again while serving; None after a build that failed
)
_templates = Templates()


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """All pages are known and none is made: those that would be what they were take what they had."""
    global _now, _before, _last
    if not config.extra["serving"]:
        return
    docs = {f.src_uri: f for f in files.documentation_pages() if not f.inclusion.is_excluded()}
    page = config.extra["serving"].page
    texts = {
        uri: file.content_string
        if file.generated_by
        else page(f"docs/{uri}", lambda f=file: f.content_string)
        for uri, file in docs.items()
    }
    # Every page shows the menu, and so the titles.
    titles = [FRONT.match(texts.get(page.file.src_uri, "")) for page in nav.pages]
    root = Path(config.config_file_path).resolve().parent
    shared = (shared_state(root), sorted(texts), [match and match[0] for match in titles])
    _now = Built(shared, texts, config.extra["content"].letters)
    for uri, file in docs.items():
        _now.pages[uri] = file.page or Page(None, file, config)
        file.is_modified = lambda: True  # its time alone does not tell
    _before, _last = _last, None
    for uri in _before.same(_now) if _before else ():
        take(_before.pages[uri], _now.pages[uri], files.get_file_from_path)


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
    for file in files if config.extra["serving"] and _now else ():
        if file.generated_by is not None and not file.is_documentation_page():
            made = _now.files[file.src_uri] = file.content_bytes
            if _before and _before.files.get(file.src_uri) == made:
                file.is_modified = lambda: False


on_env = CombinedEvent(_nobody_asks, _files_are_made)


@event_priority(100)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """The page asks again, for its frame."""
    if isinstance(letters := config.extra["content"].letters, Watched):
        letters.reader = page.file.src_uri


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Only a build that came to its end is built upon."""
    global _last
    _last = _now
