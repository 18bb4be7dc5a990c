"""A page for every country, school and part of the sources: Markdown made from its file, so that everything holds there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from bowout.model.vocabulary import LANG
from bowout.render.country import country_markdown
from bowout.render.school import school_markdown
from bowout.render.source_list import part_markdown, parts

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; each is improved in the file it is made from."""
    content = config.extra["content"]
    written = [
        (f"law/{one.code}.md", country_markdown(one, content), one.path)
        for one in content.countries.values()
    ]
    written += [
        (f"students/schools/{one.slug}.md", school_markdown(one, content), one.path)
        for one in content.schools.values()
    ]
    listed = parts(content)
    words = content.vocabularies[LANG]
    written += [
        (part.file, part_markdown(part, listed, words), "snippets/sources.yml") for part in listed
    ]
    for place, text, source in written:
        page = File.generated(config, place, content=text)
        page.edit_uri = f"../{source}"
        files.append(page)
    return files


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """The page that lists it, which it belongs below."""
    if place := page.meta.get("listed_in"):
        files = (item.file for item in nav.pages)
        context["list_page"] = next((f.page for f in files if f.src_uri == place), None)
    return context
