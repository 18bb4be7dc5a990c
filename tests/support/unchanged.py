"""Which files of tests cannot come out otherwise than last time, because nothing they use has changed.

`make test-quick` leaves them out. A file of tests stands on the code, the tests' own support and their fixtures;
most of them also on the project's content. Whether one does is read from its imports and names, and held by
`Watch`: a file that is said to do without the content may not open any of it.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support import built, project

PASSED = "passed.json"
CODE = (
    "hooks/",
    "tests/conftest.py",
    "tests/support/",
    "tests/fixtures/",
    "pyproject.toml",
    "requirements",
)
CONTENT = ("snippets", "docs", "overrides", ".github")
# By one of these a file reaches the project itself. Whoever starts a program may reach anything.
REACHES = {"ROOT", "ours", "cwd", "chdir", "subprocess", "__file__", "tests.support.project"}
# Has both: `ours` is the content, and all else in it is about small projects made of fixtures.
SMALL_PROJECTS = "tests/support/content.py"


@cache
def needs_content(file: Path) -> bool:
    """Whether a file of tests, or what it imports of their support, can reach the project's own content."""
    tree = ast.parse(file.read_bytes())
    if REACHES.intersection(_named(tree)):
        return True
    return any(needs_content(one) for one in _support(tree) if one != project.ROOT / SMALL_PROJECTS)


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name():
                yield node.id
            case ast.Attribute():
                yield node.attr
            case ast.Import():
                yield from (one.name for one in node.names)
            case ast.ImportFrom():
                yield from (
                    text for one in node.names for text in (one.name, f"{node.module}.{one.name}")
                )
                yield node.module or ""


def _support(tree: ast.AST) -> Iterator[Path]:
    """The files below tests/ that a module imports, but for those that every test has."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("tests"):
            continue
        place = project.ROOT.joinpath(*(node.module or "").split("."))
        for found in (place.with_suffix(".py"), *(place / f"{one.name}.py" for one in node.names)):
            if found.is_file() and found != project.ROOT / "tests/conftest.py":
                yield found


class Digests:
    """What each file of tests stands on, as it is now."""

    def __init__(self) -> None:
        self.files = {
            path.relative_to(project.ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in project.own_files(project.ROOT)
        }
        self.everything = _digest(self.files)
        self.code = _digest({n: it for n, it in self.files.items() if n.startswith(CODE)})

    def of(self, file: Path) -> str:
        name = file.relative_to(project.ROOT).as_posix()
        below = self.everything if needs_content(file) else self.code
        return _digest({"own": self.files[name], "below": below, "python": sys.version})


def _digest(parts: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def passed() -> dict[str, str]:
    """The digest under which each file of tests last passed."""
    place = built.HOME / PASSED
    found: dict[str, str] = json.loads(place.read_text("utf-8")) if place.is_file() else {}
    return found


def unchanged(files: Iterable[Path]) -> set[Path]:
    """Those that passed as they are, on what they stand on as it is."""
    digests, before = Digests(), passed()
    return {
        one
        for one in files
        if before.get(one.relative_to(project.ROOT).as_posix()) == digests.of(one)
    }


class Remember:
    """A plugin for the session that controls the others: keeps which files of tests passed."""

    def __init__(self) -> None:
        self.digests = Digests()
        self.seen: dict[str, bool] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = report.nodeid.partition("::")[0]
        self.seen[file] = self.seen.get(file, True) and report.outcome == "passed"

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK  # nothing has changed
        if session.shouldstop or session.shouldfail:
            return  # some tests of a file may not have run
        known = passed()
        for file, good in self.seen.items():
            known.pop(file, None)
            if good and file in self.digests.files:
                known[file] = self.digests.of(project.ROOT / file)
        built.HOME.mkdir(parents=True, exist_ok=True)
        (built.HOME / PASSED).write_text(json.dumps(known, indent=0, sort_keys=True), "utf-8")


class Watch:
    """A plugin for every process: what is said to do without the content does without it."""

    def __init__(self) -> None:
        self.free = False
        self.opened: list[str] = []
        self.below = tuple(f"{project.ROOT / one}/" for one in CONTENT)
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.free and event == "open" and str(arguments[0]).startswith(self.below):
            self.opened.append(str(arguments[0]))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        self.free, self.opened = not needs_content(item.path), []
        try:
            return (yield)
        finally:
            self.free = False
            if self.opened:
                message = f"It reads {self.opened[0]}, but tests/support/unchanged.py thinks it reads no content."
                pytest.fail(message, pytrace=False)
