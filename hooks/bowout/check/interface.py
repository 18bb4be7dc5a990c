"""The words of the interface: a translation fills in what the first guide does, and no word could be read as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.problems import Problem

# Words stand in texts and in attributes, where these would end them.
SIGNS = re.compile(r"[<>&\"]")
FILLED_IN = re.compile(r"\{\w+\}")


def run(content: Content) -> Iterator[Problem]:
    """Each guide's words."""
    nodes = {
        lang: content.vocabularies[lang].interface_node
        for lang in content.guides
        if lang in content.vocabularies
    }
    first = nodes.get(content.first)
    for node in nodes.values():
        if node:
            yield from _words(node, first)


def _words(node: Node, first: Node | None) -> Iterator[Problem]:
    for place, words in node.mapping.items():
        for key, text in words.mapping.items():
            if sign := SIGNS.search(text.text):
                message = f"A word of the interface has no {sign[0]}: it could be read as HTML."
                yield text.problem(
                    "bad-sign", message, "Write “typographic” quotes, and “and”.", at=sign.start()
                )
            original = first.mapping[place].mapping.get(key) if first else None
            if original and (missing := _filled(original) ^ _filled(text)):
                message = (
                    f"`{place}: {key}` differs in what is filled in: {', '.join(sorted(missing))}."
                )
                yield text.problem(
                    "other-braces", message, f"The first guide says: {original.text}"
                )


def _filled(node: Node) -> set[str]:
    return set(FILLED_IN.findall(node.text))
