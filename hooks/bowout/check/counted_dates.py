"""A date that is counted needs one length, a date to count from, and choices that exist."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.countries import counting
from bowout.load.nodes import Node
from bowout.load.shapes.letter import COMPARED
from bowout.model.letter import Field, Letter
from bowout.model.messages import explain
from bowout.problems import Problem, did_you_mean


def run(letter: Letter) -> Iterator[Problem]:
    """Each field of this letter with `counts` or `from_field`, and each choice that compares two dates."""
    yield from _comparisons(letter)
    for item in letter.node.listed("fields"):
        id, own = next(iter(item.mapping.items()), (item.text, item))
        field = next((field for field in letter.fields if field.id == id), None)
        if field is not None and (field.counts or field.from_field):
            yield from _field(letter, field, own)


def _comparisons(letter: Letter) -> Iterator[Problem]:
    types = {field.id: field.type for field in letter.fields}
    for choice in (choice for choice in letter.choices if choice.compare):
        options = set(choice.option_ids)
        what = ""
        if wrong := [id for id in choice.compare if types.get(id) != "date"]:
            what = f"`{wrong[0]}` is no date field of this letter"
        elif not {"unknown", "before", "after"} <= options <= set(COMPARED):
            what = "its options are others"
        elif choice.default != "unknown":
            what = f"it opens with “{choice.default}”"
        if what:
            words = explain("bad-comparison", name=choice.id, what=what)
            yield letter.node.problem("bad-comparison", *words, key="choices")


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
