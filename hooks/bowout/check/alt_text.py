"""A picture says in words what it shows; one that only decorates says so with alt=""."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.markdown import without_code
from bowout.load.files import Source
from bowout.problems import Problem

PICTURE = re.compile(
    r"!\[\s*\](?:\([^)]*\)|\[[^\]]*\])(?P<more>\{[^}]*\})?|<(?:img|area)\b(?P<tag>[^>]*)>", re.I
)
ALT = re.compile(r"(?<![\w-])alt\s*=", re.I)
REMEDY = 'Say what it shows, or write alt="" if it only decorates.'


def run(source: Source) -> Iterator[Problem]:
    """Each picture that says nothing."""
    for match in PICTURE.finditer(without_code(source)):
        if not ALT.search(match["more"] or match["tag"] or ""):
            message = "This picture has no words for those who cannot see it."
            yield source.problem(match.start(), "missing-alt", message, REMEDY)
