"""A site is built once for everybody who asks, and again when anything that goes into it has changed."""

from __future__ import annotations

import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support import built, project


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for name, text in {
        "docs/index.md": "# Home",
        "tests/test_it.py": "def test_one():\n    assert 1\n",
        "tests/fixtures/data.py": "NUMBER = 1\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    monkeypatch.setattr(built, "HOME", tmp_path / "runs")
    monkeypatch.setattr(built, "SITES", tmp_path / "runs" / "sites")
    return root


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were built, one entry for each build; `BROKEN` on the page ends the build."""
    done: list[str] = []

    def build(target: Path, *, root: Path, **changes: str) -> subprocess.CompletedProcess[str]:
        page = (root / "docs/index.md").read_text()
        done.append(page)
        target.mkdir(parents=True)
        (target / "index.html").write_text(page)
        broken = "BROKEN" in page
        return subprocess.CompletedProcess([], int(broken), "docs/index.md:1:1" * broken)

    monkeypatch.setattr(project, "build", build)
    return done


def test_it_is_built_once(root: Path, builds: list[str]) -> None:
    first = built.site(root)
    assert built.site(root) == first
    assert builds == ["# Home"]
    assert (first / "index.html").read_text() == "# Home"


def test_many_at_once_wait_for_one_build(root: Path, builds: list[str]) -> None:
    together = threading.Barrier(4)

    def ask(_: int) -> Path:
        together.wait()
        return built.site(root)

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(ask, range(4)))) == 1
    assert len(builds) == 1


@pytest.mark.parametrize(
    "file", ["docs/index.md", "docs/new.md", "mkdocs.yml", "tests/fixtures/data.py"]
)
def test_whatever_goes_into_it_builds_it_again(root: Path, builds: list[str], file: str) -> None:
    first = built.site(root)
    (root / file).write_text("changed = 1\n")
    assert built.site(root) != first
    assert len(builds) == 2


def test_another_setting_is_another_site(root: Path, builds: list[str]) -> None:
    assert built.site(root) != built.site(root, REPO_URL="https://github.example/us")
    assert len(builds) == 2


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("def test_one():\n    assert 2\n", False),
        ("def test_two():\n    assert 1\n", True),
        ("@pytest.mark.skip\ndef test_one():\n    assert 1\n", True),
    ],
    ids=["its body", "its name", "its marks"],
)
def test_of_a_test_only_what_the_report_reads_counts(
    root: Path, builds: list[str], text: str, again: bool
) -> None:
    first = built.site(root)
    (root / "tests/test_it.py").write_text(text)
    assert (built.site(root) != first) is again


def test_a_build_that_fails_leaves_nothing_and_is_tried_again(
    root: Path, builds: list[str]
) -> None:
    (root / "docs/index.md").write_text("BROKEN")
    for _ in range(2):
        with pytest.raises(built.BuildFailedError, match=r"docs/index\.md:1:1"):
            built.site(root)
    assert len(builds) == 2
    assert [one for one in built.SITES.iterdir() if one.is_dir()] == []


def test_what_is_changed_while_it_is_built_is_built_again(
    root: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site of half the old and half the new would be kept as that of the old."""
    build = project.build

    def slowly(target: Path, *, root: Path, **changes: str) -> subprocess.CompletedProcess[str]:
        done = build(target, root=root, **changes)
        if len(builds) == 1:
            (root / "docs/index.md").write_text("# Changed")
        return done

    monkeypatch.setattr(project, "build", slowly)
    assert (built.site(root) / "index.html").read_text() == "# Changed"
    assert builds == ["# Home", "# Changed"]
    assert [one for one in built.SITES.iterdir() if one.is_dir()] == [built.site(root)]


def test_sites_that_nobody_asks_for_go(root: Path, builds: list[str]) -> None:
    sites = [built.site(root, REPO_URL=str(number)) for number in range(8)]
    for age, site in enumerate(reversed(sites)):
        mark = site.with_name(f"{site.name}.used")
        then = mark.stat().st_mtime - age - 2 * built.UNUSED
        os.utime(mark, (then, then))
    last = built.site(root, REPO_URL="0")
    assert last == sites[0]
    assert {site for site in sites if site.exists()} == {sites[0], *sites[-built.KEPT + 1 :]}
    assert len(builds) == 8
