"""What the proof needs to know about one text, and about one paragraph in all its fillings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bowout.model.letter import Letter
from bowout.model.patterns import SENTENCE
from bowout.model.rules import Rule
from bowout.model.text import Text, fields_of
from bowout.proof.marks import mark_faults
from bowout.render.examples import examples
from bowout.render.text import blanks_of, fill


@dataclass(frozen=True)
class FillingFacts:
    """One rendered text: words, sentences, matches of each rule, and where a required rule first matches."""

    words: int
    sentences: int
    counts: tuple[int, ...]
    first: tuple[int, ...]
    faults: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Facts:
    """One paragraph in every filling: the extremes, so that a sum over paragraphs bounds every letter."""

    least_words: int
    most_words: int
    sentences: int
    counts: tuple[int, ...]
    first: tuple[int, ...]
    greeting: bool
    faults: tuple[tuple[str, str, str], ...]
    samples: tuple[str, ...]


# The place of a sentence that does not exist.
NEVER = 10_000


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: a line break ends one too."""
    return [s for s in (match.group().strip() for match in SENTENCE.finditer(text)) if s]


@lru_cache(maxsize=200_000)
def read(text: str, rules: tuple[Rule, ...]) -> FillingFacts:
    """Everything about one rendered paragraph. Cached: letters share most of their paragraphs."""
    parts = sentences(text)
    counts = tuple(rule.count(text) for rule in rules)
    first = tuple(_first(rule, count, parts) for rule, count in zip(rules, counts, strict=True))
    ended = len(parts) - runs_on(text)
    return FillingFacts(len(text.split()), ended, counts, first, tuple(mark_faults(text)))


def _first(rule: Rule, count: int, parts: list[str]) -> int:
    if not rule.require or not count:
        return NEVER
    return next(
        (place for place, part in enumerate(parts, start=1) if rule.found(part)),
        len(parts),
    )


def fillings(text: Text, letter: Letter) -> list[str]:
    """A text with every set of its own blanks filled or left empty; the first has all of them empty."""
    own = fields_of(text)
    blanks, values = blanks_of(letter), examples(letter)
    rows = []
    for chosen in product((False, True), repeat=len(own)):
        filled = {field: values[field] for field, on in zip(own, chosen, strict=True) if on}
        rows.append(fill(text, filled, blanks))
    return list(dict.fromkeys(rows))


def ended(text: Text, letter: Letter) -> str:
    """A text filled with values that all end in a mark, as "Inc." does; a comma may stand behind such a value."""
    values = {id: f"{value.rstrip('.')}." for id, value in examples(letter).items()}
    return fill(text, values, blanks_of(letter)).replace(".,", ",")


def runs_on(text: str) -> bool:
    """Whether a text ends in the middle of a sentence, which the next wording of its paragraph goes on with."""
    return text.endswith(",") or text[-1:].isalpha()


def is_greeting(text: str) -> bool:
    """A line by itself that ends with a comma, before anything is said."""
    return text.endswith(",") and "\n" not in text and len(text.split()) <= 8


@lru_cache(maxsize=20_000)
def paragraph_facts(text: Text, letter: Letter, rules: tuple[Rule, ...]) -> Facts:
    """The facts of one paragraph over all its fillings."""
    texts = fillings(text, letter)
    readings = [read(filled, rules) for filled in texts]
    faults = {
        (id, what): sample
        for sample, r in zip(texts, readings, strict=True)
        for id, what in r.faults
    }
    last = ended(text, letter)
    faults |= {(id, what): last for id, what in mark_faults(last) if (id, what) not in faults}
    spoken = [r for filled, r in zip(texts, readings, strict=True) if filled]
    return Facts(
        least_words=min(r.words for r in readings),
        most_words=max(r.words for r in readings),
        sentences=max(r.sentences for r in readings),
        counts=tuple(max(r.counts[i] for r in readings) for i in range(len(rules))),
        first=tuple(max((r.first[i] for r in readings), default=NEVER) for i in range(len(rules))),
        greeting=bool(spoken) and all(is_greeting(filled) for filled in texts if filled),
        faults=tuple((id, what, sample) for (id, what), sample in faults.items()),
        samples=tuple(texts),
    )
