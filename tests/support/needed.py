"""What the tests need beside Python's packages: installed where it may be, and otherwise told before they start.

`python -m tests.support.needed` is the first thing that `make test` does. A browser must be there. What else is
missing leaves a test out, and that is said at once and not only at the end. Under continuous integration
nothing is left out: there a skipped test is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import chromium, debian, project


@dataclass(frozen=True)
class Program:
    """A program that some test starts."""

    name: str
    command: str
    package: str
    # What is not tested where it is missing.
    without: str


PROGRAMS = (
    Program(
        "LibreOffice", "soffice", "libreoffice-writer-nogui", "that a .docx file opens in LibreOffice"
    ),
)  # fmt: skip


def is_strict() -> bool:
    """Whether nothing may be left out, as under continuous integration."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def missing() -> list[Program]:
    """What is not here and could not be installed either."""
    for program in PROGRAMS:
        if not shutil.which(program.command) and debian.may_install():
            print(f"Setting up: {program.name} (once)", file=sys.stderr)
            debian.install(program.package)
    return [program for program in PROGRAMS if not shutil.which(program.command)]


def is_checkout(root: Path) -> bool:
    asked = subprocess.run(["git", "ls-files", ".ci/run"], cwd=root, capture_output=True, text=True)
    return asked.returncode == 0 and bool(asked.stdout.strip())


class NoSkips:
    """A plugin for pytest: a run fails in which a test was skipped."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.skipped:
            terminalreporter.section("skipped, which continuous integration may not (CI is set)")
            for line in self.skipped:
                terminalreporter.write_line(line, red=True)


def main() -> str | None:
    """An error to end with, or None: `sys.exit("")` would end with status 1."""
    try:
        print(f"Chromium: {chromium.install()}")
    except chromium.ChromiumMissingError as problem:
        return str(problem)
    left_out = [
        f"{program.name} is not installed (`{program.command}`), so it is not tested {program.without}."
        for program in missing()
    ]
    if not is_checkout(project.ROOT):
        left_out.append("This is no Git checkout, so it is not tested which files may be run.")
    if left_out and is_strict():
        return "\n".join(["CI is set, and nothing may be left out.", *left_out])
    for line in left_out:
        print(f"Left out: {line}")
    return None


if __name__ == "__main__":
    sys.exit(main())
