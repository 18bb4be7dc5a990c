"""The lines between --- and --- with which a page opens."""

from __future__ import annotations

import re
from functools import lru_cache

from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.problems import Problem

FRONT = re.compile(r"\A---[ ]*\n(?P<yaml>.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@lru_cache(maxsize=500)
def front_matter(source: Source) -> tuple[Node | None, list[Problem]]:
    """The lines between --- and --- as a tree, and what is wrong with them as YAML."""
    match = FRONT.match(source.text)
    if not match:
        return None, [_no_front_matter(source)]
    # As many characters as the opening ---, so that every position stays what it is in the page.
    return parse(Source(source.path, " " * 3 + source.text[3 : match.end("yaml")]))


def _no_front_matter(source: Source) -> Problem:
    remedy = "Start the page with the lines ---, title: …, description: …, ---"
    if re.match(r"---[ ]*\n", source.text):
        message, remedy = "The front matter is never closed.", "Add a line --- below its last key."
    elif not source.text.strip():
        message = "This page is empty."
    else:
        message = "This page has no front matter."
    return Problem(source.path, 1, 1, "no-front-matter", message, remedy)
