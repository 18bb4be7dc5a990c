"""A date that is counted needs one length, a date to count from, and choices that exist."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.countries import counting
from bowout.load.nodes import Node
from bowout.model.letter import Field, Letter
from bowout.problems import Problem, did_you_mean


def run(letter: Letter) -> Iterator[Problem]:
    """Each field of this letter with `counts` or `from_field`."""
    for item in letter.node.listed("fields"):
        id, own = next(iter(item.mapping.items()), (item.text, item))
        field = next((field for field in letter.fields if field.id == id), None)
        if field is not None and (field.counts or field.from_field):
            yield from _field(letter, field, own)


def _field(letter: Letter, field: Field, own: Node) -> Iterator[Problem]:
    types = {other.id: other.type for other in letter.fields}
    if field.type != "date" or not field.counts or not field.from_field:
        message = f"`{field.id}` needs type: date, counts and from_field together."
        yield own.problem("bad-count", message, "Add what is missing.")
    elif types.get(field.from_field) != "date":
        hint = did_you_mean(field.from_field, types)
        message = (
            f"`{field.id}` counts from `{field.from_field}`, which is no date of this letter.{hint}"
        )
        yield own.problem("bad-count", message, f"Add `- {field.from_field}` under fields.")
    for node in own.listed("counts"):
        yield from counting(node)
    offered = {choice.id: choice.option_ids for choice in letter.choices}
    for when, _ in field.counts:
        for choice, options in when.terms:
            wrong = [option for option in options if option not in offered.get(choice, ())]
            if wrong:
                message = f"`{field.id}` is counted for {choice} {wrong[0]}, which this letter does not offer."
                yield own.problem("unknown-option", message)
