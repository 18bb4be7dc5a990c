"""A test that the conformance report names cannot be left out: whole runs of pytest in a small project.

For a while every run passed for a partial one, because `make test` leaves out a second mark since.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.project import ROOT

pytestmark = pytest.mark.slow

CONFTEST = """\
from tests.support import named


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(named.Watch(["tests/test_shown.py::test_shown"]))
"""
OTHER = "def test_other():\n    pass\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with our settings, whose report names one test."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]
    options = ours["ini_options"]
    (tmp_path / "pyproject.toml").write_text(
        "[tool.pytest.ini_options]\n"
        f"testpaths = {options['testpaths']}\naddopts = {options['addopts']}\nmarkers = {options['markers']}\n",
        "utf-8",
    )
    (tmp_path / "tests").mkdir()
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    (tmp_path / "tests/test_other.py").write_text(OTHER, "utf-8")
    return tmp_path


def run(small: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=small,
        # None of the plugins that happen to be installed: they take longer to load than the tests to run.
        env={
            **os.environ,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'hooks'}",
        },
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("share", [(), ("-p", "xdist.plugin", "-n1")], ids=["alone", "shared out"])
@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("", ""),
        ("@pytest.mark.skip", "tests/test_shown.py::test_shown was skipped"),
        ("@pytest.mark.audit", "tests/test_shown.py::test_shown did not run"),
        ("@pytest.mark.parametrize('one', [])", "tests/test_shown.py::test_shown was skipped"),
    ],
)
def test_a_whole_run_tells_what_it_left_out(
    small: Path, share: tuple[str, ...], mark: str, message: str
) -> None:
    names = "one" if "one" in mark else ""
    text = f"import pytest\n\n\n{mark}\ndef test_shown({names}):\n    pass\n"
    (small / "tests/test_shown.py").write_text(text, "utf-8")
    status, output = run(small, *share)
    assert (status, message in output) == (1 if message else 0, True), output


def test_a_test_that_is_gone_is_told(small: Path) -> None:
    status, output = run(small)
    assert status == 1
    assert "tests/test_shown.py::test_shown did not run" in output


@pytest.mark.parametrize(
    "some", [("-k", "other"), ("tests/test_other.py",), ("-m", "not wordpress")]
)
def test_whoever_runs_some_is_told_nothing(small: Path, some: tuple[str, ...]) -> None:
    status, output = run(small, *some)
    assert (status, "left out" in output) == (0, False), output
