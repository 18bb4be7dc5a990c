"""A test that hangs ends its process and says where it stood; the others go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import needed
from tests.support.project import ROOT

pytestmark = pytest.mark.slow

CONFTEST = """\
from tests.support import patience

patience.PHASE = 4


def pytest_configure(config):
    config.pluginmanager.register(patience.Patience())
"""
HANGS = """\
import pytest
import threading


@pytest.fixture
def late():
    yield
    threading.Event().wait()


def test_a_hanging(HOW):
    BODY


def test_b_good():
    pass
"""


def run(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env=os.environ
        | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'hooks'}"}
        | environment,
        capture_output=True,
        text=True,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("how", "body"),
    [("", "threading.Event().wait()"), ("late", "pass"), ("late", "raise ValueError")],
    ids=["in its body", "at its end", "at its end, having failed"],
)
def test_one_that_hangs_fails_and_the_others_run(tmp_path: Path, how: str, body: str) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    text = HANGS.replace("HOW", how).replace("BODY", body)
    (tmp_path / "test_it.py").write_text(text, "utf-8")
    status, output = run(tmp_path, "-p", "xdist.plugin", "-n1", "-v")
    assert status == 1, output
    assert "Timeout" in output
    assert "threading.py" in output
    assert "crashed while running 'test_it.py::test_a_hanging'" in output
    assert "PASSED test_it.py::test_b_good" in output


SKIPS = """\
import pytest


def test_one():
    pytest.skip("not here")
"""
STRICT = """\
from tests.support import needed


def pytest_configure(config):
    if needed.is_strict():
        config.pluginmanager.register(needed.NoSkips())
"""


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0), ("false", 0)])
def test_continuous_integration_skips_nothing(tmp_path: Path, ci: str, status: int) -> None:
    (tmp_path / "conftest.py").write_text(STRICT, "utf-8")
    (tmp_path / "test_it.py").write_text(SKIPS, "utf-8")
    assert run(tmp_path, CI=ci)[0] == status


@pytest.mark.parametrize("ci", ["true", ""])
def test_what_is_missing_is_said_before_the_tests_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str
) -> None:
    office = needed.Program("An office", "no-such-office", "no-such-package", "that it opens")
    monkeypatch.setattr(needed, "PROGRAMS", (office,))
    monkeypatch.setattr(needed.debian, "may_install", lambda: False)
    monkeypatch.setattr(needed.chromium, "install", lambda: Path("/chromium"))
    monkeypatch.setenv("CI", ci)
    problem = needed.main()
    output = problem if ci else capsys.readouterr().out
    assert (
        "An office is not installed (`no-such-office`), so it is not tested that it opens."
        in output
    )
    assert bool(problem) is bool(ci)


def test_what_debian_has_is_installed_where_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    office = needed.Program("An office", "no-such-office", "office-package", "that it opens")
    installed: list[str] = []
    monkeypatch.setattr(needed, "PROGRAMS", (office,))
    monkeypatch.setattr(needed.debian, "may_install", lambda: True)
    monkeypatch.setattr(needed.debian, "install", installed.append)
    assert needed.missing() == [office], "it was tried in vain"
    assert installed == ["office-package"]


def test_where_all_is_there_the_tests_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed, "PROGRAMS", ())
    monkeypatch.setattr(needed.chromium, "install", lambda: Path("/chromium"))
    monkeypatch.setattr(needed, "is_checkout", lambda _: True)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit) as end:
        sys.exit(needed.main())
    assert end.value.code is None, "an empty text would end with status 1"


GROUPED = """\
import os
import pytest


@pytest.fixture(scope="module", params=[pytest.param(n, marks=pytest.mark.xdist_group(f"g{n}")) for n in range(2)])
def shared(request):
    with open("made", "a") as made:
        made.write("x")


@pytest.mark.parametrize("n", range(6))
def test_one(shared, n):
    pass
"""


def test_what_a_group_shares_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(GROUPED, "utf-8")
    options = "-n2", "--dist=loadgroup", "--no-loadscope-reorder"
    status, output = run(tmp_path, "-p", "xdist.plugin", *options)
    assert status == 0, output
    assert (tmp_path / "made").read_text("utf-8") == "xx", "made again for every test of the group"
