"""Prove one letter: paragraphs over their blanks, the letter over its choices."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bowout.load.nodes import Node
from bowout.model.lengths import limits
from bowout.model.letter import Choices, Letter, Paragraph
from bowout.model.messages import told
from bowout.model.outline import Outline, Shown, branches
from bowout.model.rules import Rule
from bowout.model.shown import paragraphs_of
from bowout.model.text import Text, fields_of
from bowout.model.versions import MOST_BLANKS, MOST_COMBINATIONS
from bowout.problems import Problem
from bowout.proof.facts import Facts, paragraph_facts


def prove(letter: Letter, all_rules: tuple[Rule, ...]) -> list[Problem]:
    """All problems of all combinations, each told once with the combination that is worst.

    The letter must have passed `too_large`.
    """
    rules = tuple(rule for rule in all_rules if rule.concerns(letter))
    problems = list(_paragraphs(letter, rules))
    proof = _Proof(letter, rules)
    for choices in letter.combinations():
        proof.combination(choices)
    return problems + [problem for _, problem in proof.worst.values()]


def too_large(letter: Letter) -> Iterator[Problem]:
    """A letter with more combinations, or a text with more blanks, than can be proved."""
    # How it is sent changes what stands around the letter, and no word of it that another answer changes.
    count = math.prod(len(choice.options) for choice in letter.choices if not choice.role)
    if count > MOST_COMBINATIONS:
        words = told("too-many-combinations", count=f"{count:,}", most=f"{MOST_COMBINATIONS:,}")
        yield letter.node.problem("too-many-combinations", *words, key="choices")
    for text, node in _texts(letter):
        own = fields_of(text)
        if len(own) > MOST_BLANKS:
            words = told("too-many-blanks", count=len(own), most=MOST_BLANKS)
            yield node.problem("too-many-blanks", *words)


def _texts(letter: Letter) -> Iterator[tuple[Text, Node]]:
    for paragraph in paragraphs_of(letter.body):
        if paragraph.text:
            yield paragraph.text, paragraph.node or letter.node
    if letter.subject:
        yield letter.subject, letter.node.mapping["subject"]


def _paragraphs(letter: Letter, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    for text, node in _texts(letter):
        facts = paragraph_facts(text, letter, rules)
        for id, what, sample in facts.faults:
            yield node.problem(id, *told("filling", what=what, sample=_short(sample)))
        for rule, count in zip(rules, facts.counts, strict=True):
            if not rule.require and count > rule.at_most:
                yield _broken(rule, node, facts)


def _broken(rule: Rule, node: Node, facts: Facts) -> Problem:
    found = ((sample, spans[0]) for sample in facts.samples if (spans := rule.found(sample)))
    words = next((sample[start:end] for sample, (start, end) in found), "")
    return node.problem(rule.id, *told("rule/words", words=words, **_named(rule)), at=words)


def _named(rule: Rule) -> dict[str, str]:
    """The words of a rule, for a message."""
    return {"code": rule.code, "title": rule.title, "why": rule.why, "instead": rule.instead}


Counts = dict[int, int]
"""How often the words of a rule stand somewhere, by the place of the rule; rules at zero are left out."""


@dataclass(frozen=True)
class _Said:
    """One item of the body as it is sent or spoken, and what it has to say in branches."""

    facts: tuple[Facts, ...]
    least: int
    most: int
    counts: Counts
    branches: tuple[Counts, ...]
    alone: frozenset[int]
    """Rules that a single paragraph breaks by itself; they are told where it stands."""


class _Proof:
    """One letter over its choices: for each fault the worst combination, as far as it was read."""

    def __init__(self, letter: Letter, rules: tuple[Rule, ...]) -> None:
        self.letter = letter
        self.rules = rules
        self.required = [i for i, rule in enumerate(rules) if rule.require]
        self.outline = Outline(letter, self.said)
        self.reach = self.within_reach()
        self.worst: dict[tuple[object, ...], tuple[int, Problem]] = {}

    def said(self, items: Shown, choices: Choices) -> _Said:
        """What one item comes to, in its least and its most favorable filling."""
        facts = self.facts(items)
        inside = [self.facts(branch) for branch in branches(items, choices)]
        every = [*facts, *(f for branch in inside for f in branch)]
        return _Said(
            facts,
            sum(f.least_words for f in facts),
            sum(f.most_words for f in facts),
            self.counts(facts),
            tuple(self.counts(branch) for branch in inside),
            frozenset(
                i for i, rule in enumerate(self.rules) for f in every if f.counts[i] > rule.at_most
            ),
        )

    def facts(self, items: Shown) -> tuple[Facts, ...]:
        """The facts of the paragraphs among these items."""
        own = (item for item in items if isinstance(item, Paragraph) and not item.around)
        return tuple(paragraph_facts(p.text, self.letter, self.rules) for p in own)

    def counts(self, facts: Iterable[Facts]) -> Counts:
        """The counts of forbidden words over some paragraphs."""
        total: Counter[int] = Counter()
        for fact in facts:
            total.update(
                {i: n for i, n in enumerate(fact.counts) if n and not self.rules[i].require}
            )
        return dict(total)

    def within_reach(self) -> list[int]:
        """The rules that a combination could break: what each item has most of their words is too much in all."""
        most: Counter[int] = Counter()
        for ways in self.outline.each():
            here: Counter[int] = Counter()
            for _, said in ways:
                inside: Counter[int] = Counter()
                for counts in said.branches:
                    inside |= Counter(counts)
                here |= inside + Counter(said.counts)
            most += here
        return [i for i, count in most.items() if count > self.rules[i].at_most]

    def tell(self, key: tuple[object, ...], badness: int, message: str, remedy: str = "") -> None:
        """Keep a problem with the body if none of its kind is worse; `key` opens with its id."""
        if key not in self.worst or badness > self.worst[key][0]:
            at = self.letter.node.mapping["body"]
            self.worst[key] = badness, at.problem(str(key[0]), message, remedy)

    def combination(self, choices: Choices) -> None:
        """Everything about the whole letter with these choices."""
        said = self.outline.at(choices)
        self.lengths(said, choices)
        self.forbidden(said, choices)
        self.wanted([f for item in said for f in item.facts], choices)

    def lengths(self, said: list[_Said], choices: Choices) -> None:
        """Too few or too many words. The worst of each pair of limits is told."""
        least, most = sum(item.least for item in said), sum(item.most for item in said)
        fewest, longest = bounds = limits(self.letter, choices)
        if least < fewest:
            words = _words(fewest - least)
            told_of = told("too-short", words=words, count=least, told=_told(choices), bound=fewest)
            self.tell(("too-short", bounds), fewest - least, *told_of)
        if most > longest:
            words = _words(most - longest)
            told_of = told("too-long", words=words, count=most, told=_told(choices), bound=longest)
            self.tell(("too-long", bounds), most - longest, *told_of)

    def wanted(self, facts: list[Facts], choices: Choices) -> None:
        """Rules about what must be said, branches left out: nobody may come to them."""
        for i in self.required:
            rule = self.rules[i]
            if not _stated(facts, i, rule.within):
                where = told("rule/where", within=rule.within)[0] if rule.within else ""
                words = told("rule/missing", where=where, told=_told(choices), **_named(rule))
                self.tell((rule.id,), 0, *words)

    def forbidden(self, said: list[_Said], choices: Choices) -> None:
        """Rules about words that stand more often in the whole letter than they may."""
        for i in self.reach:
            rule = self.rules[i]
            aside = (branch.get(i, 0) for item in said for branch in item.branches)
            count = sum(item.counts.get(i, 0) for item in said) + max(aside, default=0)
            if count > rule.at_most and not any(i in item.alone for item in said):
                often = {"count": count, "told": _told(choices), "most": rule.at_most}
                self.tell((rule.id,), count, *told("rule/often", **often, **_named(rule)))


def _told(choices: Choices) -> str:
    """A combination as a message names it."""
    named = ", ".join(f"{choice} {option}" for choice, option in choices.items())
    with_choices, alone = told("combination", choices=named)
    return with_choices if named else alone


def _words(count: int) -> str:
    several, one = told("words", count=count)
    return one if count == 1 else several


def _stated(main: list[Facts], rule: int, within: int) -> bool:
    before = 0
    started = not any(f.greeting for f in main)
    for facts in main:
        if not started:
            started = facts.greeting
            continue
        if before + facts.first[rule] <= (within or 1_000):
            return True
        before += facts.sentences
    return False


def _short(text: str) -> str:
    flat = " ".join(text.split(" ")).replace("\n", "⏎")
    return flat if len(flat) <= 90 else flat[:87] + "…"
