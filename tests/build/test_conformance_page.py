"""The conformance report as it is published: a file that other programs take, and tables that people read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from lxml.html import HtmlElement

from bowout.model.conformance import Report, load_report
from bowout.render.conformance import published
from bowout.render.links import with_tests
from tests.conftest import Tell
from tests.support import openacr, project
from tests.support.content import ours
from tests.support.pages import parsed, text_of


@pytest.fixture(scope="module")
def report() -> Report:
    report, problems = load_report(project.ROOT)
    assert problems == []
    assert report is not None
    return report


@pytest.fixture(scope="module")
def served(site_dir: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        site_dir.joinpath("about/accessibility.openacr.yaml").read_text("utf-8")
    )
    return data


@pytest.fixture(scope="module")
def page(site_dir: Path) -> HtmlElement:
    return parsed(site_dir / "about/accessibility/index.html")


def test_the_file_is_openacr(served: dict[str, Any]) -> None:
    assert openacr.faults(served) == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"author": {"name": "Nobody"}},
        {"version": "1.0"},
        {"report_date": 20261123},
        {"license": ["MIT"]},
        {"chapters": {"success_criteria_level_a": []}},
        {"chapters": {"hardware": {"disabled": "yes"}}},
        {"chapters": {"software": {"criteria": [{"num": 1.1}]}}},
        {
            "chapters": {
                "software": {"criteria": [{"num": "1.1", "components": [{"adherence": {}}]}]}
            }
        },
    ],
    ids=str,
)
def test_what_is_no_openacr_is_told(served: dict[str, Any], change: dict[str, Any]) -> None:
    """Else the test above would say nothing."""
    assert openacr.faults({**served, **change}) != []


def test_the_file_says_where_to_ask(report: Report) -> None:
    data = yaml.safe_load(published(report, "https://code.example/bow/out/"))
    assert openacr.faults(data) == []
    assert data["repository"] == "https://code.example/bow/out"
    assert data["feedback"] == "https://code.example/bow/out/issues"
    assert "repository" not in yaml.safe_load(published(report, ""))
    own = replace(report, head={**report.head, "repository": "https://own.example"})
    assert "repository:" not in published(own, "https://code.example/bow/out")


def test_every_answer_stands_on_the_page(report: Report, page: HtmlElement, tell: Tell) -> None:
    rows = page.xpath("//table[@class='conformance']/tbody/tr")
    listed = [
        (
            text_of(row.find("th")),
            text_of(row.xpath("td/p[@class='level']")[0]),
            [text_of(code) for code in row.xpath(".//code")],
        )
        for row in rows
    ]
    names, levels = ours().words_of("criteria"), ours().words_of("conformance_levels")
    assert listed == [
        (f"{one.num} {names[one.num]}", levels[one.level], [test.text for test in one.tests])
        for one in report.findings
    ]
    count = report.count()
    tell(
        f"conformance: {len(rows)} criteria, {count['supports']} supported, "
        f"{count['partially-supports']} in part, {count['does-not-support']} not, "
        f"{count['not-applicable']} not applicable, by {len(report.tests)} tests"
    )


def test_the_page_tells_what_works_and_what_does_not(report: Report, page: HtmlElement) -> None:
    headings = [text_of(heading) for heading in page.xpath("//main//h2 | //main//h3")]
    assert {
        "What works",
        "What does not work, or is not known",
        "If something is in your way",
    } <= set(headings)
    assert set(ours().words_of("conformance_chapters").values()) <= set(headings)
    keys = [text_of(cell) for cell in page.xpath("//table[not(@class)]//tr/td[1]")]
    assert {"Tab, Shift and Tab", "Esc"} <= set(keys)
    gaps = [one for one in report.findings if one.level not in {"supports", "not-applicable"}]
    text = text_of(page.xpath("//main")[0])
    assert gaps
    for gap in gaps:
        assert " ".join(gap.notes.split()) in text, gap.num
    (link,) = page.xpath("//main//a[contains(@href, 'openacr.yaml')]/@href")
    assert link == "../accessibility.openacr.yaml"


def test_the_tables_can_be_read_by_ear(page: HtmlElement) -> None:
    tables = page.xpath("//table[contains(@class, 'conformance')]")
    assert len(tables) == 5
    for table in tables:
        assert text_of(table.find("caption"))
        assert [head.get("scope") for head in table.xpath("thead//th")] == ["col", "col"]
        assert {head.get("scope") for head in table.xpath("tbody//th")} == {"row"}


def test_a_test_becomes_a_link_where_the_code_is_known() -> None:
    html = "<code>tests/browser/test_wcag.py::test_one</code> <code>make test</code>"
    linked = with_tests(html, "https://code.example/bow/out")
    assert linked == (
        '<a href="https://code.example/bow/out/blob/main/tests/browser/test_wcag.py">'
        "<code>tests/browser/test_wcag.py::test_one</code></a> <code>make test</code>"
    )


def test_an_office_can_file_it_as_a_word_document(
    report: Report, site_dir: Path, page: HtmlElement
) -> None:
    """Every answer of the page, with a title, a language and tables whose heads are known as such."""
    (link,) = page.xpath("//main//a[contains(@href, '.docx')]/@href")
    file = (site_dir / "about/accessibility" / link).resolve()
    document = docx.Document(str(file))
    properties = document.core_properties
    assert (properties.title, properties.language) == (report.head["title"], "en-US")
    levels, criteria = ours().words_of("conformance_levels"), ours().words_of("criteria")
    chapters = ours().words_of("conformance_chapters")
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["Summary", *(chapters[chapter.id] for chapter in report.chapters)]
    sums, *tables = document.tables
    assert len(sums.rows) == 1 + len(levels)
    found = [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]
    expected = [f"{one.num} {criteria[one.num]}" for one in report.findings]
    assert [row[0] for row in found] == expected
    assert [row[1] for row in found] == [levels[one.level] for one in report.findings]
    for one, (_, _, remarks) in zip(report.findings, found, strict=True):
        assert " ".join(one.notes.split()) in " ".join(remarks.split())
        assert all(test.text in remarks for test in one.tests)
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.findall(qn("w:tblHeader"))
