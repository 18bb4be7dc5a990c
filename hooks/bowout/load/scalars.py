"""Shapes of single values: text, dates, numbers, flags. One description serves the checker and the JSON Schemas."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bowout.load.nodes import Node
from bowout.load.yaml_errors import quoted
from bowout.problems import Problem, did_you_mean


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
            yield not_text(node, name)
        elif not node.text.strip():
            if not (self.empty and node.style in ('"', "'")):
                yield empty(node, name)
        elif node.style == "" and not node.tag.endswith(":str"):
            yield _surprising(node)
        elif self.options and node.text not in self.options:
            hint = did_you_mean(node.text, self.options)
            yield node.problem("unknown-value", f"`{name}` cannot be “{short(node.text)}”.{hint}")
        elif self.pattern and not re.fullmatch(self.pattern, node.text):
            message = f"“{short(node.text)}” is no good `{name}`: {self.doc}"
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
        full = f"{text}-01" if self.month and re.fullmatch(r"\d{4}-\d{2}", text) else text
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", full):
                raise ValueError
            datetime.date.fromisoformat(full)
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
        """One of the two words, without quotes."""
        if node.style != "" or node.text not in ("true", "false"):
            yield node.problem("bad-flag", f"`{name}` must be true or false, without quotes.")

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean", "description": self.doc}


def not_text(node: Node, name: str) -> Problem:
    """A list or a mapping where words should be."""
    if node.style == "flow":
        raw = node.source.text[node.start : node.end].strip()
        message = f"A text that starts with {raw[:1]} must be in quotes."
        return node.problem("text-in-braces", message, f"Write: {quoted(short(raw))}")
    remedy = "Put the text in quotes, or on a new line after `>-`."
    return node.problem("not-text", f"`{name}` must be text.", remedy)


def empty(node: Node, name: str) -> Problem:
    """Nothing where something should be, or a comment that was meant as text."""
    rest = node.source.text[node.start :].split("\n", 1)[0].lstrip(": ")
    if node.value is None and rest.startswith("#"):
        message = f"`{name}` is empty: YAML takes what stands behind # as a comment."
        return node.problem("empty-value", message, "Put quotes around a text that starts with #.")
    return node.problem("empty-value", f"`{name}` is empty.", "Fill it in, or delete the line.")


def _comment(node: Node) -> Iterator[Problem]:
    """A plain text that YAML ends at a space and a #."""
    match = re.match(r" +#.*", node.source.text[node.end : node.end + 200])
    if node.style == "" and match:
        message = f"YAML takes “{short(match.group().strip())}” as a comment, not as text."
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
    message = f"YAML reads {short(node.text)} as {seen.get(kind, 'something else')}, not as text."
    return node.problem("yaml-surprise", message, f"Write it in quotes: {quoted(node.text)}")


def short(text: str) -> str:
    """A text as a message can quote it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 70 else flat[:69] + "…"
