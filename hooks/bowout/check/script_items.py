"""Directions, branches and parts belong to what is spoken."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.load.shapes.letter import SPOKEN
from bowout.model.letter import Branch, Direction, Letter, Part
from bowout.model.messages import explain
from bowout.model.visible import flatten
from bowout.problems import Problem

NAMES = {Direction: "do", Branch: "if_they", Part: "part"}


def run(letter: Letter) -> Iterator[Problem]:
    """Items of a script in a letter that is written."""
    if letter.channel in SPOKEN:
        return
    for item in flatten(letter.body):
        name = NAMES.get(type(item))
        if name and item.node is not None:
            words = explain("script-item", name=name, channel=letter.channel)
            yield item.node.problem("script-item", *words, key=name)
