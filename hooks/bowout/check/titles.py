"""What some letters must not be about: a title or `use_when` that a rule with `titles` finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.rules import Rule
from bowout.problems import Problem


def run(letter: Letter, rules: Iterable[Rule]) -> Iterator[Problem]:
    """The first such words of the title, and of when it's the right letter."""
    for rule in rules:
        if rule.titles is None or letter.to not in rule.titles.to:
            continue
        for key in ("title", "use_when"):
            node = letter.node.mapping[key]
            for start, end in rule.spans(node.text)[:1]:
                words = explain("off-topic", words=node.text[start:end], subject=rule.titles.say)
                yield node.problem("off-topic", *words, at=start)
