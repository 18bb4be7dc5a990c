"""Shapes of what holds other values: lists, mappings, records. As in scalars.py, each checks and describes itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from bowout.load.nodes import Node
from bowout.load.scalars import Text, empty, not_text, short
from bowout.problems import Problem, did_you_mean

ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


class Shape(Protocol):
    """Something a node can be held against."""

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """The problems of `node`, which the file calls `name`."""

    def schema(self) -> dict[str, Any]:
        """The shape as JSON Schema."""


@dataclass(frozen=True)
class ListOf:
    """A list of one shape. `lone` also takes a single value without a list; `exactly` and `most` count them."""

    item: Shape
    doc: str = ""
    lone: bool = False
    empty: bool = False
    exactly: int = 0
    most: int = 0

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Each item on its own."""
        if self.lone and not isinstance(node.value, list):
            yield from self.item.check(node, name)
        elif not isinstance(node.value, list):
            yield node.problem(
                "not-a-list",
                f"`{name}` must be a list.",
                "Start each item on its own line with `- `.",
            )
        elif not node.items and not self.empty:
            yield node.problem(
                "empty-value", f"`{name}` is an empty list.", "Fill it in, or delete it."
            )
        elif self.exactly and len(node.items) != self.exactly:
            message = f"`{name}` must have {self.exactly} items, not {len(node.items)}."
            yield node.problem("wrong-count", message)
        elif self.most and len(node.items) > self.most:
            message = f"`{name}` must have {self.most} items at most, not {len(node.items)}."
            yield node.problem("wrong-count", message)
        else:
            for item in node.items:
                yield from self.item.check(item, name)

    def schema(self) -> dict[str, Any]:
        """An array, or the lone item."""
        rule = {
            "type": "array",
            "items": self.item.schema(),
            "minItems": 0 if self.empty else 1,
            "description": self.doc,
        }
        if self.exactly:
            rule |= {"minItems": self.exactly, "maxItems": self.exactly}
        if self.most:
            rule |= {"maxItems": self.most}
        return {"anyOf": [self.item.schema(), rule]} if self.lone else rule


@dataclass(frozen=True)
class MapOf:
    """A mapping whose keys are ids, of the form `ids` if given, and whose values share one shape."""

    item: Shape
    doc: str = ""
    ids: Text | None = None

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Keys are ids; each value on its own."""
        if not isinstance(node.value, dict):
            yield node.problem("not-a-mapping", f"`{name}` must have `key: value` lines below it.")
            return
        if not node.mapping:
            yield empty(node, name)
        for key, value in node.mapping.items():
            if not re.fullmatch(self.pattern, key):
                message = f"“{short(key)}” is no id: use {self.form}."
                yield node.problem("bad-id", message, key=key)
            yield from self.item.check(value, key)

    @property
    def pattern(self) -> str:
        """What a key must match."""
        return self.ids.pattern if self.ids else ID.pattern

    @property
    def form(self) -> str:
        """What a key must look like, in words."""
        return (
            self.ids.doc if self.ids else "small letters, digits, - and _, starting with a letter"
        )

    def schema(self) -> dict[str, Any]:
        """An object with ids as keys."""
        rule = {
            "type": "object",
            "additionalProperties": self.item.schema(),
            "description": self.doc,
        }
        return rule | {"propertyNames": {"pattern": f"^(?:{self.pattern})$"}}


@dataclass(frozen=True)
class Record:
    """A mapping with known keys."""

    keys: dict[str, Shape]
    required: tuple[str, ...] = ()
    doc: str = ""
    empty: bool = False

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Known keys only, none missing, each with its shape."""
        if node.value is None and self.empty:
            return
        if not isinstance(node.value, dict):
            known = ", ".join(self.required or tuple(self.keys))
            yield node.problem("not-a-mapping", f"`{name}` must have the keys {known}.")
            return
        for key, value in node.mapping.items():
            if key not in self.keys:
                yield _unknown_key(node, name, key, self.keys)
            else:
                yield from self.keys[key].check(value, key)
        for key in self.required:
            if key not in node.mapping:
                yield node.problem(
                    "missing-key", f"`{name}` has no `{key}`.", f"Add a line `{key}: …`."
                )

    def schema(self) -> dict[str, Any]:
        """An object that is closed; nothing at all, too, where that is allowed."""
        properties = {key: shape.schema() for key, shape in self.keys.items()}
        rule: dict[str, Any] = {
            "type": ["object", "null"] if self.empty else "object",
            "properties": properties,
            "additionalProperties": False,
        }
        return rule | {"required": list(self.required), "description": self.doc}


@dataclass(frozen=True)
class Either:
    """Plain text, or one of several records, told apart by the key that only one of them has."""

    records: dict[str, Record]
    text: Text | None = None
    doc: str = ""

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """The text, or the record that the node's keys point to."""
        if not isinstance(node.value, dict):
            if self.text:
                yield from self.text.check(node, name)
            else:
                yield node.problem(
                    "not-a-mapping",
                    f"`{name}` must have one of the keys {', '.join(self.records)}.",
                )
            return
        present = [key for key in self.records if key in node.mapping]
        if len(present) > 1:
            message = f"`{present[0]}` and `{present[1]}` cannot stand in one item."
            yield node.problem(
                "two-in-one", message, "Make two items, each with its own `- `.", key=present[1]
            )
        elif present:
            yield from self.records[present[0]].check(node, name)
        elif node.style == "flow" and self.text:
            yield not_text(node, name)
        else:
            yield from self._unknown(node, name)

    def _unknown(self, node: Node, name: str) -> Iterator[Problem]:
        """No key tells what this is: one is misspelled, or the one that matters is missing."""
        known = {key for record in self.records.values() for key in record.keys}
        wrong = [key for key in node.mapping if key not in known]
        if wrong:
            yield _unknown_key(node, name, wrong[0], self.records)
        else:
            message = (
                f"This item of `{name}` says nothing: it has none of {', '.join(self.records)}."
            )
            yield node.problem("missing-key", message)

    def schema(self) -> dict[str, Any]:
        """The text, or any of the records."""
        options = [record.schema() for record in self.records.values()]
        return {
            "anyOf": ([self.text.schema()] if self.text else []) + options,
            "description": self.doc,
        }


@dataclass(frozen=True)
class Named:
    """An id alone, or one id with a value of the given shape."""

    item: Shape
    id: Text

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """The id, or a mapping with a single key."""
        if not isinstance(node.value, dict):
            yield from self.id.check(node, name)
        elif len(node.mapping) != 1:
            yield node.problem(
                "not-one-key", f"An item of `{name}` has one id with its keys indented below it."
            )
        else:
            yield from MapOf(self.item, ids=self.id).check(node, name)

    def schema(self) -> dict[str, Any]:
        """A string, or an object with one property."""
        return {
            "anyOf": [
                self.id.schema(),
                MapOf(self.item, ids=self.id).schema() | {"minProperties": 1, "maxProperties": 1},
            ]
        }


def _unknown_key(node: Node, name: str, key: str, known: Iterable[str]) -> Problem:
    """A key that is misspelled, or the first words of a text that has a colon in it."""
    hint = did_you_mean(key, known)
    message = f"`{short(key)}` is not a key of `{name}`.{hint}"
    prose = (
        not hint.startswith(" Did") and node.style == "block" and (" " in key or key[:1].isupper())
    )
    remedy = "If it is a text with a colon in it, put the whole text in quotes." if prose else ""
    return node.problem("unknown-key", message, remedy, key=key)
