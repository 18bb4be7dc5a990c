"""The shared words of one language: fields, choices, labels, and all words of the interface where it has a guide.

A letter's own keys win over them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from bowout.load.nodes import Node
from bowout.load.scalars import Date
from bowout.load.shapes.letter import FIELD
from bowout.model.letter import Choice, Field, Option, build_when
from bowout.model.messages import explain
from bowout.model.notice import Notice, build_notice
from bowout.problems import Problem, did_you_mean

# A length of notice as ISO 8601 writes it: P4W, P1M.
LENGTH = r"P[1-9][0-9]{0,2}[DWM]"
# Keys of a field that are no plain text.
APART = ("optional", "counts", "past")


@dataclass
class Vocabulary:
    """What the letters of one language share, still as nodes: letters may override single keys."""

    fields: dict[str, Node] = field(default_factory=dict)
    choices: dict[str, Node] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    # The words of the pages around everything else; empty where the language has no guide.
    interface: dict[str, dict[str, str]] = field(default_factory=dict)
    interface_node: Node | None = None
    search: dict[str, Any] = field(default_factory=dict)
    layouts: Node | None = None

    def label(self, group: str, id: str) -> str:
        """The words for a kind, a reader or a channel; the id itself where there are none."""
        return self.labels.get(group, {}).get(id, id)

    def words(self, group: str) -> dict[str, str]:
        """The words of the interface that stand in one place. The check holds that a guide has all of them."""
        return self.interface[group]


def put(text: str, **values: str) -> str:
    """A text with these values where their names stand in braces; all other braces stay."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def put_html(text: str, **values: Markup | str) -> Markup:
    """A text as HTML, with these values where their names stand in braces: the text and plain values are escaped."""
    return Markup(put(escape(text), **{name: escape(value) for name, value in values.items()}))


def merged(own: Node, shared: Node | None) -> dict[str, Node]:
    """The keys of `own`, and those of `shared` that it leaves out."""
    return {**(shared.mapping if shared else {}), **own.mapping}


def build_field(
    id: str, own: Node, vocabulary: Vocabulary, notices: Mapping[str, Notice] | None = None
) -> tuple[Field | None, list[Problem]]:
    """A field of a letter. `own` may be the bare id or a mapping of its keys.

    `notices` is how the letter's country counts, by what was agreed.
    """
    shared = vocabulary.fields.get(id)
    if not own.mapping and shared is None:
        hint = did_you_mean(id, vocabulary.fields)
        words = explain("unknown-field/shared", name=id, hint=hint)
        return None, [own.problem("unknown-field", *words)]
    keys = merged(own, shared)
    problems = [
        own.problem("missing-key", *explain("missing-key/field", name=id, key=key))
        for key in ("ask", "blank", "example")
        if key not in keys
    ]
    problems += bad_example(keys)
    if problems:
        return None, problems
    texts = {key: keys[key].text for key in keys if key in FIELD.keys and key not in APART}
    optional = "optional" in keys and keys["optional"].text == "true"
    counts = keys["counts"].each if "counts" in keys else []
    law = notices or {}
    for one in counts:
        paper = one.words("paper")
        if paper and paper not in law:
            problems.append(one.problem("bad-count", *explain("bad-count/no-law", paper=paper)))
    rules = tuple(
        (build_when(one.mapping.get("when")), law.get(one.words("paper")) or build_notice(one))
        for one in counts
    )
    if problems:
        return None, problems
    past = "past" in keys and keys["past"].text == "true"
    return Field(id=id, optional=optional, counts=rules, past=past, **texts), []


def bad_example(keys: Mapping[str, Node]) -> list[Problem]:
    """An example is of its type: a day or a month that exists, or a length such as P4W, so that it can be written out."""
    kind = keys["type"].text if "type" in keys else ""
    if "example" not in keys:
        return []
    example = keys["example"]
    if kind == "length" and not re.fullmatch(LENGTH, example.text):
        words = explain("bad-length")
        return [example.problem("bad-length", *words)]
    if kind == "month":
        return list(Date(month=True).check(example, "example"))
    return list(Date().check(example, "example")) if kind == "date" else []


def build_choice(id: str, own: Node, vocabulary: Vocabulary) -> tuple[Choice | None, list[Problem]]:
    """A choice of a letter, narrowed by `only`."""
    keys = merged(own, vocabulary.choices.get(id))
    needed = [key for key in ("ask", "default", "options") if key not in keys]
    if needed:
        hint = did_you_mean(id, vocabulary.choices)
        words = explain("missing-key/choice", name=id, key=needed[0], hint=hint)
        return None, [own.problem("missing-key", *words)]
    offered = {key: node.text for key, node in keys["options"].mapping.items()}
    problems = _unknown_options(id, own, keys, offered)
    if "only" in keys:
        chosen = [node.text for node in keys["only"].items]
        offered = {key: offered[key] for key in chosen if key in offered}
    default = keys["default"].text
    if default not in offered:
        hint = did_you_mean(default, offered)
        words = explain("unknown-option/default", name=default, choice=id, hint=hint)
        at = own if "only" in own.mapping and "default" not in own.mapping else keys["default"]
        problems.append(at.problem("unknown-option", *words))
    if len(offered) < 2:
        problems.append(own.problem("lone-option", *explain("lone-option", name=id)))
    if problems:
        return None, problems
    options = tuple(Option(key, label) for key, label in offered.items())
    help = keys["help"].text if "help" in keys else ""
    role = keys["role"].text if "role" in keys else ""
    compare = tuple(node.text for node in keys["compare"].items) if "compare" in keys else ()
    return Choice(id, keys["ask"].text, default, options, help, compare, role), []


def _unknown_options(
    id: str, own: Node, keys: dict[str, Node], offered: dict[str, str]
) -> list[Problem]:
    if "only" not in keys:
        return []
    wrong = [node for node in keys["only"].items if node.text not in offered]
    return [
        node.problem(
            "unknown-option",
            *explain(
                "unknown-option",
                choice=id,
                name=node.text,
                hint=did_you_mean(node.text, offered),
            ),
        )
        for node in wrong
    ]
