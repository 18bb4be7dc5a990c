"""The conformance report as tables, and as the file that others read."""

from __future__ import annotations

import posixpath
from pathlib import Path

from bowout.model.conformance import Crawl, Report, load_crawl, load_report
from bowout.model.directive import REPORT
from bowout.render import locales
from bowout.render.environment import template

# The report is written in the standards' own words, whatever the language of the page around it.
WRITTEN_IN = "en"
LEVELS = {
    "supports": "Supports",
    "partially-supports": "Partially supports",
    "does-not-support": "Does not support",
    "not-applicable": "Not applicable",
}
NAMES = {
    "success_criteria_level_a": "WCAG 2.2, level A",
    "success_criteria_level_aa": "WCAG 2.2, level AA",
    "success_criteria_level_aaa": "WCAG 2.2, level AAA",
    "functional_performance_criteria": "Section 508, chapter 3: functional performance",
    "hardware": "Section 508, chapter 4: hardware",
    "software": "Section 508, chapter 5: software",
    "support_documentation_and_services": "Section 508, chapter 6: support",
}


def with_report(markdown: str, file: str, root: Path) -> str:
    """A page of the guide with the report's tables where it asks for them; `file` is its place below docs/."""
    if REPORT not in markdown:
        return markdown
    report, _ = load_report(root)
    if report is None:
        return markdown
    document = posixpath.relpath(report.document, posixpath.dirname(file))
    crawl = load_crawl(root / report.source.path)
    return markdown.replace(REPORT, report_markdown(report, crawl, document))


def report_markdown(report: Report, crawl: Crawl | None = None, document: str = "") -> str:
    """The sum, what is said about the whole, and a table for each chapter, as Markdown with HTML in it.

    `document` is the address of the Word file from the page.
    """
    head, count = report.head, report.count()
    parts = [
        f"To file it, [take it as a Word document]({document})." if document else "",
        f"**What was judged.** {head['notes']}",
        f"**How.** {head['evaluation_methods_used']}",
        f"**Last full crawl.** {crawl_line(crawl)}" if crawl else "",
        f"Report {head['version']}, {locales.day(str(head['report_date']), WRITTEN_IN)}. {head.get('legal_disclaimer', '')}",
    ]
    text = template("conformance.html").render(
        total=len(report.findings),
        levels=[(word, count[level]) for level, word in LEVELS.items()],
        words=LEVELS,
        parts=[part.strip() for part in parts if part],
        chapters=[
            {"name": NAMES[one.id], "notes": one.notes.strip(), "findings": one.findings}
            for one in report.chapters
        ],
    )
    return text.strip()


def crawl_line(crawl: Crawl) -> str:
    """What the last look at every page found."""
    found = {0: "nothing to fix", 1: "one thing to fix"}
    return (
        f"On {locales.day(crawl.day, WRITTEN_IN)}, axe checked all {crawl.pages} pages in {crawl.states} states: "
        "as each page opens, with the menu and the search open, and with a letter filled in. Each state was checked in light "
        "and dark colors and at the widths of a phone and a desktop screen. It found "
        f"{found.get(crawl.faults, f'{crawl.faults} things to fix')}."
    )


def published(report: Report, repository: str) -> str:
    """The file as it is written, with the place for questions where it is known."""
    if not repository:
        return report.source.text
    address = repository.rstrip("/")
    asked = {"repository": address, "feedback": f"{address}/issues"}
    added = [f"{key}: {value}\n" for key, value in asked.items() if key not in report.head]
    return report.source.text.rstrip("\n") + "\n" + "".join(added)
