"""What the conformance report names is run before anything is published."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from bowout.model.conformance import Report, load_report
from tests.conftest import Tell
from tests.support import project
from tests.support.named import is_chosen, left_out


@pytest.fixture(scope="module")
def report() -> Report:
    report, problems = load_report(project.ROOT)
    assert problems == []
    assert report is not None
    return report


@pytest.mark.slow
def test_every_named_test_is_among_those_that_make_test_runs(
    report: Report, request: pytest.FixtureRequest, tell: Tell
) -> None:
    """As pytest itself collects them: for this very run, if it is the whole one."""
    if request.config.getoption("tier") and not is_chosen(request.config):
        ids = [item.nodeid for item in request.session.items]
    else:
        listed = project.run("pytest", "--collect-only", "-q", "-p", "no:cacheprovider")
        ids = [line for line in listed.stdout.splitlines() if "::" in line]
    collected = {id.split("[", 1)[0] for id in ids}
    assert len(collected) > 300
    assert sorted(set(report.tests) - collected) == []
    tell(f"conformance: {len(report.tests)} tests named, all of them collected by `make test`")


def test_a_test_that_is_left_out_is_told() -> None:
    named = ["a::test_one", "a::test_two", "a::test_three"]
    seen = {"a::test_one": {"passed"}, "a::test_two": {"passed", "skipped"}}
    assert left_out(named, seen, complete=False) == ["a::test_two was skipped"]
    assert left_out(named, seen, complete=True) == [
        "a::test_two was skipped",
        "a::test_three did not run",
    ]
    assert left_out(named, {test: {"passed"} for test in named}, complete=True) == []
    assert left_out(["a::test_red"], {"a::test_red": {"failed"}}, complete=True) == []


CONFTEST = """
from tests.support.named import Watch

def pytest_configure(config):
    config.pluginmanager.register(Watch({"small/test_it.py::test_one", "small/test_it.py::test_two"}))
"""
GOOD = """
import pytest

def test_one():
    pass

def test_two():
    pass
"""
SKIPS = GOOD.replace("test_two():\n    pass", "test_two():\n    pytest.skip('not today')")
FAILS = GOOD.replace("test_two():\n    pass", "test_two():\n    assert False")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tests", "arguments", "status", "message"),
    [
        (GOOD, [], 0, "2 passed"),
        (GOOD, ["-k", "one"], 0, "1 passed"),
        (SKIPS, [], 1, "test_two was skipped"),
        (SKIPS, ["small/test_it.py"], 1, "test_two was skipped"),
        (FAILS, [], 1, "1 failed"),
        (GOOD.replace("test_two", "later"), [], 1, "test_two did not run"),
        (GOOD.replace("def test_two", "@pytest.mark.audit\ndef test_two"), [], 1, "did not run"),
    ],
    ids=["whole", "chosen", "skipped", "skipped in a file", "red", "renamed", "left to the audit"],
)
def test_a_run_fails_with_it(
    tmp_path: Path, tests: str, arguments: list[str], status: int, message: str
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "conftest.py").write_text(CONFTEST, "utf-8")
    (folder / "test_it.py").write_text(tests, "utf-8")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\ntestpaths = small\nmarkers = audit\n"
        "addopts = --import-mode=importlib -m 'not audit' -p no:cacheprovider\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=tmp_path,
        env=project.environment(PYTHONPATH=str(project.ROOT), PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert message in done.stdout


def test_nothing_is_published_before_the_tests_have_passed() -> None:
    file = project.ROOT / ".github/workflows/deploy.yml"
    jobs = yaml.safe_load(file.read_text("utf-8"))["jobs"]
    steps = [step.get("run") or step["uses"].split("@")[0] for step in jobs["build"]["steps"]]
    assert steps.count("make test") == 1
    after = steps[steps.index("make test") :]
    assert "make build" in after
    assert "actions/upload-pages-artifact" in after
    assert not [step for step in jobs["build"]["steps"] if "continue-on-error" in step]
    assert jobs["deploy"]["needs"] == "build"


def test_it_is_about_this_version(report: Report) -> None:
    project_file = tomllib.loads((project.ROOT / "pyproject.toml").read_text("utf-8"))
    product = report.head["product"]
    assert isinstance(product, dict)
    assert product["version"] == project_file["project"]["version"]
