"""After the pages: what is made from all of them (bowout/outputs/ has one function for each kind of file)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from bowout.build import Build, Page
from bowout.outputs import CLOSING_OUTPUTS, CLOSING_PATHS, OUTPUTS, styles
from bowout.outputs.site_files import SiteFiles
from bowout.render.early import SCRIPT
from bowout.render.guide_values import guide_values
from bowout.render.letter_page import letter_facts
from bowout.render.policy import REFERRER, page_policy

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """All pages are rendered now and nothing is written yet."""
    build = Build.of(config.extra)
    rendered = [file.page for file in files.documentation_pages() if file.page]
    folders = {
        page.file.src_uri.removesuffix("/index.md"): page.meta.get("course", "")
        for page in rendered
    }
    build.pages = [_page(page, build, folders) for page in rendered]
    env.globals.update(
        build=build,
        policy=page_policy(build.site.url),
        referrer=REFERRER,
        early_script=SCRIPT,
        **guide_values(build.content),
    )
    return env


def _page(page: MkDocsPage, build: Build, folders: dict[str, str]) -> Page:
    """A page as the outputs see it; `folders` has the module of the course that each folder belongs to."""
    meta, content = page.meta, build.content
    letter = content.letters.get(meta.get("letter", ""))
    facts = letter_facts(letter, content.vocabulary) if letter else {}
    above = [item.title for item in page.ancestors]
    menu = build.menu.index(page.file.src_uri) if page.file.src_uri in build.menu else None
    search = meta.get("search", {})
    return Page(
        url=page.url,
        title=str(meta.get("title") or page.title),
        description=meta.get("description", ""),
        html=page.content or "",
        guide=content.guide_of(page.file.src_uri),
        source=page.file.src_uri,
        template=meta.get("template", ""),
        role=meta.get("role", ""),
        schema=meta.get("schema", ""),
        uses=frozenset(meta["uses"]),
        course=meta.get("course") or folders.get(page.file.src_uri.partition("/")[0], ""),
        reviewed=str(meta.get("reviewed", "")),
        law=bool(meta.get("law")),
        letter=letter.id if letter else "",
        country=meta.get("country", ""),
        school=meta.get("school", ""),
        lang=letter.lang if letter else content.guide_of(page.file.src_uri),
        by_country=bool(facts.get("by_country")),
        sources=tuple({"number": n, **vars(one)} for n, one in meta["cited"]),
        aliases=tuple(meta.get("aliases", ())),
        in_search=not search.get("exclude"),
        boost=search.get("boost"),
        section_aliases=search.get("sections", {}),
        own_words=tuple(search.get("own", ())),
        ends=search.get("ends", ""),
        only_in=search.get("country", ""),
        section=str(above[0]) if above else "",
        chapter=str(above[-1]) if above else "",
        menu=menu,
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Written one by one: in memory at once, they would be most of what a build needs."""
    build, site = Build.of(config.extra), Path(config.site_dir)
    for output in OUTPUTS:
        _write(site, output(build))
    for part in styles.parts(build):
        (site / part).unlink()
    files = SiteFiles(site, CLOSING_PATHS)
    try:
        for closing in CLOSING_OUTPUTS:
            _write(site, closing(build, files))
    except ValueError as error:
        raise PluginError(str(error)) from error


def _write(site: Path, files: Iterable[tuple[str, str | bytes]]) -> None:
    for path, data in files:
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
