"""Words that no combination shows are either a mistake or litter."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.outline import Outline, paragraphs
from bowout.model.visible import paragraphs_of
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Each paragraph of the letter itself that is never shown; a block may hold more than one letter needs."""
    outline = Outline(letter, lambda items, choices: [id(p) for p in paragraphs(items, choices)])
    alive = {id for states in outline.each() for _, ids in states for id in ids}
    for paragraph in paragraphs_of(letter.body):
        own = paragraph.node is not None and paragraph.node.source.path == letter.path
        if own and paragraph.text and id(paragraph) not in alive and paragraph.node is not None:
            yield paragraph.node.problem("never-shown", *explain("never-shown"))
