"""The form of “Suggest a letter”, and the script with what its checks know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from bowout.render.suggest import data_script, suggest_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The vocabulary, the limits and the words of the checks, as one script."""
    script = data_script(config.extra["content"])
    files.append(File.generated(config, "assets/js/suggest-data.js", content=script))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the form below the page's opening; it never passes through Markdown."""
    if page.meta.get("template") != "suggest.html":
        return html
    up = get_relative_url(".", page.url)
    return html + suggest_html(config.extra["content"], config.repo_url or "", f"{up.rstrip('/')}/")
