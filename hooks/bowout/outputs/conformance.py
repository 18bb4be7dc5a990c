"""The accessibility conformance report, for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.build import Build
from bowout.model.conformance import load_report
from bowout.render.conformance import published


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The report says where to ask, if that is known."""
    report, _ = load_report(build.content.root)
    if report:
        yield report.source.path.removeprefix("docs/"), published(report, build.site.repository)
