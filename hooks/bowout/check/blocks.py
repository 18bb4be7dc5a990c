"""Blocks are checked by themselves too: one that no letter uses yet may be broken as well."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.load.nodes import Node
from bowout.model.build import text_problems
from bowout.model.content import Content
from bowout.model.letter import Group
from bowout.model.text import parse
from bowout.model.visible import flatten
from bowout.problems import Problem, Severity, did_you_mean

TEXTS = ("text", "en")


def run(content: Content) -> Iterator[Problem]:
    """Faults in the texts of every block, blocks that do not exist, circles, and blocks nobody uses."""
    for lang, blocks in content.blocks.items():
        known = content.known("block", blocks)
        for id, block in blocks.items():
            for node in _texts(block.mapping["body"]):
                yield from text_problems(node, parse(node.text)[1])
            for use in _uses(block.mapping["body"]):
                yield from _use(use, known)
            yield from _circle(id, blocks)
        if not content.is_broken("letter") and all(
            one.complete for one in content.letters.values()
        ):
            yield from _unused(content, lang)


def _texts(node: Node, key: str = "text") -> Iterator[Node]:
    if isinstance(node.value, str) and node.text and key in TEXTS:
        yield node
    for item in node.items:
        yield from _texts(item)
    for name, value in node.mapping.items():
        yield from _texts(value, name)


def _uses(node: Node) -> Iterator[Node]:
    for item in node.items:
        yield from _uses(item)
    for name, value in node.mapping.items():
        if name == "use":
            yield value
        yield from _uses(value)


def _use(use: Node, known: set[str]) -> Iterator[Problem]:
    if use.text not in known:
        message = f"There is no block `{use.text}`.{did_you_mean(use.text, known)}"
        remedy = "Add the block to snippets/blocks, or use one that is there."
        yield use.problem("unknown-block", message, remedy)


def _circle(start: str, blocks: dict[str, Node]) -> Iterator[Problem]:
    """The use by which a block, over others or not, comes to hold itself."""
    trails: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while trails:
        trail = trails.pop()
        for use in _uses(blocks[trail[-1]].mapping["body"]):
            if use.text == start:
                loop = " → ".join((*trail, start))
                message = f"Blocks use each other in a circle: {loop}."
                yield use.problem("block-loop", message, "Break the circle.")
            elif use.text in blocks and use.text not in seen:
                seen.add(use.text)
                trails.append((*trail, use.text))


def _unused(content: Content, lang: str) -> Iterator[Problem]:
    letters = [letter for letter in content.letters.values() if letter.lang == lang]
    used = {
        item.block for letter in letters for item in flatten(letter.body) if isinstance(item, Group)
    }
    for id, block in content.blocks[lang].items():
        if id not in used:
            message = f"No letter uses the block `{id}`."
            path = block.source.path
            yield Problem(
                path, 1, 1, "unused-block", message, "Use it, or delete it.", Severity.WARNING
            )
