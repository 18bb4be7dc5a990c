"""The conformance report: each criterion with its level, its remark and the tests that show it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bowout.load.files import Source, read_source
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.load.shapes.conformance import CHAPTERS, REPORT
from bowout.model.content import plain
from bowout.problems import Problem, errors

ENDING = ".openacr.yaml"
# Beside the report, what the last full crawl found: `make test-all` writes it, and a release
# commits it.
CRAWL = ".crawl.json"
TESTS = re.compile(r"(?:\A|\n\n)Tests?:\s(?P<list>.+)\Z", re.DOTALL)
NAMED = re.compile(r"[^\s,]+")
TEST = re.compile(r"(?P<file>tests/[\w/]+\.py)::(?P<name>test_\w+)")


@dataclass(frozen=True)
class Crawl:
    """One look at every page with axe: on which day, at how many pages in how many states, and what it found."""

    day: str
    pages: int
    states: int
    faults: int


def crawl_file(report: Path) -> Path:
    """The place beside a report for what a full crawl found."""
    return report.with_name(report.name.removesuffix(ENDING) + CRAWL)


def load_crawl(report: Path) -> Crawl | None:
    """The last full crawl, if one is on record beside this report."""
    try:
        return Crawl(**json.loads(crawl_file(report).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


@dataclass(frozen=True, eq=False)
class NamedTest:
    """A test as a remark names it; `offset` is its place in the remark."""

    text: str
    file: str
    name: str
    node: Node
    offset: int

    def problem(self, id: str, message: str, remedy: str = "") -> Problem:
        """A problem at the name."""
        return self.node.problem(id, message, remedy, at=self.offset)


@dataclass(frozen=True, eq=False)
class Finding:
    """What is said about one criterion. `tests` are those named; `bad` are words that should be one."""

    num: str
    component: str
    level: str
    notes: str
    tests: tuple[NamedTest, ...]
    bad: tuple[NamedTest, ...]
    node: Node


@dataclass(frozen=True, eq=False)
class Chapter:
    """A chapter with its findings in their order; `disabled` has none and says why."""

    id: str
    notes: str
    disabled: bool
    findings: tuple[Finding, ...]
    node: Node


@dataclass(frozen=True, eq=False)
class Report:
    """The whole report. `head` holds what stands above the chapters, as plain data."""

    source: Source
    head: dict[str, object]
    chapters: tuple[Chapter, ...]

    @property
    def document(self) -> str:
        """Where its Word document lies below the site's root: beside it."""
        return self.source.path.removeprefix("docs/").removesuffix(ENDING) + ".docx"

    @property
    def findings(self) -> list[Finding]:
        """All findings of all chapters."""
        return [finding for chapter in self.chapters for finding in chapter.findings]

    @property
    def tests(self) -> dict[str, NamedTest]:
        """Every test that is named, once, by `file::name`."""
        return {test.text: test for finding in self.findings for test in finding.tests}

    def count(self) -> Counter[str]:
        """How many findings have each level."""
        return Counter(finding.level for finding in self.findings)


def load_report(root: Path) -> tuple[Report | None, list[Problem]]:
    """The report of a project, if it has one whose shape is right, and what is wrong with it."""
    file = next(iter(sorted(root.glob(f"docs/**/*{ENDING}"))), None)
    if file is None:
        return None, []
    source, found = read_source(file, root)
    if source is None:
        return None, found
    report, problems = _built(source)
    return report, [*found, *problems]


@lru_cache(maxsize=4)
def _built(source: Source) -> tuple[Report | None, tuple[Problem, ...]]:
    """The report in a file's text, and its problems. Cached by the text, which rarely changes while the site is served."""
    node, faults = parse(source)
    found = list(faults)
    if node and not any(problem.id in ("yaml-alias", "too-deep") for problem in faults):
        found += REPORT.check(node, "report")
    if node is None or errors(found):
        return None, tuple(found)
    head = {key: plain(value) for key, value in node.mapping.items() if key != "chapters"}
    chapters = node.mapping["chapters"].mapping
    built = tuple(_chapter(id, chapters[id]) for id in CHAPTERS)
    return Report(source, head, built), tuple(found)


def _chapter(id: str, node: Node) -> Chapter:
    findings = tuple(_finding(criterion) for criterion in node.listed("criteria"))
    return Chapter(id, node.words("notes"), node.flag("disabled"), findings, node)


def _finding(node: Node) -> Finding:
    (component,) = node.listed("components")
    adherence = component.mapping["adherence"]
    notes = adherence.mapping["notes"]
    named = TESTS.search(notes.text)
    tests = list(_tests(notes, named)) if named else []
    return Finding(
        node.words("num"),
        component.words("name"),
        adherence.words("level"),
        notes.text[: named.start()].strip() if named else notes.text.strip(),
        tuple(test for test in tests if test.name),
        tuple(test for test in tests if not test.name),
        node,
    )


def _tests(notes: Node, named: re.Match[str]) -> list[NamedTest]:
    """The tests of the last paragraph; a word that is none has no name."""
    found = []
    for match in NAMED.finditer(named["list"]):
        text = match.group().rstrip(".")
        test = TEST.fullmatch(text)
        file, name = (test["file"], test["name"]) if test else ("", "")
        found.append(NamedTest(text, file, name, notes, named.start("list") + match.start()))
    return found
