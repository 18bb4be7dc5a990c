"""`make bench` tells how long each tier took when it last ran as a whole."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.bench import tests as bench
from tests.bench.figures import table
from tests.support import built, times


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "HOME", tmp_path / "runs")


def run(status: int, *, chosen: bool = False) -> None:
    clock = times.Clock("test")
    for phase, seconds in (("setup", 1.0), ("call", 2.0), ("teardown", 0.5)):
        report: Any = SimpleNamespace(
            nodeid="tests/test_it.py::test_slow", when=phase, duration=seconds
        )
        clock.pytest_runtest_logreport(report)
    option = SimpleNamespace(keyword="word" if chosen else "", deselect=None, ignore=None, ignore_glob=None, collectonly=False)  # fmt: skip
    config = SimpleNamespace(
        option=option,
        args_source=pytest.Config.ArgsSource.TESTPATHS,
        getoption=lambda name, default: 2,
    )
    session: Any = SimpleNamespace(exitstatus=status, config=config)
    clock.pytest_sessionfinish(session)


def test_a_whole_run_is_kept_with_its_slowest_tests() -> None:
    run(0)
    kept = times.last("test")
    assert kept is not None
    assert kept.slowest(10) == [("tests/test_it.py::test_slow", 3.5)]
    assert kept.processes == 2
    rows = table(bench.figures())
    assert "1 tests in 2 processes" in rows
    assert "tests/test_it.py::test_slow" in rows
    assert "make test-all: not run as a whole yet" in rows


def test_a_run_that_failed_or_was_a_part_is_not_kept() -> None:
    run(1)
    run(0, chosen=True)
    assert times.last("test") is None
