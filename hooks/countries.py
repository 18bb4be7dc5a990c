"""A page for every country, at law/<code>/: Markdown made from its file, so that everything holds there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from bowout.render.country import country_markdown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    content = config.extra["content"]
    for country in content.countries.values():
        text = country_markdown(country, content)
        page = File.generated(config, f"law/{country.code}.md", content=text)
        page.edit_uri = f"../{country.path}"
        files.append(page)
    return files


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """The table that a country's page belongs below."""
    if "country" in page.meta:
        files = (item.file for item in nav.pages)
        context["list_page"] = next(
            (f.page for f in files if f.src_uri == "law/countries.md"), None
        )
    return context
