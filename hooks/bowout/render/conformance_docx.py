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

from bowout.load.shapes.conformance import LEVELS
from bowout.model.conformance import Chapter, Crawl, Finding, Report
from bowout.model.content import Content
from bowout.model.layout import build_layouts
from bowout.model.vocabulary import put
from bowout.render import locales
from bowout.render.archive import zipped
from bowout.render.conformance import crawl_line

# The columns of a chapter: the word for each, and its width in millimeters.
COLUMNS = (("criterion", 45), ("level", 28), ("remarks", 97))


def report_docx(
    report: Report, content: Content, crawl: Crawl | None = None, where: str = ""
) -> bytes:
    """The report with everything that its page says; `where` is the address for questions, if one is known."""
    document = docx.Document()
    _set_up(document, report, content)
    head, words = report.head, content.words_of("conformance")
    document.add_heading(str(head["title"]), 0)
    product = head["product"]
    assert isinstance(product, dict)
    facts = {
        "product": f"{product['name']} {product['version']}. {product['description']}",
        "report_alone": put(
            words["version"],
            version=str(head["version"]),
            day=locales.day(str(head["report_date"]), content.lang),
        ),
        "standard": words["standards"],
        "contact": where,
        "judged": str(head["notes"]),
        "how_judged": str(head["evaluation_methods_used"]),
        "crawl": crawl_line(crawl, content) if crawl else "",
        "legal": str(head.get("legal_disclaimer", "")),
    }
    for name, text in facts.items():
        if text:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{words[name]}: ").bold = True
            paragraph.add_run(" ".join(text.split()))
    count = report.count()
    document.add_heading(words["summary"], 1)
    names = content.words_of("conformance_levels")
    sums = [(names[level], str(count[level])) for level in LEVELS]
    _fill(document.add_table(1 + len(sums), 2), (words["level"], words["criteria"]), sums)
    for chapter in report.chapters:
        _add_chapter(document, chapter, content)
    return _saved(document)


def _set_up(document: Document, report: Report, content: Content) -> None:
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
    properties.language = build_layouts(content.lang, content.vocabulary.layouts).locale
    day = datetime.date.fromisoformat(str(report.head["report_date"]))
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    properties.created = properties.modified = moment


def _add_chapter(document: Document, chapter: Chapter, content: Content) -> None:
    words, names = content.words_of("conformance"), content.words_of("conformance_levels")
    criteria = content.words_of("criteria")
    document.add_heading(content.words_of("conformance_chapters")[chapter.id], 1)
    if chapter.notes:
        document.add_paragraph(" ".join(chapter.notes.split()))
    if chapter.findings:
        rows = [
            (f"{one.num} {criteria[one.num]}", names[one.level], _remarks(one, words["tests"]))
            for one in chapter.findings
        ]
        table = document.add_table(1 + len(rows), len(COLUMNS))
        _fill(table, [words[name] for name, _ in COLUMNS], rows)
        _set_widths(table, [width for _, width in COLUMNS])


def _remarks(finding: Finding, label: str) -> str:
    """What is said about a criterion, and the tests that show it, each on a line."""
    parts = [" ".join(part.split()) for part in finding.notes.split("\n\n")]
    if finding.tests:
        parts.append("\n".join([label, *(test.text for test in finding.tests)]))
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
    """The document's file, packed so that the same report is the same bytes."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: archive.read(name) for name in sorted(archive.namelist())})
