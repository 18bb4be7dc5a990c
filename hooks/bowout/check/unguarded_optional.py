"""A field that may stay empty stands only where its sentence can do without it."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import texts
from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.patterns import SMALL_WORDS
from bowout.model.text import Blank, unguarded
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Each optional blank outside [[ ]], with the sentence mended."""
    optional = {field.id for field in letter.fields if field.optional}
    for text, node in texts(letter):
        for blank in unguarded(text):
            name = blank.field
            if name in optional:
                words = explain("unguarded-optional", name=name, mended=_mended(node.text, blank))
                yield node.problem("unguarded-optional", *words, at=blank.at)


def _mended(written: str, blank: Blank) -> str:
    """The words around the blank put in a guard: a space and a small word before it go with it."""
    end = blank.at + len(blank.field) + 2
    before = SMALL_WORDS.search(written[: blank.at])
    start = before.start() if before else blank.at
    left = max(0, written.rfind(" ", 0, max(start - 18, 0)))
    guarded = f"{written[left:start]}[[{written[start:end]}]]{written[end : end + 12]}"
    return f"{'…' if left else ''}{' '.join(guarded.split())}"
