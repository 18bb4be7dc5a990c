"""The conformance report as tables, and as the file that others read."""

from __future__ import annotations

import posixpath

from bowout.load.shapes.conformance import LEVELS
from bowout.model.conformance import Crawl, Report, load_crawl, load_report
from bowout.model.content import Content
from bowout.model.directive import REPORT
from bowout.model.vocabulary import put
from bowout.render import locales
from bowout.render.environment import template


def with_report(markdown: str, file: str, content: Content) -> str:
    """A page of the guide with the report's tables where it asks for them; `file` is its place below docs/."""
    if REPORT not in markdown:
        return markdown
    report, _ = load_report(content.root)
    if report is None:
        return markdown
    document = posixpath.relpath(report.document, posixpath.dirname(file))
    crawl = load_crawl(content.root / report.source.path)
    return markdown.replace(REPORT, report_markdown(report, content, crawl, document))


def report_markdown(
    report: Report, content: Content, crawl: Crawl | None = None, document: str = ""
) -> str:
    """The sum, what is said about the whole, and a table for each chapter, as Markdown with HTML in it.

    `document` is the address of the Word file from the page.
    """
    head, count, words = report.head, report.count(), content.words_of("conformance")
    day = locales.day(str(head["report_date"]), content.lang)
    parts = [
        put(words["take"], document=f"[{words['take_as']}]({document})") if document else "",
        f"**{words['judged']}.** {head['notes']}",
        f"**{words['how']}.** {head['evaluation_methods_used']}",
        f"**{words['crawl']}.** {crawl_line(crawl, content)}" if crawl else "",
        f"{put(words['report'], version=str(head['version']), day=day)} {head.get('legal_disclaimer', '')}",
    ]
    names = content.words_of("conformance_levels")
    text = template("conformance.html").render(
        words=words,
        total=str(len(report.findings)),
        levels=[(names[level], count[level]) for level in LEVELS],
        names=names,
        criteria=content.words_of("criteria"),
        parts=[part.strip() for part in parts if part],
        chapters=[
            {
                "name": content.words_of("conformance_chapters")[one.id],
                "notes": one.notes.strip(),
                "findings": one.findings,
            }
            for one in report.chapters
        ],
    )
    return text.strip()


def crawl_line(crawl: Crawl, content: Content) -> str:
    """What the last look at every page found."""
    words = content.words_of("conformance")
    things = put(words["things"], n=str(crawl.faults))
    return put(
        words["crawled"],
        day=locales.day(crawl.day, content.lang),
        pages=str(crawl.pages),
        states=str(crawl.states),
        found={0: words["nothing"], 1: words["thing"]}.get(crawl.faults, things),
    )


def published(report: Report, repository: str) -> str:
    """The file as it is written, with the place for questions where it is known."""
    if not repository:
        return report.source.text
    address = repository.rstrip("/")
    asked = {"repository": address, "feedback": f"{address}/issues"}
    added = [f"{key}: {value}\n" for key, value in asked.items() if key not in report.head]
    return report.source.text.rstrip("\n") + "\n" + "".join(added)
