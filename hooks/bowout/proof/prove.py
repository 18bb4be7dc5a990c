"""Prove one letter: paragraphs over their blanks, the letter over its choices."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from operator import itemgetter

from bowout.load.nodes import Node
from bowout.model.lengths import TONE, limits
from bowout.model.letter import Choices, Letter, Paragraph
from bowout.model.messages import explain
from bowout.model.outline import Outline, OutlinePart, VisibleItems, branches
from bowout.model.patterns import SMALL_START
from bowout.model.rules import Rule
from bowout.model.text import Text, fields_of
from bowout.model.versions import MOST_BLANKS, MOST_COMBINATIONS
from bowout.model.visible import paragraphs_of
from bowout.problems import Problem
from bowout.proof.facts import Facts, paragraph_facts


def prove(letter: Letter, all_rules: tuple[Rule, ...]) -> list[Problem]:
    """All problems of all combinations, each told once with the combination that is worst.

    The letter must have passed `too_large`.
    """
    rules = tuple(rule for rule in all_rules if rule.concerns(letter))
    problems = list(_paragraphs(letter, rules))
    proof = _Proof(letter, rules)
    for choices in proof.combinations():
        proof.combination(choices)
    return problems + [problem for _, problem in proof.worst.values()]


def too_large(letter: Letter) -> Iterator[Problem]:
    """A letter with more combinations, or a text with more blanks, than can be proved."""
    joint = joint_choices(letter, [tuple(part.names) for part in Outline(letter, _nothing).parts])
    count = math.prod(len(choice.options) for choice in letter.choices if choice.id in joint)
    if count > MOST_COMBINATIONS:
        words = explain("too-many-combinations", count=f"{count:,}", most=f"{MOST_COMBINATIONS:,}")
        yield letter.node.problem("too-many-combinations", *words, key="choices")
    for text, node in _texts(letter):
        own = fields_of(text)
        if len(own) > MOST_BLANKS:
            words = explain("too-many-blanks", count=len(own), most=MOST_BLANKS)
            yield node.problem("too-many-blanks", *words)


def _texts(letter: Letter) -> Iterator[tuple[Text, Node]]:
    for paragraph in paragraphs_of(letter.body):
        if paragraph.text:
            yield paragraph.text, paragraph.node or letter.node
    if letter.subject:
        yield letter.subject, letter.node.mapping["subject"]


def _paragraphs(letter: Letter, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    goes_on = set(after_greeting(letter)) if letter.small_start else set()
    for text, node in _texts(letter):
        facts = paragraph_facts(text, letter, rules)
        for id, what, sample in facts.faults:
            if id == SMALL_START[0] and text in goes_on:
                continue
            yield node.problem(id, *explain("filling", what=what, sample=_short(sample)))
        for rule, count in zip(rules, facts.counts, strict=True):
            if not rule.require and count > rule.at_most:
                yield _broken(rule, node, facts)


def after_greeting(letter: Letter) -> Iterator[Text]:
    """The wordings that may follow the greeting at once, where one of its wordings ends in a comma."""
    items = ([*paragraphs_of((item,))] for item in letter.body)
    own = [texts for texts in items if not any(paragraph.around for paragraph in texts)]
    ends = [paragraph.text[-1] for texts in own[:1] for paragraph in texts if paragraph.text]
    if any(isinstance(end, str) and end.endswith(",") for end in ends):
        yield from (paragraph.text for texts in own[1:2] for paragraph in texts)


def _broken(rule: Rule, node: Node, facts: Facts) -> Problem:
    found = ((sample, spans[0]) for sample in facts.samples if (spans := rule.found(sample)))
    words = next((sample[start:end] for sample, (start, end) in found), "")
    return node.problem(rule.id, *explain("rule/words", words=words, **_named(rule)), at=words)


def _named(rule: Rule) -> dict[str, str]:
    """The words of a rule, for a message."""
    return {"code": rule.code, "title": rule.title, "why": rule.why, "instead": rule.instead}


# How often the words of a rule stand somewhere, by the place of the rule; rules at zero are left
# out.
Counts = dict[int, int]


@dataclass(frozen=True)
class _ItemFacts:
    """One item of the body as it is sent or spoken, and what it has to say in branches."""

    facts: tuple[Facts, ...]
    least: int
    most: int
    counts: Counts
    branches: tuple[Counts, ...]
    # Rules that a single paragraph breaks by itself; they are told where it stands.
    alone: frozenset[int]


@dataclass(frozen=True)
class _Span:
    """One item with the same answers to the joint choices, in each way to answer the choices that it alone names.

    Each extreme comes with the answers that lead to it.
    """

    ways: tuple[tuple[Choices, _ItemFacts], ...]
    least: tuple[int, Choices]
    most: tuple[int, Choices]
    counts: dict[int, tuple[int, Choices]]
    alone: frozenset[int]

    @classmethod
    def of(cls, ways: list[tuple[Choices, _ItemFacts]]) -> _Span:
        counts: dict[int, tuple[int, Choices]] = {}
        for own, item in ways:
            for rule, count in item.counts.items():
                if count > counts.get(rule, (0, own))[0]:
                    counts[rule] = count, own
        return cls(
            tuple(ways),
            min(((item.least, own) for own, item in ways), key=itemgetter(0)),
            max(((item.most, own) for own, item in ways), key=itemgetter(0)),
            counts,
            frozenset(rule for _, item in ways for rule in item.alone),
        )


def joint_choices(letter: Letter, named: Iterable[tuple[str, ...]]) -> set[str]:
    """The choices that must be answered together: those that several items name, and those that a limit hangs on.

    What only one item names cannot change what another says; that item is looked at in all its ways instead.
    """
    times = Counter(name for names in named for name in set(names))
    limited = {TONE, letter.channel_choice}
    return {c.id for c in letter.choices if times[c.id] > 1 or c.id in limited}


def _nothing(items: VisibleItems, choices: Choices) -> bool:
    return True


class _Proof:
    """One letter over its choices: for each fault the worst combination, as far as it was read."""

    def __init__(self, letter: Letter, rules: tuple[Rule, ...]) -> None:
        self.letter = letter
        self.rules = rules
        self.required = [i for i, rule in enumerate(rules) if rule.require]
        self.outline = Outline(letter, self.item_facts)
        self.reach = self.within_reach()
        self.joint = joint_choices(letter, [self.together(part) for part in self.outline.parts])
        self.spans: dict[tuple[int, object], _Span] = {}
        self.worst: dict[tuple[object, ...], tuple[int, Problem]] = {}

    def item_facts(self, items: VisibleItems, choices: Choices) -> _ItemFacts:
        """What one item comes to, in its least and its most favorable filling."""
        facts = self.facts(items)
        inside = [self.facts(branch) for branch in branches(items, choices)]
        every = [*facts, *(f for branch in inside for f in branch)]
        return _ItemFacts(
            facts,
            sum(f.least_words for f in facts),
            sum(f.most_words for f in facts),
            self.counts(facts),
            tuple(self.counts(branch) for branch in inside),
            frozenset(
                i for i, rule in enumerate(self.rules) for f in every if f.counts[i] > rule.at_most
            ),
        )

    def facts(self, items: VisibleItems) -> tuple[Facts, ...]:
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
            for _, item in ways:
                inside: Counter[int] = Counter()
                for counts in item.branches:
                    inside |= Counter(counts)
                here |= inside + Counter(item.counts)
            most += here
        return [i for i, count in most.items() if count > self.rules[i].at_most]

    def together(self, part: OutlinePart[_ItemFacts]) -> tuple[str, ...]:
        """The names of an item, twice where its ways cannot be added up: with branches, or where it may greet."""
        ways = [item for _, item in self.ways(part, {}, part.names)]
        apart = any(item.branches or any(f.greeting for f in item.facts) for item in ways)
        return (*part.names, *part.names) if apart else part.names

    def ways(
        self, part: OutlinePart[_ItemFacts], choices: Choices, free: tuple[str, ...]
    ) -> list[tuple[Choices, _ItemFacts]]:
        """The item with each way to answer its free choices, the others as given."""
        answers = product(*(self.outline.options.get(name, ()) for name in free))
        own = (dict(zip(free, picked, strict=True)) for picked in answers)
        return [(picked, part.at({**choices, **picked})) for picked in own]

    def span(self, place: int, choices: Choices) -> _Span:
        """What one item comes to with these answers to the joint choices."""
        part = self.outline.parts[place]
        key = place, tuple(choices.get(name) for name in part.names if name in self.joint)
        if key not in self.spans:
            free = tuple(name for name in part.names if name not in self.joint)
            self.spans[key] = _Span.of(self.ways(part, choices, free))
        return self.spans[key]

    def combinations(self) -> Iterator[Choices]:
        """Every way to answer the joint choices."""
        joint = [choice for choice in self.letter.choices if choice.id in self.joint]
        for picked in product(*(choice.option_ids for choice in joint)):
            yield dict(zip((choice.id for choice in joint), picked, strict=True))

    def all_answers(self, choices: Choices, own: Iterable[Choices]) -> Choices:
        """All answers in the letter's order: the joint ones, and those that single items lead to."""
        found = dict(choices)
        for picked in own:
            found |= picked
        return {c.id: found.get(c.id, c.default) for c in self.letter.choices}

    def keep_worst(
        self, key: tuple[object, ...], badness: int, message: str, remedy: str = ""
    ) -> None:
        """Keep a problem with the body if none of its kind is worse; `key` opens with its id."""
        if key not in self.worst or badness > self.worst[key][0]:
            at = self.letter.node.mapping["body"]
            self.worst[key] = badness, at.problem(str(key[0]), message, remedy)

    def combination(self, choices: Choices) -> None:
        """Everything about the whole letter with these answers to the joint choices."""
        spans = [self.span(place, choices) for place in range(len(self.outline.parts))]
        self.lengths(spans, choices)
        self.forbidden(spans, choices)
        for rule in self.required:
            self.require(spans, choices, rule)

    def lengths(self, spans: list[_Span], choices: Choices) -> None:
        """Too few or too many words. The worst of each pair of limits is told."""
        least, most = sum(span.least[0] for span in spans), sum(span.most[0] for span in spans)
        fewest, longest = bounds = limits(self.letter, choices)
        if least < fewest:
            combination = _combination(self.all_answers(choices, (span.least[1] for span in spans)))
            words = _words(fewest - least)
            explained = explain(
                "too-short", words=words, count=least, combination=combination, bound=fewest
            )
            self.keep_worst(("too-short", bounds), fewest - least, *explained)
        if most > longest:
            combination = _combination(self.all_answers(choices, (span.most[1] for span in spans)))
            words = _words(most - longest)
            explained = explain(
                "too-long", words=words, count=most, combination=combination, bound=longest
            )
            self.keep_worst(("too-long", bounds), most - longest, *explained)

    def require(self, spans: list[_Span], choices: Choices, i: int) -> None:
        """A rule about what must be said, branches left out: nobody may come to them.

        Of the ways of each item, the one is followed that does not say it and has most sentences before the next.
        """
        rule = self.rules[i]
        within = rule.within or 1_000
        started = not any(f.greeting for span in spans for _, item in span.ways for f in item.facts)
        before, answers = 0, []
        for span in spans:
            silent = []
            for own, item in span.ways:
                after = _unstated(item.facts, i, within, before, started)
                if after is not None:
                    silent.append((after[0], own, after[1]))
            if not silent:
                return
            before, own, started = max(silent, key=itemgetter(0))
            answers.append(own)
        where = explain("rule/where", within=rule.within)[0] if rule.within else ""
        combination = _combination(self.all_answers(choices, answers))
        self.keep_worst(
            (rule.id,),
            0,
            *explain("rule/missing", where=where, combination=combination, **_named(rule)),
        )

    def forbidden(self, spans: list[_Span], choices: Choices) -> None:
        """Rules about words that stand more often in the whole letter than they may."""
        for i in self.reach:
            rule = self.rules[i]
            met = [span.counts[i] for span in spans if i in span.counts]
            branches_of = (item.branches for span in spans for _, item in span.ways)
            aside = (branch.get(i, 0) for inside in branches_of for branch in inside)
            count = sum(count for count, _ in met) + max(aside, default=0)
            if count > rule.at_most and not any(i in span.alone for span in spans):
                combination = _combination(self.all_answers(choices, (own for _, own in met)))
                often = {"count": count, "combination": combination, "most": rule.at_most}
                self.keep_worst((rule.id,), count, *explain("rule/often", **often, **_named(rule)))


def _combination(choices: Choices) -> str:
    """A combination as a message names it."""
    named = ", ".join(f"{choice} {option}" for choice, option in choices.items())
    with_choices, alone = explain("combination", choices=named)
    return with_choices if named else alone


def _words(count: int) -> str:
    several, one = explain("words", count=count)
    return one if count == 1 else several


def _unstated(
    main: Iterable[Facts], rule: int, within: int, before: int, started: bool
) -> tuple[int, bool] | None:
    """The sentences so far, and whether the greeting is over; None where the rule's words stand among these."""
    for facts in main:
        if not started:
            started = facts.greeting
            continue
        if before + facts.first[rule] <= within:
            return None
        before += facts.sentences
    return before, started


def _short(text: str) -> str:
    flat = " ".join(text.split(" ")).replace("\n", "⏎")
    return flat if len(flat) <= 90 else flat[:87] + "…"
