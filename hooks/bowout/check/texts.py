"""Every text of a letter with the node it was written in, for the checks that look at texts."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.load.nodes import Node
from bowout.model.letter import Group, Letter
from bowout.model.text import Text
from bowout.model.visible import flatten, paragraphs_of


def texts(letter: Letter) -> Iterator[tuple[Text, Node]]:
    """Subject and paragraphs, those of blocks included."""
    if letter.subject is not None:
        yield letter.subject, letter.node.mapping["subject"]
    for paragraph in paragraphs_of(letter.body):
        if paragraph.text and paragraph.node is not None:
            yield paragraph.text, paragraph.node


def use_of(letter: Letter, node: Node) -> Group | None:
    """The `use` by which a text of another file came into this letter."""
    if node.source.path == letter.path:
        return None
    for item in flatten(letter.body):
        if (
            isinstance(item, Group)
            and item.block
            and any(p.node is node for p in paragraphs_of(item.items))
        ):
            return item
    return None
