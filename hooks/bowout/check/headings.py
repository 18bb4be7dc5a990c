"""Headings tell those who cannot see the page how it is built: one title, and no level left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.markdown import without_code
from bowout.load.files import Source
from bowout.problems import Problem

HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+\S|<h(?P<level>[1-6])\b", re.MULTILINE)
INCLUDES = "--8<--"


def run(source: Source) -> Iterator[Problem]:
    """A second title, none at all, and a heading two levels below the last."""
    text = without_code(source)
    last = 0
    titles = 0
    for match in HEADING.finditer(text):
        level = len(match["marks"] or "") or int(match["level"])
        titles += level == 1
        if level == 1 and titles > 1:
            message = "This is the page's second title."
            yield source.problem(
                match.start(), "second-title", message, "Write ## for a part of it."
            )
        elif level > last + 1 and last:
            message = f"A heading of level {level} follows one of level {last}."
            remedy = f"Write {'#' * (last + 1)}, or move it."
            yield source.problem(match.start(), "heading-order", message, remedy)
        elif level > 1 and not last:
            message = f"The first heading is of level {level}."
            yield source.problem(
                match.start(), "heading-order", message, "Begin with the title: # …"
            )
        last = level
    if not last and text.strip() and INCLUDES not in text:
        message = "This page has no title."
        yield source.problem(
            len(text) - len(text.lstrip()), "no-title", message, "Begin with # and the title."
        )
