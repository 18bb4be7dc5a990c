"""The conformance report answers every criterion once, and each “supports” names tests that exist and run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bowout.load.files import is_file, read_source
from bowout.load.shapes.conformance import ASKED, COMPONENT_OF
from bowout.model.conformance import Chapter, Finding, NamedTest, Report, load_report
from bowout.problems import Problem, did_you_mean

# Marks with which `make test` leaves a test out, or does not mind that it fails.
LEFT_OUT = {"audit", "skip", "skipif", "xfail"}
# The tests of a file, each with its marks.
Tests = dict[str, tuple[str, ...]]


def run(root: Path) -> list[Problem]:
    """All that is wrong with the report; nothing where a project has none."""
    report, problems = load_report(root)
    return problems if report is None else [*problems, *_report(report, root)]


def _report(report: Report, root: Path) -> Iterator[Problem]:
    for chapter in report.chapters:
        yield from _chapter(chapter)
        for finding in chapter.findings:
            yield from _finding(finding)
            for test in finding.tests:
                yield from _test(test, root)


def _chapter(chapter: Chapter) -> Iterator[Problem]:
    asked = ASKED.get(chapter.id, [])
    seen: set[str] = set()
    for finding in chapter.findings:
        at = finding.node.mapping["num"]
        if finding.num not in asked:
            elsewhere = [id for id, own in ASKED.items() if finding.num in own]
            hint = (
                f" It belongs to `{elsewhere[0]}`."
                if elsewhere
                else did_you_mean(finding.num, asked)
            )
            message = f"`{chapter.id}` has no criterion {finding.num}.{hint}"
            yield at.problem("unknown-criterion", message)
        elif finding.num in seen:
            message = f"The criterion {finding.num} is answered twice."
            yield at.problem("duplicate-criterion", message, "Make one answer of the two.")
        elif finding.component != COMPONENT_OF.get(chapter.id, "none"):
            right = COMPONENT_OF.get(chapter.id, "none")
            message = f"{finding.num} is answered for `{finding.component}`, not for `{right}`."
            component = finding.node.mapping["components"].items[0]
            yield component.mapping["name"].problem("wrong-component", message)
        seen.add(finding.num)
    missing = [num for num in asked if num not in seen]
    if missing:
        message = f"`{chapter.id}` does not answer {', '.join(missing)}."
        yield chapter.node.problem(
            "missing-criterion", message, "Answer each, also where the answer is no."
        )
    elif not asked and not chapter.disabled:
        message = f"`{chapter.id}` is neither answered nor left out."
        remedy = "Add `disabled: true`, and say why in its notes."
        yield chapter.node.problem("missing-criterion", message, remedy)


def _finding(finding: Finding) -> Iterator[Problem]:
    for word in finding.bad:
        message = f"“{word.text}” names no test."
        remedy = "Write it as tests/folder/test_file.py::test_name, with commas between."
        yield word.problem("bad-test", message, remedy)
    if finding.level == "supports" and not finding.tests and not finding.bad:
        message = f"{finding.num} says “supports”, and no test shows it."
        remedy = "End its notes with a paragraph “Tests: …”, or say “partially-supports” and why."
        adherence = finding.node.mapping["components"].items[0].mapping["adherence"]
        yield adherence.mapping["level"].problem("supports-without-test", message, remedy)


def _test(test: NamedTest, root: Path) -> Iterator[Problem]:
    tests = _tests_of(root / test.file, root)
    if tests is None:
        known = (path.relative_to(root).as_posix() for path in (root / "tests").rglob("test_*.py"))
        yield test.problem(
            "unknown-test", f"There is no {test.file}.{did_you_mean(test.file, known)}"
        )
    elif test.name not in tests:
        message = f"{test.file} has no test `{test.name}`.{did_you_mean(test.name, tests)}"
        yield test.problem("unknown-test", message)
    elif marks := LEFT_OUT.intersection(tests[test.name]):
        message = f"`{test.name}` may be left out: it carries the mark `{min(marks)}`."
        yield test.problem("idle-test", message, "Name a test that every `make test` runs.")


def _tests_of(file: Path, root: Path) -> Tests | None:
    """The tests of a file, or None if there is no such file."""
    if not is_file(file):
        return None
    source, _ = read_source(file, root)
    return _parsed(source.text) if source else {}


@lru_cache(maxsize=64)
def _parsed(text: str) -> Tests:
    """The tests in a file's text. What Python cannot read has none."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return {}
    module_marks = [
        mark
        for node in body
        if isinstance(node, ast.Assign)
        and any(
            isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
        )
        for mark in _marks(node.value)
    ]
    return {
        node.name: (*module_marks, *(mark for one in node.decorator_list for mark in _marks(one)))
        for node in body
        if isinstance(node, ast.FunctionDef)
    }


def _marks(node: ast.expr) -> list[str]:
    """The names in `pytest.mark.name`, wherever they stand in an expression."""
    return [
        one.attr
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute)
        and isinstance(one.value, ast.Attribute)
        and one.value.attr == "mark"
    ]
