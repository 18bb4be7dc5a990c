"""Grammar is avoided, not computed: nothing may depend on the word that somebody types."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import texts
from bowout.load.nodes import Node
from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.patterns import AVOIDED, SIGNS, SPACE_LEFT, SPACE_OUTSIDE
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """a/an before a blank, a possessive on a blank, (s), and/or, a small word or a space before a part that may go."""
    for _, node in texts(letter):
        text = node.text
        for id, pattern in AVOIDED.items():
            if any(sign in text for sign in SIGNS[id]):
                for match in pattern.finditer(text):
                    words = match.group().lstrip()
                    found = explain(id, words=words, mended=_taken_in(match.group()))
                    yield node.problem(id, *found, at=match.end() - len(words))
        if "[" in text:
            yield from _space_outside(node)


def _space_outside(node: Node) -> Iterator[Problem]:
    """Each space that belongs into the part behind it: `start [[on {start_date}]].` is `start[[ on {start_date}]].`"""
    for match in SPACE_OUTSIDE.finditer(node.text):
        id = SPACE_LEFT[node.text[match.end() : match.end() + 1]]
        mended = match.group().replace(" [[", "[[ ", 1)
        found = explain(f"{id}/outside", words=match.group(), mended=mended)
        yield node.problem(id, *found, at=match.start())


def _taken_in(words: str) -> str:
    """The small word before a part that may go, put inside it: ` on[[ {start_date}]]` is `[[ on {start_date}]]`."""
    word, _, part = words.partition("[[")
    return f"[[{' ' * word.startswith(' ')}{word.strip()} {part.strip()}"
