"""A file of tests is left out by `make test-quick` only if nothing it stands on has changed since it passed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support import built, project, unchanged

FREE = "from tests.support import content\n\ndef test_it(tmp_path):\n    content.good_project(tmp_path)\n"
BOUND = "from tests.support import content\n\ndef test_it():\n    assert content.ours()\n"
TEST = "tests/unit/test_it.py"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for name, text in {
        TEST: FREE,
        "tests/unit/test_bound.py": BOUND,
        "tests/support/content.py": "ROOT = 1\n",
        "tests/fixtures/good/letter.yml": "title: A letter\n",
        "hooks/core.py": "NUMBER = 1\n",
        "snippets/letter.yml": "title: A letter\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    monkeypatch.setattr(project, "ROOT", root)
    monkeypatch.setattr(built, "HOME", tmp_path / "runs")
    unchanged.needs_content.cache_clear()
    return root


def run(*outcomes: str, file: str = TEST, **session: bool) -> None:
    """One run, in which the tests of a file came out like this."""
    remember = unchanged.Remember()
    for outcome in outcomes:
        report: Any = SimpleNamespace(nodeid=f"{file}::test_it", outcome=outcome)
        remember.pytest_runtest_logreport(report)
    ended: Any = SimpleNamespace(exitstatus=0, shouldstop=False, shouldfail=False, **session)
    remember.pytest_sessionfinish(ended)


def is_left_out(root: Path, file: str = TEST) -> bool:
    unchanged.needs_content.cache_clear()
    return unchanged.unchanged({root / file}) == {root / file}


def test_what_has_passed_is_left_out_until_it_changes(root: Path) -> None:
    assert not is_left_out(root)
    run("passed", "passed")
    assert is_left_out(root)
    (root / TEST).write_text(f"{FREE}\n# changed\n", "utf-8")
    assert not is_left_out(root)


@pytest.mark.parametrize("outcomes", [("failed",), ("passed", "failed"), ("skipped",)])
def test_what_has_not_passed_runs_again(root: Path, outcomes: tuple[str, ...]) -> None:
    run("passed")
    run(*outcomes)
    assert not is_left_out(root)


@pytest.mark.parametrize(
    "change", ["hooks/core.py", "tests/fixtures/good/letter.yml", "tests/support/content.py"]
)
def test_code_and_fixtures_bring_everything_back(root: Path, change: str) -> None:
    run("passed")
    (root / change).write_text("changed = 1\n", "utf-8")
    assert not is_left_out(root)


def test_content_brings_back_what_reads_it_and_nothing_else(root: Path) -> None:
    bound = "tests/unit/test_bound.py"
    run("passed")
    run("passed", file=bound)
    assert is_left_out(root, bound)
    (root / "snippets/letter.yml").write_text("title: Another\n", "utf-8")
    assert is_left_out(root)
    assert not is_left_out(root, bound)


@pytest.mark.parametrize(
    "line",
    [
        "from tests.support.project import ROOT",
        "from tests.support import project",
        "from tests.support.content import ours",
        "from tests.support import reader",
        "import subprocess",
        "from pathlib import Path; HERE = Path(__file__)",
        "from pathlib import Path; HERE = Path.cwd()",
    ],
)
def test_whoever_can_reach_the_content_counts_as_reading_it(root: Path, line: str) -> None:
    (root / "tests/support/reader.py").write_text("from tests.support.project import ROOT\n")
    (root / TEST).write_text(f"{line}\n", "utf-8")
    assert unchanged.needs_content(root / TEST)


def test_who_reads_content_in_secret_is_found(root: Path) -> None:
    watch = unchanged.Watch()
    watch.below = (f"{root}/snippets/",)
    item: Any = SimpleNamespace(path=root / TEST)
    steps = watch.pytest_runtest_call(item)
    next(steps)
    (root / "snippets/letter.yml").read_text("utf-8")
    with pytest.raises(pytest.fail.Exception, match="thinks it reads no content"):
        next(steps)
