"""Headings tell those who cannot see the page how it is built: one title, and no level left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bowout.check.markdown import without_code
from bowout.load.files import Source
from bowout.problems import Problem

# By #, with or without a space behind it; in HTML; by a line of = or - below a paragraph's first
# line.
HEADING = re.compile(
    r"^(?P<marks>#{1,6})[ \t]*(?P<words>[^\s#].*?)[ \t]*#*[ \t]*$"
    r"|<h(?P<level>[1-6])\b"
    r"|^[ \t]*\n(?P<above>[^\s#|].*)\n(?P<line>=+|-+)[ ]*$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Heading:
    """Where a heading stands, its level, and its words, which are empty for one in HTML."""

    index: int
    level: int
    words: str


def headings(source: Source) -> Iterator[Heading]:
    """Each heading of a page."""
    for match in HEADING.finditer(without_code(source)):
        if match["above"]:
            level = 1 if match["line"][0] == "=" else 2
            yield Heading(match.start("above"), level, match["above"])
        else:
            level = len(match["marks"] or "") or int(match["level"])
            yield Heading(match.start(), level, match["words"] or "")


def run(source: Source) -> Iterator[Problem]:
    """A second title, none at all, and a heading two levels below the last."""
    last = 0
    titles = 0
    for heading in headings(source):
        level = heading.level
        wrong: tuple[str, str, str] | None = None
        titles += level == 1
        if level == 1 and titles > 1:
            wrong = "second-title", "This is the page's second title.", "Write ## for a part of it."
        elif level > 1 and not last:
            message = f"The first heading is of level {level}."
            wrong = "heading-order", message, "Begin with the title: # …"
        elif level > last + 1:
            message = f"A heading of level {level} follows one of level {last}."
            wrong = "heading-order", message, f"Write {'#' * (last + 1)}, or move it."
        if wrong:
            yield source.problem(heading.index, *wrong)
        last = level
    text = without_code(source)
    if not last and source.text.strip():
        last_line = source.text.rstrip().rfind("\n") + 1
        begins = len(text) - len(text.lstrip()) if text.strip() else last_line
        message = "This page has no title."
        yield source.problem(begins, "no-title", message, "Begin with # and the title.")
