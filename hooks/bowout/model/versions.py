"""How many letters one letter is."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, reduce
from operator import or_

from bowout.model.letter import Choices, Letter
from bowout.model.outline import Outline, Shown, paragraphs
from bowout.model.text import fields_of

MOST_BLANKS = 10
"""Blanks in one paragraph; 2 to this power fillings are rendered."""
MOST_COMBINATIONS = 20_000
"""Ways to answer the choices of one letter."""


@lru_cache(maxsize=1_000)
def versions(letter: Letter) -> int:
    """Every combination of choices with every set of its blanks filled or not."""
    # A blank that the letter does not have is told elsewhere, and counts as none.
    places = defaultdict(int, {field.id: 1 << place for place, field in enumerate(letter.fields)})

    def asked(items: Shown, choices: Choices) -> int:
        """One bit for each field that these items use."""
        names = {f for p in paragraphs(items, choices) for f in fields_of(p.text)}
        return sum(places[name] for name in names if name in places)

    subject = sum(places[name] for name in set(fields_of(letter.subject or ())) if name in places)
    outline = Outline(letter, asked)
    return sum(
        1 << reduce(or_, outline.at(choices), subject).bit_count()
        for choices in letter.combinations()
    )
