"""YAML as a tree of nodes.

PyYAML keeps the last of two equal keys, turns `no` into false and `1:30` into 90, and follows
aliases. Here all of these are problems with a position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.load.yaml_errors import explain
from bowout.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Levels in one file; a letter needs about ten.
DEEPEST = 24
DEEPER = re.compile(r"[\[{]|[\]}]|^ {200}|(?:[-?] +){50}", re.MULTILINE)
TOO_DEEP = 100
MANY_DASHES = re.compile(r"[-?] +(?:[-?] +){49}")
ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
NOT_WORDS = {"bool": "true or false", "null": "nothing"}


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
