"""The one serializer on the Python side: a letter and what is filled in, to paragraphs and plain text.

docs/assets/js/builder.js has its twin for the browser; tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bowout.load.nodes import Node
from bowout.model.letter import Branch, Choices, Direction, Item, Letter, Paragraph, Part
from bowout.model.text import Blank, Break, Guard, Text
from bowout.model.visible import visible

# Field id to the words that stand in its blank; empty or missing means not filled in.
Values = Mapping[str, str]


@dataclass(frozen=True)
class Piece:
    """One paragraph as it is sent: `kind` is p, do (a direction), part or branch (headings of a script)."""

    kind: str
    text: str
    # What puts it into one paragraph with the piece before it; see Paragraph.
    joined: Node | None = None


# Stands behind a value while a text is filled. No value and no text can hold it: control characters
# are refused.
SEAM = "\x1f"
# A mark of the letter's own behind a value that ends in one: "Inc." + "." is "Inc."; "Yahoo!" + "?"
# is "Yahoo!".
DOUBLED = re.compile(rf"(?:(?<=[.!?…]){SEAM}+\.)|(?:(?<=[!?]){SEAM}+[!?])")


def fill(text: Text, values: Values, blanks: Mapping[str, str]) -> str:
    """The words of a text. An empty blank shows its name in brackets, so that nothing is silently missing.

    A value that ends in a mark takes the letter's own mark with it, as `closes` in builder.js does on the page.
    """
    return DOUBLED.sub("", _fill(text, values, blanks)).replace(SEAM, "")


def _fill(text: Text, values: Values, blanks: Mapping[str, str]) -> str:
    return "".join(_run(run, values, blanks) for run in text)


def _run(run: str | Blank | Break | Guard, values: Values, blanks: Mapping[str, str]) -> str:
    if isinstance(run, str):
        return run
    if isinstance(run, Break):
        return "\n"
    if isinstance(run, Blank):
        value = values.get(run.field)
        return value + SEAM if value else f"[{blanks[run.field]}]"
    if all(values.get(field) for field in run.needs):
        return _fill(run.body, values, blanks)
    return _fill(run.otherwise or (), values, blanks)


def blanks_of(letter: Letter) -> dict[str, str]:
    """What stands in each blank while it is empty."""
    return {field.id: field.blank for field in letter.fields}


def pieces(
    letter: Letter, choices: Choices, values: Values, *, branches: bool = True
) -> list[Piece]:
    """The body as it is sent, in order; paragraphs that came out empty are left out."""
    found: list[Piece] = []
    for piece in _pieces(letter.body, choices, values, blanks_of(letter), branches):
        if piece.text and found and piece.joined and found[-1].joined is piece.joined:
            found[-1] = replace(piece, text=f"{found[-1].text} {piece.text}")
        elif piece.text:
            found.append(piece)
    return found


def _pieces(
    items: tuple[Item, ...],
    choices: Choices,
    values: Values,
    blanks: Mapping[str, str],
    branches: bool,
) -> Iterator[Piece]:
    for item in visible(items, choices):
        if isinstance(item, Paragraph):
            yield Piece("p", fill(item.text, values, blanks), item.joined)
        elif isinstance(item, Direction):
            yield Piece("do", f"({item.text})")
        elif isinstance(item, Part):
            yield Piece("part", item.title)
        elif isinstance(item, Branch) and branches:
            yield Piece("branch", item.title)
            yield from _pieces(item.items, choices, values, blanks, branches)


def subject(letter: Letter, values: Values, choices: Choices | None = None) -> str:
    """The subject line, in one line; empty where the letter has none, or its channel has none apart from the text."""
    if not letter.has_subject(letter.defaults if choices is None else choices):
        return ""
    line = fill(letter.subject or (), values, blanks_of(letter))
    return re.sub(r"[ \n]+", " ", line).strip(" ")


def plain_text(letter: Letter, choices: Choices, values: Values) -> str:
    """The body as plain text: paragraphs with an empty line between them."""
    return "\n\n".join(piece.text for piece in pieces(letter, choices, values))
