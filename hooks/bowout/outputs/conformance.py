"""The accessibility conformance report: for other programs, and as a document for offices."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.build import Build
from bowout.model.conformance import load_crawl, load_report
from bowout.render.conformance import published
from bowout.render.conformance_docx import report_docx


def files(build: Build) -> Iterator[tuple[str, str | bytes]]:
    """The report says where to ask, if that is known."""
    content, root = build.content, build.content.root
    report, _ = load_report(root)
    if report:
        repository = build.site.repository
        where = f"{repository.rstrip('/')}/issues" if repository else ""
        crawl = load_crawl(root / report.source.path)
        yield report.source.path.removeprefix("docs/"), published(report, repository)
        yield report.document, report_docx(report, content, crawl, where)
