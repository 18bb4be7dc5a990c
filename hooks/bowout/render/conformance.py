"""The conformance report as tables, and as the file that others read."""

from __future__ import annotations

from bowout.model.conformance import Crawl, Report
from bowout.render import locales
from bowout.render.environment import template

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


def report_markdown(report: Report, crawl: Crawl | None = None) -> str:
    """The sum, what is said about the whole, and a table for each chapter, as Markdown with HTML in it."""
    head, count = report.head, report.count()
    parts = [
        f"**What was judged.** {head['notes']}",
        f"**How.** {head['evaluation_methods_used']}",
        _crawl(crawl) if crawl else "",
        f"Report {head['version']}, {locales.day(str(head['report_date']))}. {head.get('legal_disclaimer', '')}",
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


def _crawl(crawl: Crawl) -> str:
    found = {0: "nothing to fix", 1: "one thing to fix"}
    return (
        f"**Last full crawl.** On {locales.day(crawl.day)}, axe checked all {crawl.pages} pages in {crawl.states} states: "
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
