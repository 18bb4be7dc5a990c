"""A YAML value that knows where everything in it stands; every scalar stays the text that was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bowout.load.files import Source
from bowout.problems import Problem


@dataclass(eq=False, slots=True)
class Node:
    """One YAML value: `value` is a str, a dict of key to Node, a list of Nodes, or None for nothing.

    `style` is the sign that opens it (", ', | or >), empty for plain text, or flow or block.
    """

    source: Source
    start: int
    end: int
    value: str | dict[str, Node] | list[Node] | None
    tag: str = ""
    style: str = ""
    keys: dict[str, int] = field(default_factory=dict)

    @property
    def mapping(self) -> dict[str, Node]:
        """The entries, or none when this is no mapping."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Node]:
        """The items, or none when this is no list."""
        return self.value if isinstance(self.value, list) else []

    @property
    def each(self) -> list[Node]:
        """The items of a list; this node itself where it stands alone."""
        return self.value if isinstance(self.value, list) else [self]

    @property
    def text(self) -> str:
        """The text as written, without a block's last line break."""
        return self.value.rstrip("\n") if isinstance(self.value, str) else ""

    def words(self, key: str) -> str:
        """The text of a key; empty where the key is left out."""
        return self.mapping[key].text if key in self.mapping else ""

    def listed(self, key: str) -> list[Node]:
        """The items of a key's list, or its lone value; none where the key is left out."""
        return self.mapping[key].each if key in self.mapping else []

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a key's list, or its lone text."""
        return tuple(item.text for item in self.listed(key))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """The keys and texts of the mapping below a key; none where the key is left out."""
        below = self.mapping[key].mapping if key in self.mapping else {}
        return tuple((name, node.text) for name, node in below.items())

    def flag(self, key: str) -> bool:
        """Whether a key says true."""
        return self.words(key) == "true"

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for child in (*self.mapping.values(), *self.items):
            yield from child.walk()

    def problem(
        self, id: str, message: str, remedy: str = "", *, key: str = "", at: int | str = ""
    ) -> Problem:
        """A problem at this node, at one of its keys, or where `at` stands in its text."""
        index = self.keys.get(key, self.start) if key else self.start
        if at != "":
            index = self.index_of(self.text.find(at) if isinstance(at, str) else at)
        return self.source.problem(index, id, message, remedy)

    def index_of(self, offset: int) -> int:
        """Where a character of `text` stands in the file; the node's start if that is not known.

        Text and file are walked side by side: any run of white space matches any other, and a
        backslash or a doubled quote of the file is passed over.
        """
        written, at = self.source.text, self.start
        if self.style in ('"', "'"):
            at += 1
        elif self.style in ("|", ">"):
            at = written.find("\n", at)
        text = self.text
        if not 0 <= offset < len(text):
            return self.start
        place = len(text) - len(text.lstrip())
        at = _past_space(written, at, self.end)
        while place < offset:
            if text[place].isspace():
                place = _past_space(text, place, len(text))
                at = _past_space(written, at, self.end)
                continue
            at += self._escape(written[at : at + 2], text[place])
            if at >= self.end or written[at] != text[place]:
                return self.start
            place, at = place + 1, at + 1
        return at if place == offset else self.start

    def _escape(self, pair: str, char: str) -> int:
        """1 where the file has a sign before the character it stands for."""
        if self.style == "'":
            return int(pair == "''")
        return int(self.style == '"' and pair == "\\" + char and char != "\\")


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
