"""Prove one letter: paragraphs over their blanks, the letter over its choices."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.load.nodes import Node
from bowout.model.letter import (
    Branch,
    Choices,
    Item,
    Letter,
    Paragraph,
    paragraphs_of,
    shown,
    worded,
)
from bowout.model.text import Text, fields_of
from bowout.problems import Problem
from bowout.proof.facts import MOST_BLANKS, Facts, paragraph_facts
from bowout.proof.lengths import limits
from bowout.proof.rules import Rule

MOST_COMBINATIONS = 20_000


def versions(letter: Letter) -> int:
    """How many letters one letter is: every combination of choices with every set of its blanks filled or not."""
    return sum(2 ** len(worded(letter, choices)) for choices in letter.combinations())


def prove(letter: Letter, all_rules: tuple[Rule, ...]) -> list[Problem]:
    """All problems of all combinations, each told once with the first combination that shows it."""
    rules = tuple(rule for rule in all_rules if rule.concerns(letter))
    problems = list(_too_large(letter))
    if problems:
        return problems
    problems += _paragraphs(letter, rules)
    found: dict[str, Problem] = {}
    for choices in letter.combinations():
        for problem in _combination(letter, choices, rules):
            found.setdefault(problem.id + problem.message.split(":")[0], problem)
    return problems + list(found.values())


def _too_large(letter: Letter) -> Iterator[Problem]:
    count = 1
    for choice in letter.choices:
        count *= len(choice.options)
    if count > MOST_COMBINATIONS:
        message = f"The choices make {count:,} combinations; {MOST_COMBINATIONS:,} are allowed."
        yield letter.node.problem(
            "too-many-combinations", message, "Drop a choice or some options.", key="choices"
        )
    for paragraph in paragraphs_of(letter.body):
        own = fields_of(paragraph.text)
        if len(own) > MOST_BLANKS and paragraph.node:
            message = f"This paragraph has {len(own)} blanks; {MOST_BLANKS} are allowed."
            yield paragraph.node.problem("too-many-blanks", message, "Split it.")


def _paragraphs(letter: Letter, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    texts: list[tuple[Text, Node]] = [
        (p.text, p.node or letter.node) for p in paragraphs_of(letter.body) if p.text
    ]
    if letter.subject:
        texts.append((letter.subject, letter.node.mapping["subject"]))
    for text, node in texts:
        facts = paragraph_facts(text, letter, rules)
        for id, what, sample in facts.faults:
            yield node.problem(id, f"One filling of this paragraph has {what}: “{_short(sample)}”")
        for rule, count in zip(rules, facts.counts, strict=True):
            if not rule.require and count > rule.at_most:
                yield _broken(rule, node, facts)


def _broken(rule: Rule, node: Node, facts: Facts) -> Problem:
    match = next((m for sample in facts.samples if (m := rule.pattern.search(sample))), None)
    words = match.group() if match else ""
    return node.problem(
        rule.id,
        f"{rule.code} {rule.title}: “{words}”. {rule.why}",
        f"Instead: {rule.instead}",
        at=words,
    )


def _combination(letter: Letter, choices: Choices, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    main = [paragraph_facts(p.text, letter, rules) for p in _said(letter.body, choices)]
    told = (
        ", ".join(f"{choice} {option}" for choice, option in choices.items()) or "the only version"
    )
    least, most = sum(f.least_words for f in main), sum(f.most_words for f in main)
    fewest, longest = limits(letter, choices)
    at = letter.node.mapping["body"]
    if least < fewest:
        yield at.problem("too-short", f"Too short: {least} words with {told}; at least {fewest}.")
    if most > longest:
        yield at.problem("too-long", f"Too long: {most} words with {told}; at most {longest}.")
    branches = [
        sum_counts(_said(b.items, choices), letter, rules) for b in _branches(letter.body, choices)
    ]
    for i, rule in enumerate(rules):
        if rule.require:
            if not _stated(main, i, rule.within):
                where = f" in the first {rule.within} sentences" if rule.within else ""
                yield at.problem(
                    rule.id,
                    f"{rule.code} {rule.title}: missing{where} with {told}. {rule.why}",
                    rule.instead,
                )
            continue
        count = sum(f.counts[i] for f in main) + max((branch[i] for branch in branches), default=0)
        if count > rule.at_most and all(f.counts[i] <= rule.at_most for f in main):
            message = f"{rule.code} {rule.title}: {count} times with {told}; at most {rule.at_most}. {rule.why}"
            yield at.problem(rule.id, message, f"Instead: {rule.instead}")


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


def _said(items: tuple[Item, ...], choices: Choices) -> list[Paragraph]:
    return [item for item in shown(items, choices) if isinstance(item, Paragraph)]


def _branches(items: tuple[Item, ...], choices: Choices) -> list[Branch]:
    return [item for item in shown(items, choices) if isinstance(item, Branch)]


def sum_counts(paragraphs: list[Paragraph], letter: Letter, rules: tuple[Rule, ...]) -> list[int]:
    """For each rule, the most matches that these paragraphs can have together."""
    facts = [paragraph_facts(p.text, letter, rules) for p in paragraphs]
    return [sum(f.counts[i] for f in facts) for i in range(len(rules))]


def _short(text: str) -> str:
    flat = " ".join(text.split(" ")).replace("\n", "⏎")
    return flat if len(flat) <= 90 else flat[:87] + "…"
