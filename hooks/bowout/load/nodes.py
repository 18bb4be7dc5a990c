"""YAML as a tree that knows where everything stands.

PyYAML keeps the last of two equal keys, turns `no` into false and `1:30` into 90, and follows
aliases. Here all of these are problems with a position, and every scalar stays the text that was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from bowout.load.files import Source
from bowout.load.yaml_errors import explain
from bowout.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_TAGS = {
    "tag:yaml.org,2002:" + name
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge")
}


@dataclass(eq=False)
class Node:
    """One YAML value: `value` is a str, a dict of key to Node, a list of Nodes, or None for nothing."""

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
    def text(self) -> str:
        """The text as written, without a block's last line break."""
        return self.value.rstrip("\n") if isinstance(self.value, str) else ""

    def problem(
        self, id: str, message: str, remedy: str = "", *, key: str = "", at: str = "", nth: int = 0
    ) -> Problem:
        """A problem at this node, at one of its keys, or at the nth place where `at` stands in it."""
        index = self.keys.get(key, self.start) if key else self.start
        if at:
            index = self._find(at, nth)
        return Problem(self.source.path, *self.source.position(index), id, message, remedy)

    def _find(self, snippet: str, nth: int) -> int:
        index = self.start - 1
        for _ in range(nth + 1):
            found = self.source.text.find(snippet, index + 1, self.end)
            if found < 0:
                break
            index = found
        return max(index, self.start)


def parse(source: Source) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML file, and what is wrong with it as YAML."""
    if not source.text.strip():
        return None, [
            Problem(
                source.path, 1, 1, "empty-file", "This file is empty.", "Fill it in or delete it."
            )
        ]
    tabs = _tabs(source)
    if tabs:
        return None, tabs
    try:
        root = yaml.compose(source.text, Loader=LOADER)
    except yaml.YAMLError as error:
        return None, [explain(error, source)]
    except RecursionError:
        return None, [
            Problem(
                source.path,
                1,
                1,
                "too-deep",
                "This file is nested too deeply.",
                "Use fewer levels.",
            )
        ]
    if root is None:
        return None, [
            Problem(
                source.path,
                1,
                1,
                "empty-file",
                "This file holds only comments.",
                "Fill it in or delete it.",
            )
        ]
    problems: list[Problem] = []
    return _convert(root, source, problems, set()), problems


def _tabs(source: Source) -> list[Problem]:
    found = []
    for number, line in enumerate(source.text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            remedy = "Use two spaces for each level."
            found.append(
                Problem(
                    source.path,
                    number,
                    indent.index("\t") + 1,
                    "tab",
                    "A tab indents this line.",
                    remedy,
                )
            )
    return found


def _convert(node: yaml.Node, source: Source, problems: list[Problem], seen: set[int]) -> Node:
    result = Node(source, node.start_mark.index, node.end_mark.index, None, node.tag)
    if id(node) in seen:
        message = "This repeats another part of the file by an alias (*name)."
        problems.append(
            result.problem(
                "yaml-alias",
                message,
                "Write it out, or put quotes around a text that starts with *.",
            )
        )
        return result
    seen.add(id(node))
    if node.tag not in PLAIN_TAGS:
        message = f"The tag {node.tag} is not allowed here."
        problems.append(
            result.problem("yaml-tag", message, "Put quotes around a text that starts with !.")
        )
    if isinstance(node, yaml.MappingNode):
        result.value = _entries(node, result, source, problems, seen)
        result.style = "flow" if node.flow_style else "block"
    elif isinstance(node, yaml.SequenceNode):
        result.value = [_convert(item, source, problems, seen) for item in node.value]
        result.style = "flow" if node.flow_style else "block"
    elif isinstance(node, yaml.ScalarNode):
        empty = node.tag.endswith(":null") and node.value == ""
        result.value = None if empty else str(node.value)
        result.style = node.style or ""
    return result


def _entries(
    node: yaml.MappingNode, parent: Node, source: Source, problems: list[Problem], seen: set[int]
) -> dict[str, Node]:
    entries: dict[str, Node] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        index = key_node.start_mark.index
        here = Problem(source.path, *source.position(index), "", "")
        if not key:
            message = "This key is not a word."
            problems.append(
                Problem(
                    here.path,
                    here.line,
                    here.col,
                    "bad-key",
                    message,
                    "Put quotes around the text.",
                )
            )
            continue
        if key_node.tag.endswith(":bool"):
            message = f"YAML reads the key `{key}` as true or false."
            problems.append(
                Problem(
                    here.path, here.line, here.col, "yaml-surprise", message, "Choose another word."
                )
            )
            continue
        if key in entries:
            first = source.position(parent.keys[key])[0]
            message = f"The key `{key}` stands twice; the first is on line {first}."
            problems.append(
                Problem(
                    here.path,
                    here.line,
                    here.col,
                    "duplicate-key",
                    message,
                    "Delete one of the two.",
                )
            )
            continue
        parent.keys[key] = index
        entries[key] = _convert(value_node, source, problems, seen)
    return entries
