"""Writes llms.txt: the parts of the guide in their order, then all letters and all countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from bowout.render.llms import Listed, llms_txt

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

START, LETTERS, COUNTRIES, MORE = "Start here", "Sample letters and scripts", "Countries", "More"


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """The order of the menu, for the list."""
    config.extra["menu"] = {page.file.src_uri: place for place, page in enumerate(nav.pages)}
    return nav


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """All pages are known now and nothing is written yet."""
    menu: dict[str, int] = config.extra["menu"]
    found = [file.page for file in files.documentation_pages() if file.page is not None]
    found.sort(key=lambda page: (menu.get(page.file.src_uri, len(menu)), page.url))
    parts: dict[str, list[Listed]] = {START: []}
    late: dict[str, list[Listed]] = {LETTERS: [], COUNTRIES: [], MORE: []}
    for page in found:
        title = str(page.meta.get("title") or page.title)
        row = Listed(page.canonical_url or page.url, title, page.meta.get("description", ""))
        name = _part(page, page.file.src_uri in menu)
        (late if name in late else parts).setdefault(name, []).append(row)
    text = llms_txt(config.site_name, config.site_description or "", parts | late)
    files.append(File.generated(config, "llms.txt", content=text))
    return env


def _part(page: Page, in_menu: bool) -> str:
    if not in_menu:
        return LETTERS if "letter" in page.meta else COUNTRIES if "country" in page.meta else MORE
    top = page.parent
    while top is not None and top.parent is not None:
        top = top.parent
    return str(top.title) if top else START
