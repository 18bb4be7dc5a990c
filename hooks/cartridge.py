"""The guide as a course that Canvas, Moodle and others take in: one file, a Common Cartridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from bowout.render.cartridge import CARTRIDGE, cartridge

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Known from the beginning, so that pages may link to it."""
    files.append(File.generated(config, CARTRIDGE, content=b""))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """The order to read the pages in."""
    config.extra["reading_order"] = [page.url for page in nav.pages]


@event_priority(-60)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """After hooks/guide_pages.py, when every page is known."""
    file = files.get_file_from_path(CARTRIDGE)
    assert file, f"hooks/cartridge.py has added {CARTRIDGE}"
    content, order = config.extra["content"], config.extra["reading_order"]
    site = config.site_url or "/"
    file.content_bytes = cartridge(config.extra["embedded"], content, site, order)
    return env
