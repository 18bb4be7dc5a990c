"""The language inside a text: {blanks} and [[parts that go when a blank is empty|or this instead]].

It is closed: nothing is evaluated. A text is parsed once, here, into runs.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bowout.model.messages import DEEPEST, explain

TOKEN = re.compile(r"\[\[|\]\]|\||\{[^{}\n]*\}|\n|[{}\[\]]|[^\[\]{}|\n]+")
MARK = re.compile(r"[\[\]{}|\n]")
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Blank:
    """A place for a value of the field `field`; `at` is where it stands in the written text."""

    field: str
    at: int = dataclasses.field(default=0, compare=False)


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
    """What is wrong inside a text; `at` is the index of the character to point to."""

    id: str
    message: str
    remedy: str = ""
    at: int = 0


STRAY = ("[[", "]]", "|", "{", "}", "[", "]")


class _TextParser:
    """The tokens of a text, read from left to right."""

    def __init__(self, text: str) -> None:
        self.tokens = [(match.group(), match.start()) for match in TOKEN.finditer(text)]
        self.place = 0
        self.faults: list[Fault] = []

    def peek(self) -> str:
        """The next token; empty at the end."""
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def next(self) -> tuple[str, int]:
        """The next token and where it stands."""
        self.place += 1
        return self.tokens[self.place - 1]

    def fault(self, name: str, at: int, **values: str) -> None:
        """Keep a fault by its name in MESSAGES."""
        self.faults.append(Fault(name.partition("/")[0], *explain(name, **values), at))


def parse(text: str) -> tuple[Text, list[Fault]]:
    """The runs of a text, and its faults. A text with faults still yields runs as far as it can be read."""
    if not MARK.search(text):
        return (text,) if text else (), []
    reader = _TextParser(text)
    runs = _runs(reader, 0)
    return tuple(runs), reader.faults


def _runs(reader: _TextParser, depth: int) -> list[Run]:
    runs: list[Run] = []
    while reader.peek():
        if depth and reader.peek() in ("]]", "|"):
            break
        token, at = reader.next()
        if token == "[[" and depth < DEEPEST:
            runs.append(_guard(reader, depth, at))
        elif token == "\n":
            runs.append(Break())
        elif token.startswith("{") and len(token) > 1:
            runs += _blank(reader, token, at)
        elif token in STRAY:
            reader.fault(f"stray-mark/{token}", at)
        else:
            runs.append(token)
    return runs


def _guard(reader: _TextParser, depth: int, at: int) -> Guard:
    body = tuple(_runs(reader, depth + 1))
    otherwise: Text | None = None
    if reader.peek() == "|":
        reader.next()
        otherwise = tuple(_runs(reader, depth + 1))
    while reader.peek() == "|":
        second = reader.next()[1]
        reader.fault("two-fallbacks", second)
        _runs(reader, depth + 1)
    if reader.peek():
        reader.next()
    else:
        reader.fault("open-guard", at)
    guard = Guard(body, otherwise)
    if not guard.needs:
        reader.fault("guard-without-blank", at)
    return guard


def _blank(reader: _TextParser, token: str, at: int) -> list[Run]:
    name = token[1:-1]
    if NAME.fullmatch(name):
        return [Blank(name, at)]
    suggested = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_") or "field"
    reader.fault("bad-blank", at, token=token, suggested=suggested)
    return []


def walk(text: Text) -> Iterator[Run]:
    """Every run, those inside guards and fallbacks included."""
    for run in text:
        yield run
        if isinstance(run, Guard):
            yield from walk(run.body)
            yield from walk(run.otherwise or ())


def fields_of(text: Text) -> tuple[str, ...]:
    """The fields that a text depends on, in order, each once."""
    return tuple(dict.fromkeys(blank.field for blank in blanks(text)))


def blanks(text: Text) -> Iterator[Blank]:
    """Every blank in a text, guards and fallbacks included."""
    return (run for run in walk(text) if isinstance(run, Blank))


def unguarded(text: Text) -> tuple[Blank, ...]:
    """Blanks outside any guard, or in a fallback, where an empty value would show; each field once."""
    found: dict[str, Blank] = {}
    for run in text:
        if isinstance(run, Blank):
            found.setdefault(run.field, run)
        elif isinstance(run, Guard):
            inner = tuple(r for r in run.body if isinstance(r, Guard))
            for blank in (*unguarded(inner), *unguarded(run.otherwise or ())):
                found.setdefault(blank.field, blank)
    return tuple(found.values())
