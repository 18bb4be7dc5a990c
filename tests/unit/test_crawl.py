"""The last full crawl: kept when it was whole, and shown in the conformance report."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bowout.model.conformance import Crawl, crawl_file, load_crawl, load_report
from bowout.render.conformance import report_markdown
from tests.support import crawl, project
from tests.support.content import ours


def report_of(when: str = "teardown", **numbers: int) -> Any:
    return SimpleNamespace(when=when, user_properties=[("told", "axe: …"), (crawl.PART, numbers)])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return crawl_file(tmp_path / "ours.openacr.yaml")


def test_a_whole_crawl_is_kept(place: Path, tmp_path: Path) -> None:
    record = crawl.Record(place)
    for faults in (0, 2):
        record.pytest_runtest_logreport(report_of(pages=3, states=9, faults=faults, of=6))
        record.pytest_runtest_logreport(report_of("call", pages=3, states=9, faults=faults, of=6))
    record.pytest_sessionfinish()
    kept = load_crawl(tmp_path / "ours.openacr.yaml")
    assert kept is not None
    assert (kept.pages, kept.states, kept.faults) == (6, 18, 2)


def test_a_part_of_one_is_not(place: Path, tmp_path: Path) -> None:
    record = crawl.Record(place)
    record.pytest_runtest_logreport(report_of(pages=3, states=9, faults=0, of=6))
    record.pytest_sessionfinish()
    assert load_crawl(tmp_path / "ours.openacr.yaml") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"day": "2026-11-30"}'])
def test_what_cannot_be_read_is_no_crawl(place: Path, tmp_path: Path, text: str) -> None:
    place.write_text(text, "utf-8")
    assert load_crawl(tmp_path / "ours.openacr.yaml") is None


@pytest.mark.parametrize(
    ("faults", "sentence"), [(0, "nothing to fix"), (1, "one thing to fix"), (7, "7 things to fix")]
)
def test_the_report_shows_it(faults: int, sentence: str) -> None:
    report, _ = load_report(project.ROOT)
    assert report
    markdown = report_markdown(report, ours(), Crawl("2026-11-30", 211, 640, faults))
    assert "On November 30, 2026, axe checked all 211 pages in 640 states" in markdown
    assert f"It found {sentence}." in markdown
    assert "Last full crawl" not in report_markdown(report, ours())
