"""Words laid over a file: facts stand once, and what is missing, idle or filled in otherwise is reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bowout.check.run import check_project
from bowout.load import kinds
from bowout.load.containers import Record
from bowout.load.shapes.country import COUNTRY
from bowout.load.shapes.translation import words_of
from tests.support.guides import two_guides

WORDS = "snippets/vocabulary/sv/"


def changed(tmp_path: Path, file: str, change: Callable[[str], str]) -> list[str]:
    root = two_guides(tmp_path / "project")
    path = root / file
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    assert path.read_text("utf-8") != before
    return [f"{problem.path} {problem.id}" for problem in check_project(root)[1]]


def test_only_words_can_be_translated() -> None:
    shape = words_of(COUNTRY)
    assert isinstance(shape, Record)
    assert {"name", "rule", "do_now", "papers", "delivery"} <= set(shape.keys)
    assert not {"coverage", "reviewed", "language", "student_letters", "avoid"} & set(shape.keys)
    papers = shape.keys["papers"]
    assert isinstance(papers, Record)
    (paper, *_) = papers.keys.values()
    assert isinstance(paper, Record)
    assert set(paper.keys) == {"say"}, "which letter, which kind and how long are facts"
    assert all(words_of(kind.shape) for kind in kinds.TRANSLATED)


@pytest.mark.parametrize(
    ("file", "old", "new", "id"),
    [
        (
            "countries/xl.yml",
            "rule: Ett brev räcker, och ingen får betalt för det.\n",
            "",
            "not-translated",
        ),
        ("countries/xl.yml", "  - Vänta inte på att de hör av sig.\n", "  - Ett.\n  - Två.\n", ""),
        (
            "countries/xl.yml",
            "papers:\n",
            "papers:\n  contract: {say: Ett avtal.}\n",
            "idle-translation",
        ),
        ("countries/xl.yml", "name: Utland", "coverage: full\nname: Utland", "unknown-key"),
        ("finder.yml", "  unsure:\n    title", "  unsur:\n    title", "idle-translation"),
        ("finder.yml", "label: Nej då", "label: ''", "empty-value"),
        ("interface.yml", "{n} r", "r", "other-braces"),
        ("interface.yml", "Skïp tö", "<Skïp> tö", "bad-sign"),
    ],
)
def test_what_is_missing_or_idle_is_reported(
    tmp_path: Path, file: str, old: str, new: str, id: str
) -> None:
    found = changed(tmp_path, WORDS + file, lambda text: text.replace(old, new, 1))
    assert (f"{WORDS}{file} {id}" in found) if id else found == []


def test_words_for_what_is_not_there_are_reported(tmp_path: Path) -> None:
    root = two_guides(tmp_path / "project")
    folder = root / WORDS / "countries"
    folder.joinpath("xl.yml").rename(folder / "xm.yml")
    found = [(problem.path, problem.id) for problem in check_project(root)[1]]
    assert (f"{WORDS}countries/xm.yml", "idle-translation") in found


def test_words_of_a_page_are_needed_where_that_page_is(tmp_path: Path) -> None:
    """“Suggest a letter” is among the second guide's pages; the forms for offices are not."""
    root = two_guides(tmp_path / "project")
    file = root / WORDS / "interface.yml"
    line, words = file.read_text("utf-8").split("\n", 1)
    kept = yaml.safe_load(words)

    def without(*places: str) -> list[str]:
        text = yaml.safe_dump({place: kept[place] for place in kept if place not in places})
        file.write_text(f"{line}\n{text}", "utf-8")
        return [f"{problem.path} {problem.id}" for problem in check_project(root)[1]]

    assert without("school_form", "embed_tool", "embed_tool_says", "conformance", "criteria") == []
    assert without("suggest_says") == ["docs/sv/om/brev.md missing-words"]


def test_a_site_without_words_is_no_site(tmp_path: Path) -> None:
    root = two_guides(tmp_path / "project")
    (root / "snippets/vocabulary/en/interface.yml").unlink()
    assert "missing-words" in {problem.id for problem in check_project(root)[1]}
