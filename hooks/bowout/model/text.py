"""The language inside a text: {blanks} and [[parts that go when a blank is empty|or this instead]].

It is closed: nothing is evaluated. A text is parsed once, here, into runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(r"\[\[|\]\]|\||\{[^{}\n]*\}|\n|[{}\[\]]|[^\[\]{}|\n]+")
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Blank:
    """A place for a value of the field `field`."""

    field: str


@dataclass(frozen=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True)
class Guard:
    """Runs that go as a whole when a blank directly inside is empty; then `otherwise` stands."""

    body: Text
    otherwise: Text | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields directly inside, in order, each once; those of inner guards do not count."""
        return tuple(dict.fromkeys(run.field for run in self.body if isinstance(run, Blank)))


Run = str | Blank | Break | Guard
Text = tuple[Run, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong inside a text: `at` is the snippet to point to, the `nth` time it stands there."""

    id: str
    message: str
    remedy: str = ""
    at: str = ""
    nth: int = 0


@dataclass
class _Reader:
    tokens: list[str]
    at: int = 0
    faults: list[Fault] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def fault(self, id: str, message: str, remedy: str, token: str) -> None:
        self.faults.append(Fault(id, message, remedy, token, self.counts.get(token, 1) - 1))

    def next(self) -> str:
        token = self.tokens[self.at]
        self.at += 1
        self.counts[token] = self.counts.get(token, 0) + 1
        return token


def parse(text: str) -> tuple[Text, list[Fault]]:
    """The runs of a text, and its faults. A text with faults still yields runs as far as it can be read."""
    reader = _Reader(TOKEN.findall(text))
    runs = _runs(reader, 0)
    return tuple(runs), reader.faults


def _runs(reader: _Reader, depth: int) -> list[Run]:
    runs: list[Run] = []
    while reader.at < len(reader.tokens):
        if depth and reader.tokens[reader.at] in ("]]", "|"):
            break
        token = reader.next()
        if token == "[[":
            runs.append(_guard(reader, depth))
        elif token == "\n":
            runs.append(Break())
        elif token.startswith("{") and len(token) > 1:
            runs += _blank(reader, token)
        elif token in ("]]", "|", "{", "}", "[", "]"):
            _stray(reader, token)
        else:
            runs.append(token)
    return runs


def _guard(reader: _Reader, depth: int) -> Guard:
    nth = reader.counts["[["] - 1
    body = tuple(_runs(reader, depth + 1))
    otherwise: Text | None = None
    if reader.at < len(reader.tokens) and reader.tokens[reader.at] == "|":
        reader.next()
        otherwise = tuple(_runs(reader, depth + 1))
        if reader.at < len(reader.tokens) and reader.tokens[reader.at] == "|":
            reader.next()
            reader.fault(
                "two-fallbacks", "A guard has one fallback: [[A|B]].", "Delete the second |.", "|"
            )
            _runs(reader, depth + 1)
    if reader.at < len(reader.tokens):
        reader.next()
    else:
        reader.faults.append(
            Fault(
                "open-guard", "This [[ is never closed.", "Add ]] where the part ends.", "[[", nth
            )
        )
    guard = Guard(body, otherwise)
    if not guard.needs:
        message = "This [[ ]] holds no blank, so it never goes."
        reader.faults.append(
            Fault(
                "guard-without-blank",
                message,
                "Delete the brackets, or put the {blank} inside.",
                "[[",
                nth,
            )
        )
    return guard


def _blank(reader: _Reader, token: str) -> list[Run]:
    name = token[1:-1]
    if NAME.fullmatch(name):
        return [Blank(name)]
    wanted = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_") or "field"
    reader.fault("bad-blank", f"{token} is no blank.", f"Write: {{{wanted}}}", token)
    return []


def _stray(reader: _Reader, token: str) -> None:
    remedies = {
        "]]": ("This ]] closes nothing.", "Delete it, or add [[ before the part."),
        "|": ("A | has a meaning only inside [[A|B]].", "Delete it."),
        "{": ("This { is never closed.", "Write the name of a blank and } behind it."),
        "}": ("This } closes nothing.", "Delete it."),
        "[": (
            "A single [ has no meaning here.",
            "Write [[ for a part that may go, or ( for a bracket.",
        ),
        "]": ("A single ] has no meaning here.", "Write ]] to end a part, or ) for a bracket."),
    }
    message, remedy = remedies[token]
    reader.fault("stray-mark", message, remedy, token)


def walk(text: Text) -> Iterator[Run]:
    """Every run, those inside guards and fallbacks included."""
    for run in text:
        yield run
        if isinstance(run, Guard):
            yield from walk(run.body)
            yield from walk(run.otherwise or ())


def fields_of(text: Text) -> tuple[str, ...]:
    """The fields that a text depends on, in order, each once."""
    return tuple(dict.fromkeys(run.field for run in walk(text) if isinstance(run, Blank)))


def unguarded(text: Text) -> tuple[str, ...]:
    """Fields that stand outside any guard, or in a fallback, where an empty value would show."""
    found: list[str] = []
    for run in text:
        if isinstance(run, Blank):
            found.append(run.field)
        elif isinstance(run, Guard):
            found += unguarded(tuple(r for r in run.body if isinstance(r, Guard)))
            found += unguarded(run.otherwise or ())
    return tuple(dict.fromkeys(found))
