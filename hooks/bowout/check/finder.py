"""Every path through the finder ends, every answer matters, and no path contradicts a country's rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from bowout.check.names import unknown_answers, unknown_at
from bowout.load.shapes.finder import QUESTIONS
from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.finder import Advice, Answers, Finder, OutcomeBlock
from bowout.problems import Problem
from bowout.proof.memory import Memory, text_digest

Outcome = tuple[OutcomeBlock, ...]
# Blocks that tell the reader what to do; the country's rule alone does not.
ENDS = ("letter", "ask", "uncovered", "advice")


def run(content: Content, memory: Memory) -> Iterator[Problem]:
    """All faults of snippets/finder.yml with the countries as they are."""
    finder = content.finder
    if finder is None:
        return
    for advice in finder.advice:
        yield from _advice(advice, finder, content)
    for letter in sorted({id for _, id in finder.fallback.letters} | {finder.overlap}):
        yield from unknown_at(finder.fallback.node, "letter", letter, content)
    yield from _warned(finder, content)
    sources = (finder.fallback.node.source, *(c.node.source for c in content.countries.values()))
    digest = text_digest(
        "finder", content.lang, *(part for one in sources for part in (one.path, one.text))
    )
    yield from memory.once(digest, lambda: _ways(finder, content.countries))


def _warned(finder: Finder, content: Content) -> Iterator[Problem]:
    """Where a country's file has no line for a paper, the letter that claims least may still be one it warns against."""
    for paper, id in finder.fallback.letters:
        letter = content.letters.get(id)
        for country in content.countries.values():
            if letter and paper not in country.papers and letter.kind in country.avoid:
                message = (
                    f"The page warns against a letter of kind {letter.kind}, and for `{paper}` "
                    f"the finder falls back on `{id}`."
                )
                remedy = f"Add `{paper}` under `papers`, with another letter or `kind: advice`."
                yield country.node.problem("warned-letter", message, remedy, key="avoid")


def _ways(finder: Finder, countries: Mapping[str, Country]) -> Iterator[Problem]:
    """Answers that change nothing or lead nowhere."""
    yield from _idle_answers(finder, countries)
    blocks = finder.blocks(countries)
    for path in paths(finder, countries, vary=("country", "paper", "start")):
        if not ends(outcome(blocks, path)):
            answers = ", ".join(f"{question} {answer}" for question, answer in path.items())
            message = f"These answers lead nowhere: {answers}."
            yield Problem(finder.path, 1, 1, "dead-end", message, "Add advice for them.")
            return


def paths(
    finder: Finder, countries: Mapping[str, Country], vary: Sequence[str] = QUESTIONS
) -> Iterator[dict[str, str]]:
    """Every combination of answers; questions that are not varied keep their first answer."""
    answers = [finder.answers(id, countries)[: None if id in vary else 1] for id in QUESTIONS]
    for picked in product(*answers):
        yield dict(zip(QUESTIONS, picked, strict=True))


def outcome(blocks: Sequence[OutcomeBlock], answers: Answers) -> Outcome:
    """The blocks that these answers show."""
    return tuple(block for block in blocks if block.when.holds(answers))


def ends(outcome: Outcome) -> bool:
    """Whether an outcome says what to do."""
    return any(block.what in ENDS for block in outcome)


def _advice(advice: Advice, finder: Finder, content: Content) -> Iterator[Problem]:
    known = {one.id: finder.answers(one.id, content.countries) for one in finder.questions}
    yield from unknown_answers(advice.when, advice.node, known)
    for letter in advice.letters:
        yield from unknown_at(advice.node, "letter", letter, content, key="letters")


def _idle_answers(finder: Finder, countries: Mapping[str, Country]) -> Iterator[Problem]:
    """Two answers that every block treats alike, and that set nothing, are one question too many."""
    blocks = finder.blocks(countries)
    known = any(country.full for country in countries.values())
    for question in (q for q in finder.questions if q.id != "paper" or known):
        sets = {answer.id: answer.sets for answer in question.answers}
        for first, second in combinations(finder.answers(question.id, countries), 2):
            alike = all(
                (first in options) == (second in options)
                for block in blocks
                for id, options in block.when.terms
                if id == question.id
            )
            if alike and sets.get(first) == sets.get(second):
                message = f"`{question.id}`: the answers `{first}` and `{second}` change nothing."
                yield Problem(finder.path, 1, 1, "idle-answer", message, "Drop one of them.")
