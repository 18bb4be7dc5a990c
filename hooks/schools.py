"""A page for every school, at students/schools/<slug>/: Markdown made from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from bowout.render.school import school_markdown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

FOLDER = "students/schools"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    content = config.extra["content"]
    for school in content.schools.values():
        text = school_markdown(school, content)
        page = File.generated(config, f"{FOLDER}/{school.slug}.md", content=text)
        page.edit_uri = f"../{school.path}"
        files.append(page)
    return files


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """The list that a school's page belongs below."""
    if "school" in page.meta:
        files = (item.file for item in nav.pages)
        context["list_page"] = next(
            (f.page for f in files if f.src_uri == f"{FOLDER}/index.md"), None
        )
    return context
