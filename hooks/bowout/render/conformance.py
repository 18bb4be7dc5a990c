"""The conformance report as tables, and as the file that others read."""

from __future__ import annotations

from markupsafe import Markup

from bowout.model.conformance import Chapter, Crawl, Finding, Report
from bowout.render import locales

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


def report_markdown(report: Report, crawl: Crawl | None = None, document: str = "") -> str:
    """The sum, what is said about the whole, and a table for each chapter, as Markdown with HTML in it.

    `document` is the address of the Word file from the page.
    """
    head = report.head
    parts = [
        f"To file it, [take it as a Word document]({document})." if document else "",
        _sum(report),
        f"**What was judged.** {head['notes']}",
        f"**How.** {head['evaluation_methods_used']}",
        f"**Last full crawl.** {crawl_line(crawl)}" if crawl else "",
        f"Report {head['version']}, {locales.day(str(head['report_date']))}. {head.get('legal_disclaimer', '')}",
        *(_chapter(chapter) for chapter in report.chapters),
    ]
    return "\n\n".join(part.strip() for part in parts if part)


def crawl_line(crawl: Crawl) -> str:
    """What the last look at every page found."""
    found = {0: "nothing to fix", 1: "one thing to fix"}
    return (
        f"On {locales.day(crawl.day)}, axe checked all {crawl.pages} pages in {crawl.states} states: "
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
    told = [f"{key}: {value}\n" for key, value in asked.items() if key not in report.head]
    return report.source.text.rstrip("\n") + "\n" + "".join(told)


def _sum(report: Report) -> str:
    count = report.count()
    cells = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(word, count[level])
        for level, word in LEVELS.items()
    )
    table = (
        '<table class="conformance-sum"><caption>{} criteria</caption>'
        '<thead><tr><th scope="col">Level</th><th scope="col">Criteria</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    )
    return str(Markup(table).format(len(report.findings), cells))


def _chapter(chapter: Chapter) -> str:
    name = NAMES[chapter.id]
    text = f"### {name}\n\n{chapter.notes}"
    if not chapter.findings:
        return text
    table = (
        '<table class="conformance"><caption class="sr">{}</caption>'
        '<thead><tr><th scope="col">Criterion</th><th scope="col">Level and remarks</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    )
    rows = Markup("").join(_row(finding) for finding in chapter.findings)
    return f"{text}\n\n{Markup(table).format(name, rows)}"


def _row(finding: Finding) -> Markup:
    row = (
        '<tr><th scope="row"><span>{num}</span> {name}</th><td>'
        '<p class="level" data-level="{level}">{word}</p>{notes}{tests}</td></tr>'
    )
    notes = (
        Markup("<p>{}</p>").format(" ".join(part.split())) for part in finding.notes.split("\n\n")
    )
    return Markup(row).format(
        num=finding.num,
        name=finding.name,
        level=finding.level,
        word=LEVELS[finding.level],
        notes=Markup("").join(notes),
        tests=_tests(finding),
    )


def _tests(finding: Finding) -> Markup:
    """The names, folded away; `hooks/linked_tests.py` makes links of them."""
    if not finding.tests:
        return Markup("")
    items = Markup("").join(
        Markup("<li><code>{}</code></li>").format(test.text) for test in finding.tests
    )
    count = len(finding.tests)
    folded = '<details><summary>{} {}<span class="sr"> for {}</span></summary><ul>{}</ul></details>'
    word = "test" if count == 1 else "tests"
    return Markup(folded).format(count, word, finding.num, items)
