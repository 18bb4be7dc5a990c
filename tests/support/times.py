"""How long the tests took: kept when a whole tier has run, so that `make bench` can tell."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import built
from tests.support.named import is_chosen

TIERS = {
    "quick": "make test-quick",
    "test": "make test",
    "all": "make test-all",
    "engines": "make test-engines",
}


@dataclass(frozen=True)
class Run:
    """One run of a tier. Its seconds are those of the clock, on the machine and under the load of that day."""

    tier: str
    day: str
    seconds: float
    processes: int
    tests: dict[str, float]

    def slowest(self, count: int) -> list[tuple[str, float]]:
        return sorted(self.tests.items(), key=lambda one: -one[1])[:count]


def _place(tier: str) -> Path:
    return built.HOME / f"times-{tier}.json"


def keep(run: Run) -> None:
    built.HOME.mkdir(parents=True, exist_ok=True)
    _place(run.tier).write_text(json.dumps(vars(run)), "utf-8")


def last(tier: str) -> Run | None:
    """The last whole run of a tier, if there was one here."""
    place = _place(tier)
    return Run(**json.loads(place.read_text("utf-8"))) if place.is_file() else None


class Clock:
    """A plugin for pytest, for the session that controls the others."""

    def __init__(self, tier: str) -> None:
        self.tier = tier
        self.start = time.monotonic()
        self.tests: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tests[report.nodeid] += report.duration

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        complete = session.exitstatus == pytest.ExitCode.OK and not is_chosen(session.config)
        if complete and self.tests:
            processes = session.config.getoption("numprocesses", 0) or 1
            seconds = time.monotonic() - self.start
            day = time.strftime("%Y-%m-%d")
            keep(Run(self.tier, day, seconds, int(processes), dict(self.tests)))
