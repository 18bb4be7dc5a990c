"""YAML as a tree that knows where everything stands.

PyYAML keeps the last of two equal keys, turns `no` into false and `1:30` into 90, and follows
aliases. Here all of these are problems with a position, and every scalar stays the text that was
written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from bowout.load.files import Source
from bowout.load.yaml_errors import explain
from bowout.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 24
"""Levels in one file; a letter needs about ten."""
DEEPER = re.compile(r"[\[{]|[\]}]|^ {200}|(?:[-?] +){50}", re.MULTILINE)
TOO_DEEP = 100
MANY_DASHES = re.compile(r"[-?] +(?:[-?] +){49}")
ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
NOT_WORDS = {"bool": "true or false", "null": "nothing"}


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


def parse(source: Source) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML file, and what is wrong with it as YAML."""
    if not source.text.strip():
        message, remedy = "This file is empty.", "Fill it in or delete it."
        return None, [Problem(source.path, 1, 1, "empty-file", message, remedy)]
    found = [*_white_space(source), *_depth(source)]
    if found:
        return None, found
    try:
        root = yaml.compose(source.text, Loader=LOADER)
    except yaml.YAMLError as error:
        return None, [explain(error, source)]
    if root is None:
        message, remedy = "This file holds only comments.", "Fill it in or delete it."
        return None, [Problem(source.path, 1, 1, "empty-file", message, remedy)]
    converter = _Converter(source)
    return converter.node(root, 1), converter.problems


def _white_space(source: Source) -> Iterator[Problem]:
    """Tabs anywhere, and no-break spaces that indent a line: both look like spaces and are none."""
    if "\t" not in source.text and not ODD_SPACE.search(source.text):
        return
    for match in re.finditer(rf"\t+|^ *{ODD_SPACE.pattern}", source.text, re.MULTILINE):
        if match.group()[0] == "\t":
            message, remedy = "A tab stands here.", "Use spaces; two for each level."
            yield source.problem(match.start(), "tab", message, remedy)
        else:
            message = "A no-break space indents this line."
            remedy = "Delete the white space at its start and type spaces."
            yield source.problem(match.end() - 1, "odd-space", message, remedy)


def _depth(source: Source) -> Iterator[Problem]:
    """A file nested so deeply that reading it could exhaust the machine. Counted roughly."""
    text = source.text
    few = text.count("[") + text.count("{") < TOO_DEEP
    if few and 200 * " " not in text and not MANY_DASHES.search(text):
        return
    message, remedy = "This file is nested too deeply.", "Use fewer levels."
    level = 0
    for match in DEEPER.finditer(text):
        sign = match.group()
        level += 1 if sign in "[{" else -1 if sign in "]}" else 100
        if level >= TOO_DEEP:
            yield source.problem(match.start(), "too-deep", message, remedy)
            return
        level = max(level, 0)


class _Converter:
    """From PyYAML's nodes to ours, collecting problems."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def report(self, index: int, id: str, message: str, remedy: str) -> None:
        self.problems.append(self.source.problem(index, id, message, remedy))

    def node(self, node: yaml.Node, level: int) -> Node:
        result = Node(self.source, node.start_mark.index, node.end_mark.index, None)
        if id(node) in self.seen:
            message = "Another part of the file repeats this by an alias (*name)."
            remedy = "Write it out, or put quotes around a text that starts with *."
            self.report(result.start, "yaml-alias", message, remedy)
            return result
        self.seen.add(id(node))
        if level > DEEPEST:
            message = "This file is nested too deeply."
            self.report(result.start, "too-deep", message, "Use fewer levels.")
            return result
        self.marks(node)
        result.tag = node.tag
        if isinstance(node, yaml.MappingNode):
            result.value = self.entries(node, result, level)
            result.style = "flow" if node.flow_style else "block"
        elif isinstance(node, yaml.SequenceNode):
            result.value = [self.node(item, level + 1) for item in node.value]
            result.style = "flow" if node.flow_style else "block"
        elif isinstance(node, yaml.ScalarNode):
            empty = node.tag.endswith(":null") and node.value == ""
            result.value = None if empty else str(node.value)
            result.style = node.style or ""
        return result

    def marks(self, node: yaml.Node) -> None:
        """Anchors and tags: PyYAML takes them off the text without a word."""
        sign = self.source.text[node.start_mark.index : node.start_mark.index + 1]
        if sign == "&":
            message = "YAML takes the word after & as a name for this part, not as text."
            remedy = "Put quotes around a text that starts with &, or delete the name."
            self.report(node.start_mark.index, "yaml-anchor", message, remedy)
        elif sign == "!":
            message = "YAML takes the word after ! as a type, not as text."
            remedy = "Put quotes around a text that starts with !."
            self.report(node.start_mark.index, "yaml-tag", message, remedy)
            node.tag = "tag:yaml.org,2002:str"

    def entries(self, node: yaml.MappingNode, parent: Node, level: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key = self.key(key_node)
            if not key:
                continue
            index = key_node.start_mark.index
            if key in entries:
                first = self.source.position(parent.keys[key])[0]
                message = f"The key `{key}` stands twice; the first is on line {first}."
                self.report(index, "duplicate-key", message, "Delete one of the two.")
                continue
            parent.keys[key] = index
            entries[key] = self.node(value_node, level + 1)
        return entries

    def key(self, node: yaml.Node) -> str:
        """The key's word; empty, with a problem, if it is none."""
        index = node.start_mark.index
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            self.report(index, "bad-key", "This key is not a word.", "Put quotes around the text.")
            return ""
        self.marks(node)
        read_as = NOT_WORDS.get(node.tag.rsplit(":", 1)[-1])
        if read_as and not node.style:
            message = f"YAML reads the key `{node.value}` as {read_as}."
            self.report(index, "yaml-surprise", message, "Choose another word.")
            return ""
        return str(node.value)
