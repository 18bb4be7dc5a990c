"""Words that no combination shows are either a mistake or litter."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Item, Letter, Paragraph, paragraphs_of, shown
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Each paragraph of the letter itself that is never shown; a block may hold more than one letter needs."""
    alive: set[int] = set()
    for choices in letter.combinations():
        alive |= {id(p) for p in _shown(letter.body, choices)}
    for paragraph in paragraphs_of(letter.body):
        own = paragraph.node is not None and paragraph.node.source.path == letter.path
        if own and paragraph.text and id(paragraph) not in alive and paragraph.node is not None:
            message = "No combination of choices shows this text."
            yield paragraph.node.problem(
                "never-shown", message, "Check its `when`, and the alternatives above it."
            )


def _shown(items: tuple[Item, ...], choices: dict[str, str]) -> Iterator[Paragraph]:
    for item in shown(items, choices):
        if isinstance(item, Paragraph):
            yield item
        elif hasattr(item, "items"):
            yield from _shown(item.items, choices)
