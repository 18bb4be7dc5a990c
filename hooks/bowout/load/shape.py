"""Shapes: what each kind of file may hold. One description serves the checker and the JSON Schemas."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from bowout.load.nodes import Node
from bowout.problems import Problem, did_you_mean

ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


class Shape(Protocol):
    """Something a node can be held against."""

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """The problems of `node`, which the file calls `name`."""

    def schema(self) -> dict[str, Any]:
        """The same rule as JSON Schema."""


@dataclass(frozen=True)
class Text:
    """Words. `empty` allows the empty string; `options` closes the list; `pattern` must match whole."""

    doc: str = ""
    options: tuple[str, ...] = ()
    pattern: str = ""
    empty: bool = False

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Text, not a mapping, a list, or something that YAML turns into another value."""
        if isinstance(node.value, dict | list):
            yield _not_text(node, name)
        elif not node.text.strip():
            if not (self.empty and node.style in ('"', "'")):
                yield _empty(node, name)
        elif node.style == "" and not node.tag.endswith(":str"):
            yield _surprising(node)
        elif self.options and node.text not in self.options:
            hint = did_you_mean(node.text, self.options)
            yield node.problem("unknown-value", f"`{name}` cannot be “{_short(node.text)}”.{hint}")
        elif self.pattern and not re.fullmatch(self.pattern, node.text):
            message = f"“{_short(node.text)}” is no good `{name}`: {self.doc}"
            yield node.problem("bad-value", message)
        elif not self.options and not self.pattern:
            yield from _comment(node)

    def schema(self) -> dict[str, Any]:
        """A string."""
        rule: dict[str, Any] = {"type": "string"}
        if self.doc:
            rule["description"] = self.doc
        if self.options:
            rule["enum"] = list(self.options)
        if self.pattern:
            rule["pattern"] = f"^(?:{self.pattern})$"
        if not self.empty and not self.options:
            rule["minLength"] = 1
        return rule


@dataclass(frozen=True)
class Date:
    """A calendar day, written 2026-11-23, or a month, 2026-11, where `month` allows it.

    `quoted` is for files that other programs read too, to which a date without quotes is no text.
    """

    doc: str = ""
    month: bool = False
    quoted: bool = False

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """A day that exists."""
        text = node.text if isinstance(node.value, str) else ""
        whole = f"{text}-01" if self.month and re.fullmatch(r"\d{4}-\d{2}", text) else text
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", whole):
                raise ValueError
            datetime.date.fromisoformat(whole)
        except ValueError:
            yield node.problem("bad-date", f"`{name}` must be a date such as 2026-11-23.")
            return
        if self.quoted and node.style == "":
            yield _surprising(node)

    def schema(self) -> dict[str, Any]:
        """A string in the form of a date; editors read an unquoted date as a string too."""
        pattern = r"^\d{4}-\d{2}(?:-\d{2})?$" if self.month else r"^\d{4}-\d{2}-\d{2}$"
        return {"type": "string", "pattern": pattern, "description": self.doc}


@dataclass(frozen=True)
class Number:
    """A whole number, or any number where `real`."""

    doc: str = ""
    least: float = 0
    real: bool = False

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Plain digits without quotes; YAML's octal, sexagesimal and underscored numbers are refused."""
        pattern = r"-?(?:0|[1-9][0-9]{0,8})" + (r"(?:\.[0-9]{1,9})?" if self.real else "")
        good = node.style == "" and re.fullmatch(pattern, node.text)
        if not good or float(node.text) < self.least:
            what = "a number" if self.real else "a whole number"
            message = (
                f"`{name}` must be {what}, {self.least:g} or more, in plain digits without quotes."
            )
            yield node.problem("bad-number", message)

    def schema(self) -> dict[str, Any]:
        """A number."""
        return {
            "type": "number" if self.real else "integer",
            "minimum": self.least,
            "maximum": 999_999_999,
            "description": self.doc,
        }


@dataclass(frozen=True)
class Year:
    """A year in four digits, or words such as “about 2017”."""

    doc: str = ""

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Text with a year in it."""
        if not re.search(r"\b(?:19|20)\d\d\b", node.text):
            yield node.problem("bad-year", f"`{name}` must hold a year such as 2024.")

    def schema(self) -> dict[str, Any]:
        """A string or a number."""
        return {"type": ["string", "integer"], "description": self.doc}


@dataclass(frozen=True)
class Flag:
    """true or false."""

    doc: str = ""

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """Only the two English words."""
        if node.style != "" or node.text not in ("true", "false"):
            yield node.problem("bad-flag", f"`{name}` must be true or false, without quotes.")

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean", "description": self.doc}


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
            yield _empty(node, name)
        for key, value in node.mapping.items():
            if not re.fullmatch(self.pattern, key):
                message = f"“{_short(key)}” is no id: use {self.form}."
                yield node.problem("bad-id", message, key=key)
            yield from self.item.check(value, key)

    @property
    def pattern(self) -> str:
        """What a key must match."""
        return self.ids.pattern if self.ids else ID.pattern

    @property
    def form(self) -> str:
        """The same in words."""
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
            yield _not_text(node, name)
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
        """Any of them."""
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
    message = f"`{_short(key)}` is not a key of `{name}`.{hint}"
    prose = (
        not hint.startswith(" Did") and node.style == "block" and (" " in key or key[:1].isupper())
    )
    remedy = "If it is a text with a colon in it, put the whole text in quotes." if prose else ""
    return node.problem("unknown-key", message, remedy, key=key)


def _not_text(node: Node, name: str) -> Problem:
    if node.style == "flow":
        raw = node.source.text[node.start : node.end].strip()
        message = f"A text that starts with {raw[:1]} must be in quotes."
        return node.problem("text-in-braces", message, f"Write: {_quoted(_short(raw))}")
    remedy = "Put the text in quotes, or on a new line after `>-`."
    return node.problem("not-text", f"`{name}` must be text.", remedy)


def _empty(node: Node, name: str) -> Problem:
    rest = node.source.text[node.start :].split("\n", 1)[0].lstrip(": ")
    if node.value is None and rest.startswith("#"):
        message = f"`{name}` is empty: YAML takes what stands behind # as a comment."
        return node.problem("empty-value", message, "Put quotes around a text that starts with #.")
    return node.problem("empty-value", f"`{name}` is empty.", "Fill it in, or delete the line.")


def _comment(node: Node) -> Iterator[Problem]:
    """A plain text that YAML ends at a space and a #."""
    match = re.match(r" +#.*", node.source.text[node.end : node.end + 200])
    if node.style == "" and match:
        message = f"YAML takes “{_short(match.group().strip())}” as a comment, not as text."
        remedy = "Put the text in quotes, or the comment on a line of its own."
        index = node.end + match.group().index("#")
        yield node.source.problem(index, "yaml-comment", message, remedy)


def _surprising(node: Node) -> Problem:
    """A text that YAML turns into another value."""
    kind = node.tag.rsplit(":", 1)[-1]
    seen = {
        "bool": "true or false",
        "int": "a number",
        "float": "a number",
        "null": "nothing",
        "timestamp": "a date",
    }
    message = f"YAML reads {_short(node.text)} as {seen.get(kind, 'something else')}, not as text."
    return node.problem("yaml-surprise", message, f"Write it in quotes: {_quoted(node.text)}")


def _quoted(text: str) -> str:
    """A text in quotes, as YAML reads it back."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _short(text: str) -> str:
    """A text as a message can quote it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 70 else flat[:69] + "…"
