"""A choice that changes nothing would be an empty question."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Letter, OneOf
from bowout.model.messages import explain
from bowout.model.visible import flatten
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Each choice that no `when` names."""
    named = set()
    for item in flatten(letter.body):
        parts = item.alternatives if isinstance(item, OneOf) else (item,)
        named |= {choice for part in parts for choice, _ in part.when.terms}
    for choice in letter.choices:
        if choice.id not in named and not choice.role:
            at = letter.node.mapping["choices"]
            yield at.problem(
                "unused-choice", *explain("unused-choice", name=choice.id), key=choice.id
            )
