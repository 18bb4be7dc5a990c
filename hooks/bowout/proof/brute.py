"""The slow way, for tests and for the bench: render whole letters, one after another, and read each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from bowout.model.letter import Choices, Letter, worded
from bowout.proof.facts import NEVER, Reading, is_greeting, read
from bowout.proof.lengths import limits
from bowout.proof.rules import Rule
from bowout.render.examples import examples
from bowout.render.text import Values, pieces, subject


def whole_letters(letter: Letter) -> Iterator[tuple[Choices, dict[str, str]]]:
    """Every combination of choices with every set of the blanks that stand in it."""
    values = examples(letter)
    for choices in letter.combinations():
        stand = worded(letter, choices)
        own = [field.id for field in letter.fields if field.id in stand]
        for chosen in product((False, True), repeat=len(own)):
            yield (
                choices,
                {field: values[field] for field, on in zip(own, chosen, strict=True) if on},
            )


def read_whole(
    letter: Letter, choices: Choices, values: Values, all_rules: tuple[Rule, ...]
) -> set[str]:
    """The ids of what is wrong with one whole letter."""
    rules = tuple(rule for rule in all_rules if rule.concerns(letter))
    body = [
        piece.text for piece in pieces(letter, choices, values, branches=False) if piece.kind == "p"
    ]
    said = [read(text, rules) for text in body]
    everything = [read(p.text, rules) for p in pieces(letter, choices, values) if p.kind == "p"]
    if letter.subject:
        everything.append(read(subject(letter, values), rules))
    found = {id for reading in everything for id, _ in reading.faults}
    fewest, longest = limits(letter, choices)
    words = sum(reading.words for reading in said)
    found |= ({"too-short"} if words < fewest else set()) | (
        {"too-long"} if words > longest else set()
    )
    for i, rule in enumerate(rules):
        if rule.require:
            wrong = not _stated(body, said, i, rule.within)
        else:
            wrong = sum(r.counts[i] for r in said) > rule.at_most or any(
                r.counts[i] > rule.at_most for r in everything
            )
        if wrong:
            found.add(rule.id)
    return found


def _stated(body: list[str], said: list[Reading], rule: int, within: int) -> bool:
    start = next((place + 1 for place, text in enumerate(body) if is_greeting(text)), 0)
    before = 0
    for reading in said[start:]:
        if reading.first[rule] != NEVER and before + reading.first[rule] <= (within or 1_000):
            return True
        before += reading.sentences
    return False


def brute(letter: Letter, all_rules: tuple[Rule, ...]) -> tuple[int, set[str]]:
    """How many whole letters there are, and the ids of all that is wrong with any of them."""
    count, found = 0, set()
    for choices, values in whole_letters(letter):
        count += 1
        found |= read_whole(letter, choices, values, all_rules)
    return count, found
