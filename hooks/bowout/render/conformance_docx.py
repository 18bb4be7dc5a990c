"""The conformance report as a Word document, for offices that file one."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table

from bowout.model.conformance import Chapter, Crawl, Finding, Report
from bowout.render import locales
from bowout.render.archive import zipped
from bowout.render.conformance import LEVELS, NAMES, WRITTEN_IN, crawl_line

COLUMNS = (("Criterion", 45), ("Level", 28), ("Remarks", 97))
"""The heading of each column, and its width in millimeters."""


def report_docx(report: Report, crawl: Crawl | None = None, where: str = "") -> bytes:
    """The report with everything that its page says; `where` is the address for questions, if one is known."""
    document = docx.Document()
    _set_up(document, report)
    head = report.head
    document.add_heading(str(head["title"]), 0)
    product = head["product"]
    assert isinstance(product, dict)
    facts = {
        "Product": f"{product['name']} {product['version']}. {product['description']}",
        "Report": f"Version {head['version']}, {locales.day(str(head['report_date']), WRITTEN_IN)}",
        "Standard": "WCAG 2.2, levels A and AA, and the Revised Section 508 standards",
        "Contact": where,
        "What was judged": str(head["notes"]),
        "How it was judged": str(head["evaluation_methods_used"]),
        "Last full crawl": crawl_line(crawl) if crawl else "",
        "Legal note": str(head.get("legal_disclaimer", "")),
    }
    for name, text in facts.items():
        if text:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(" ".join(text.split()))
    count = report.count()
    document.add_heading("Summary", 1)
    sums = [(word, str(count[level])) for level, word in LEVELS.items()]
    _fill(document.add_table(1 + len(sums), 2), ("Level", "Criteria"), sums)
    for chapter in report.chapters:
        _add_chapter(document, chapter)
    return _saved(document)


def _set_up(document: Document, report: Report) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(22)
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.title = str(report.head["title"])
    author = report.head["author"]
    assert isinstance(author, dict)
    properties.author = properties.last_modified_by = str(author["name"])
    properties.comments = ""
    properties.language = "en-US"
    day = datetime.date.fromisoformat(str(report.head["report_date"]))
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    properties.created = properties.modified = moment


def _add_chapter(document: Document, chapter: Chapter) -> None:
    document.add_heading(NAMES[chapter.id], 1)
    if chapter.notes:
        document.add_paragraph(" ".join(chapter.notes.split()))
    if chapter.findings:
        rows = [
            (f"{one.num} {one.name}", LEVELS[one.level], _remarks(one)) for one in chapter.findings
        ]
        table = document.add_table(1 + len(rows), len(COLUMNS))
        _fill(table, [name for name, _ in COLUMNS], rows)
        _set_widths(table, [width for _, width in COLUMNS])


def _remarks(finding: Finding) -> str:
    """What is said about a criterion, and the tests that show it, each on a line."""
    parts = [" ".join(part.split()) for part in finding.notes.split("\n\n")]
    if finding.tests:
        parts.append("\n".join(["Tests:", *(test.text for test in finding.tests)]))
    return "\n".join(part for part in parts if part)


def _fill(table: Table, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is marked as its heading and comes again on every page."""
    table.style = "Table Grid"
    first, *others = table.rows
    for cell, text in zip(first.cells, heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for line, texts in zip(others, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text


def _set_widths(table: Table, widths: Sequence[int]) -> None:
    """In millimeters. Word reads them from the cells, LibreOffice from the columns."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _saved(document: Document) -> bytes:
    """Its parts, packed so that the same report is the same bytes."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: archive.read(name) for name in sorted(archive.namelist())})
