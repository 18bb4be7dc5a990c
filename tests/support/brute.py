"""The slow proof, to hold the fast one against: render whole letters, one after another, and read each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from bowout.model.lengths import limits
from bowout.model.letter import Choices, Letter, Paragraph
from bowout.model.outline import VisibleItems, branches, paragraphs
from bowout.model.patterns import SMALL_START
from bowout.model.rules import Rule
from bowout.model.visible import visible
from bowout.proof.facts import NEVER, FillingFacts, ended, is_greeting, read
from bowout.proof.marks import mark_faults
from bowout.proof.prove import after_greeting
from bowout.render.examples import examples
from bowout.render.text import Values, blanks_of, fill
from tests.support.builder import worded


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
    rules = _concerned(letter, all_rules)
    blanks = blanks_of(letter)
    items = tuple(visible(letter.body, choices))
    aside = [_texts(inside, values, blanks) for inside in branches(items, choices)]
    body = _texts(items, values, blanks)
    readings = [read(text, rules) for text in body]
    answers = [[read(text, rules) for text in texts] for texts in aside]
    everything = [*readings, *(reading for answer in answers for reading in answer)]
    frame = [item.text for item in items if isinstance(item, Paragraph) and item.around]
    everything += [read(fill(text, values, blanks), rules) for text in frame]
    if letter.subject:
        everything.append(read(fill(letter.subject, values, blanks), rules))
    goes_on = set(after_greeting(letter)) if letter.small_start else set()
    small = {fill(text, values, blanks) for text in goes_on}
    found = {id for reading in everything[len(readings) :] for id, _ in reading.faults}
    for text, reading in zip(body, readings, strict=True):
        found |= {id for id, _ in reading.faults} - ({SMALL_START[0]} if text in small else set())
    texts = [p.text for p in paragraphs(items, choices)] + (
        [letter.subject] if letter.subject else []
    )
    for text in texts:
        faults = {id for id, _ in mark_faults(ended(text, letter))}
        found |= faults - ({SMALL_START[0]} if text in goes_on else set())
    fewest, longest = limits(letter, choices)
    words = sum(reading.words for reading in readings)
    found |= {"too-short"} if words < fewest else set()
    found |= {"too-long"} if words > longest else set()
    for i, rule in enumerate(rules):
        if rule.require and not _stated(body, readings, i, rule.within):
            found.add(rule.id)
    return found | _too_often(rules, readings, answers, everything)


def _texts(items: VisibleItems, values: Values, blanks: Mapping[str, str]) -> list[str]:
    """The paragraphs among shown items as they are sent; one that came out empty is none."""
    own = (item for item in items if isinstance(item, Paragraph) and not item.around)
    texts = (fill(item.text, values, blanks) for item in own)
    return [text for text in texts if text]


def _too_often(
    rules: tuple[Rule, ...],
    readings: list[FillingFacts],
    answers: list[list[FillingFacts]],
    everything: list[FillingFacts],
) -> set[str]:
    """Rules whose words stand too often in one paragraph, or in the letter with any one answer."""
    met = {i for reading in everything for i, count in enumerate(reading.counts) if count}
    found = set()
    for i in (i for i in met if not rules[i].require):
        most = max((reading.counts[i] for reading in everything), default=0)
        aside = max((sum(reading.counts[i] for reading in answer) for answer in answers), default=0)
        if max(most, sum(reading.counts[i] for reading in readings) + aside) > rules[i].at_most:
            found.add(rules[i].id)
    return found


@lru_cache(maxsize=1_000)
def _concerned(letter: Letter, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.concerns(letter))


def _stated(body: list[str], readings: list[FillingFacts], rule: int, within: int) -> bool:
    start = next((place + 1 for place, text in enumerate(body) if is_greeting(text)), 0)
    before = 0
    for reading in readings[start:]:
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
