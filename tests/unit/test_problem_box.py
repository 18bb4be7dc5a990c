"""The box with what is to be mended: in every page of the guide while it is served, and gone again."""

from __future__ import annotations

from pathlib import Path

from bowout.problems import Problem
from bowout.serving.problem_box import box, put_in

PAGE = "<html><body><p>{}</p></body></html>"
PAGES = ("index.html", "embed/index.html", "embed/canvas/index.html", "law/v1/index.html")
INSIDE_OTHERS = "embed/v1/en/telling/call/index.html"
TOLD = box([Problem("snippets/letters/en/a.yml", 3, 1, "unknown-key", "“x” is not known.")])


def written(site: Path) -> dict[str, str]:
    for path in (*PAGES, INSIDE_OTHERS):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(PAGE.format(path), "utf-8")
    return read(site)


def read(site: Path) -> dict[str, str]:
    return {path: (site / path).read_text("utf-8") for path in (*PAGES, INSIDE_OTHERS)}


def test_each_page_has_it_once_and_then_no_more(tmp_path: Path) -> None:
    before = written(tmp_path)
    for _ in range(2):
        put_in(tmp_path, TOLD)
        assert [read(tmp_path)[path].count("is not known") for path in PAGES] == [1] * len(PAGES)
    put_in(tmp_path, "")
    assert read(tmp_path) == before


def test_what_stands_inside_other_sites_is_left_alone(tmp_path: Path) -> None:
    before = written(tmp_path)
    put_in(tmp_path, TOLD)
    assert read(tmp_path)[INSIDE_OTHERS] == before[INSIDE_OTHERS]


def test_a_site_without_a_page_gets_one(tmp_path: Path) -> None:
    put_in(tmp_path, TOLD)
    assert "is not known" in (tmp_path / "index.html").read_text("utf-8")
