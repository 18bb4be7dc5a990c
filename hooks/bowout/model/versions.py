"""How many letters one letter is."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import product
from math import prod

from bowout.model.letter import Choices, Letter
from bowout.model.outline import Outline, VisibleItems, paragraphs
from bowout.model.text import fields_of

Answers = tuple[tuple[str, str], ...]
# For each item, what it asks for by the answers to the choices that it names.
Items = list[list[tuple[dict[str, str], int]]]
# Blanks in one paragraph; 2 to this power fillings are rendered.
MOST_BLANKS = 10
# Ways to answer the choices of one letter.
MOST_COMBINATIONS = 20_000


@lru_cache(maxsize=1_000)
def versions(letter: Letter) -> int:
    """Every combination of choices with every set of its blanks filled or not."""
    # A blank that the letter does not have is told elsewhere, and counts as none.
    places = defaultdict(int, {field.id: 1 << place for place, field in enumerate(letter.fields)})

    def asked(items: VisibleItems, choices: Choices) -> int:
        """One bit for each field that these items use."""
        names = {f for p in paragraphs(items, choices) for f in fields_of(p.text)}
        return sum(places[name] for name in names if name in places)

    subject = sum(places[name] for name in set(fields_of(letter.subject or ())) if name in places)
    outline = Outline(letter, asked)
    items = [entries for entries in outline.each() if entries]
    if letter.channel_choice and subject:
        ways = ({letter.channel_choice: channel} for channel in letter.channels)
        items.append([(way, subject if letter.has_subject(way) else 0) for way in ways])
        subject = 0
    named, found = _blanks(items, subject if letter.has_subject(letter.defaults) else 0)
    free = prod(len(choice.options) for choice in letter.choices if choice.id not in named)
    return free * sum(number << blanks.bit_count() for blanks, number in found.items())


def _blanks(items: Items, first: int) -> tuple[set[str], Counter[int]]:
    """The choices that any item names, and how many ways to answer them ask for which blanks.

    Item by item, ways that ask for the same blanks and agree on what later items name are counted as one.
    """
    found: Counter[tuple[Answers, int]] = Counter({((), first): 1})
    for place, entries in enumerate(items):
        later = {id for rest in items[place + 1 :] for id in rest[0][0]}
        before, found = found, Counter()
        for ((answers, blanks), number), (choices, more) in product(before.items(), entries):
            if all(choices.get(id, option) == option for id, option in answers):
                every = {**dict(answers), **choices}
                kept = tuple(sorted((id, option) for id, option in every.items() if id in later))
                found[kept, blanks | more] += number
    named = {id for entries in items for id in entries[0][0]}
    return named, Counter({blanks: number for (_, blanks), number in found.items()})
