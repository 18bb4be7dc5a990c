"""The conformance report, damaged in every place: no answer and no test can be lost without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bowout.check.conformance import run
from bowout.load.shapes.conformance import ASKED
from bowout.model.conformance import load_report
from bowout.problems import Problem
from tests.support import project

PLACE = project.REPORT.relative_to(project.ROOT)
TEXT = project.ROOT.joinpath(PLACE).read_text("utf-8")
CRITERIA = [num for asked in ASKED.values() for num in asked]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing but the report and the tests."""
    (tmp_path / PLACE).parent.mkdir(parents=True)
    (tmp_path / "tests").symlink_to(project.ROOT / "tests", target_is_directory=True)
    return tmp_path


def problems_of(root: Path, text: str) -> list[Problem]:
    (root / PLACE).write_text(text, "utf-8")
    return run(root)


def test_the_criteria_are_those_of_the_standards() -> None:
    """WCAG 2.2 has 31 criteria of level A and 24 of AA; 4.1.1 comes from WCAG 2.0."""
    level_a, level_aa, *_ = ASKED.values()
    assert (len(level_a), len(level_aa)) == (31 + 1, 24)
    assert len(CRITERIA) == len(set(CRITERIA))
    new = {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}
    assert new <= {*level_a, *level_aa}
    for table in ASKED.values():
        parts = [[int(part) for part in num.split(".")] for num in table]
        assert parts == sorted(parts)


def test_as_it_is_nothing_is_wrong(root: Path) -> None:
    assert problems_of(root, TEXT) == []


def test_a_project_without_a_report_has_no_problem(tmp_path: Path) -> None:
    assert run(tmp_path) == []


@pytest.mark.parametrize("first", [0, 1, 2])
def test_no_answer_can_be_lost(root: Path, first: int) -> None:
    lost = CRITERIA[first::3]
    without = TEXT
    for num in lost:
        item = rf'(?ms)^      - num: "{re.escape(num)}".*?(?=^      - num|^  \w|\Z)'
        without, count = re.subn(item, "", without)
        assert count == 1
    problems = problems_of(root, without)
    assert {problem.id for problem in problems} == {"missing-criterion"}
    named = [num for problem in problems for num in re.findall(r"\d+(?:\.\d+)+", problem.message)]
    assert sorted(named) == sorted(lost)


def test_no_test_can_be_lost_and_each_is_told_where_it_is_named(root: Path) -> None:
    gone = re.sub(r"::test_\w+", r"\g<0>_is_gone", TEXT)
    problems = problems_of(root, gone)
    assert {problem.id for problem in problems} == {"unknown-test"}
    report, _ = load_report(root)
    assert report is not None
    lines = gone.splitlines()
    found = []
    for problem in problems:
        at = re.match(r"tests/\S+::test_\w+_is_gone", lines[problem.line - 1][problem.col - 1 :])
        assert at, problem
        found.append(at.group())
    assert sorted(found) == sorted(
        test.text for finding in report.findings for test in finding.tests
    )


def test_no_support_stands_without_a_test(root: Path) -> None:
    bare = re.sub(r"\n\n +Tests:(?:\s+tests/\S+)+", "", TEXT)
    assert "Tests: tests" not in bare
    problems = problems_of(root, bare)
    assert {problem.id for problem in problems} == {"supports-without-test"}
    assert len(problems) == TEXT.count("level: supports\n")


@pytest.mark.parametrize(
    ("mark", "id"),
    [
        ("", ""),
        ("@pytest.mark.audit\n", "idle-test"),
        ("@pytest.mark.skip(reason='later')\n", "idle-test"),
        ("@pytest.mark.skipif(True, reason='later')\n", "idle-test"),
        ("@pytest.mark.xfail\n", "idle-test"),
        ("@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.skip)])\n", "idle-test"),
        ("@pytest.mark.parametrize('x', [1])\n", ""),
    ],
)
def test_a_test_with_a_mark_may_be_idle(tmp_path: Path, mark: str, id: str) -> None:
    (tmp_path / PLACE).parent.mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_it.py").write_text(f"{mark}def test_it(): ...\n", "utf-8")
    small = re.sub(r"tests/\S+::test_\w+", "tests/test_it.py::test_it", TEXT)
    assert {problem.id for problem in problems_of(tmp_path, small)} == ({id} - {""})
    text = f"pytestmark = pytest.mark.skip\n{mark}def test_it(): ...\n"
    (tmp_path / "tests/test_it.py").write_text(text, "utf-8")
    assert {problem.id for problem in problems_of(tmp_path, small)} == {"idle-test"}


def test_a_file_that_python_cannot_read_has_no_tests(tmp_path: Path) -> None:
    (tmp_path / PLACE).parent.mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_it.py").write_text("def test_it(:\n", "utf-8")
    small = re.sub(r"tests/\S+::test_\w+", "tests/test_it.py::test_it", TEXT)
    assert {problem.id for problem in problems_of(tmp_path, small)} == {"unknown-test"}
