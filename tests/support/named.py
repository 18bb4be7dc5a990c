"""Tests that the conformance report names: none may be left out, not even quietly, while the others run.

A plugin for pytest, for the session that controls the others. That a named test fails is told by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest


def left_out(named: Iterable[str], seen: Mapping[str, set[str]], *, complete: bool) -> list[str]:
    """What is wrong with the run. `seen` has the outcomes of each named test; `complete` means that all should run."""
    missing = []
    for test in named:
        outcomes = seen.get(test, set())
        if "skipped" in outcomes:
            missing.append(f"{test} was skipped")
        elif complete and "passed" not in outcomes and "failed" not in outcomes:
            missing.append(f"{test} did not run")
    return missing


def is_complete(config: pytest.Config) -> bool:
    """`make test` as it stands: no files, words or marks chosen, nothing taken out."""
    always: list[str] = config.getini("addopts")
    marks = always[always.index("-m") + 1] if "-m" in always else ""
    quick = getattr(config.option, "tier", None) == "quick"
    return config.option.markexpr == marks and not quick and not is_chosen(config)


def is_chosen(config: pytest.Config) -> bool:
    """Whether somebody asked for some of the tests of a tier, by a file or a word."""
    option = config.option
    narrowed = [
        option.keyword,
        option.deselect,
        option.ignore,
        option.ignore_glob,
        option.collectonly,
    ]
    narrowed += [getattr(option, name, None) for name in ("lf", "stepwise")]
    return config.args_source is not pytest.Config.ArgsSource.TESTPATHS or any(narrowed)


class Watch:
    """Counts what became of the named tests, and fails the run where one was left out."""

    def __init__(self, named: Iterable[str]) -> None:
        self.named = sorted(named)
        self.seen: dict[str, set[str]] = defaultdict(set)
        self.missing: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.seen[re.split(r"[\[@]", report.nodeid, maxsplit=1)[0]].add(report.outcome)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        complete = is_complete(session.config) and not (session.shouldstop or session.shouldfail)
        self.missing = left_out(self.named, self.seen, complete=complete)
        if self.missing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.missing:
            terminalreporter.section("named by the conformance report, and left out")
            for line in self.missing:
                terminalreporter.write_line(line, red=True)
