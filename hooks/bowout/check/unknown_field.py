"""A blank must be a field of the letter."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import texts, use_of
from bowout.load.nodes import Node
from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.text import Blank, blanks
from bowout.problems import Problem, did_you_mean


def run(letter: Letter) -> Iterator[Problem]:
    """Each blank whose name is not listed under `fields`."""
    known = listed_fields(letter)
    for text, node in texts(letter):
        for blank in {blank.field: blank for blank in reversed([*blanks(text)])}.values():
            if blank.field not in known:
                yield _problem(letter, blank, node, known)


def listed_fields(letter: Letter) -> set[str]:
    """The letter's fields and the names under `fields`, whose own keys may be broken: that is told elsewhere."""
    listed = {next(iter(item.mapping), item.text) for item in letter.node.listed("fields")}
    return listed | {field.id for field in letter.fields}


def _problem(letter: Letter, blank: Blank, node: Node, known: set[str]) -> Problem:
    name = blank.field
    use = use_of(letter, node)
    if use is not None and use.node is not None:
        words = explain("unknown-field/block", name=name, block=use.block)
        return use.node.problem("unknown-field", *words)
    hint = did_you_mean(name, known, "{{{}}}")
    message, add = explain("unknown-field", name=name, hint=hint)
    remedy = "" if hint.startswith(" Did") else add
    return node.problem("unknown-field", message, remedy, at=blank.at)
