"""The conformance report: its file for others to read, and its tables on the page about accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from bowout.model.conformance import PLACE, load_report
from bowout.model.directive import REPORT
from bowout.render.conformance import published, report_markdown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from bowout.model.conformance import Report


def _report(config: MkDocsConfig) -> Report | None:
    return load_report(config.extra["content"].root)[0]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The file says where to ask, if that is known."""
    path = PLACE.removeprefix("docs/")
    report, written = _report(config), files.get_file_from_path(path)
    if report and written:
        files.remove(written)
        text = published(report, config.repo_url or "")
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The tables, where the page has a line for them."""
    report = _report(config) if REPORT in markdown else None
    return markdown.replace(REPORT, report_markdown(report)) if report else markdown
