"""A field that may stay empty stands only where its sentence can do without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.texts import texts
from bowout.model.letter import Letter
from bowout.model.text import unguarded
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Each optional blank outside [[ ]], with the sentence mended."""
    optional = {field.id for field in letter.fields if field.optional}
    for text, node in texts(letter):
        for name in unguarded(text):
            if name in optional:
                message = f"{{{name}}} may be left empty, but this sentence needs it."
                yield node.problem(
                    "unguarded-optional", message, _mended(node.text, name), at=f"{{{name}}}"
                )


def _mended(written: str, name: str) -> str:
    """The words around the blank put in a guard: a space and a small word before it go with it."""
    pattern = r"(?P<before>(?: (?:on|by|at|from|for|of|to|and))?,? ?)\{" + name + r"\}"
    match = re.search(pattern, written)
    if not match:
        return f"Write: [[{{{name}}}|…]]"
    start = max(0, written.rfind(" ", 0, max(match.start() - 18, 0)))
    mended = (
        written[start : match.start()]
        + "[["
        + match.group()
        + "]]"
        + written[match.end() : match.end() + 12]
    )
    return f"Write: {'…' if start else ''}{' '.join(mended.split(chr(10)))}"
