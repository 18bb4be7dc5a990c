"""What a full crawl found, written where the conformance report shows it."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from bowout.model.conformance import Crawl, crawl_file
from tests.support import project

# The name of a property of a test: pages and states it looked at, faults it found, and how many
# pages there are.
PART = "crawl"


class Record:
    """A plugin for the session that controls the others."""

    def __init__(self, place: Path | None = None) -> None:
        self.place = place or crawl_file(project.REPORT)
        self.parts: list[dict[str, int]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown":
            self.parts += [part for name, part in report.user_properties if name == PART]

    def pytest_sessionfinish(self) -> None:
        """Only what was looked at as a whole is kept."""
        pages = sum(part["pages"] for part in self.parts)
        if not self.parts or pages != self.parts[0]["of"]:
            return
        states, faults = (sum(part[name] for part in self.parts) for name in ("states", "faults"))
        crawl = Crawl(time.strftime("%Y-%m-%d"), pages, states, faults)
        self.place.write_text(json.dumps(asdict(crawl), indent=2) + "\n", "utf-8")
