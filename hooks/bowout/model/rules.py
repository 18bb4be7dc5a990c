"""Rules from snippets/rules as compiled values."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bowout.load.nodes import Node
from bowout.load.shapes.letter import CHANNELS, KINDS
from bowout.model.content import Content
from bowout.model.letter import Letter
from bowout.problems import Problem

SUBSET = r"Use letters, classes, \b, (?:…), (?=…), (?!…), ?, *, + and {2,5}."
TOKEN = re.compile(
    r"(?P<set>\[\^?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<foreign>\(\?(?![:=!])|[*+?}]\+)"
)
ESCAPE_OR_REST = re.compile(r"(\\.)?([^\\]*)")
RANGE = re.compile(r"(\\?.)-(\\?.)")
ESCAPES = r"bBdDsSwWnt^$\.*+?()[]{}|/"
"""What may follow a backslash. Foreign are groups with names or flags, look-behind, and possessives."""
Span = tuple[int, int]
"""Where a match begins and where it ends, in characters."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule about the words of a letter. `within` counts sentences after the greeting; 0 means anywhere.

    `countries` and `not_countries` are for readers who name theirs; the proof holds every letter to every rule.
    """

    id: str
    code: str
    title: str
    why: str
    instead: str
    pattern: re.Pattern[str]
    """Of small letters, and for texts in small letters, unless `exact`: to ignore case is three times as slow."""
    kinds: frozenset[str]
    channels: frozenset[str]
    exact: bool = False
    at_most: int = 0
    require: bool = False
    within: int = 0
    severity: str = "block"
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None
    countries: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()

    def concerns(self, letter: Letter) -> bool:
        """Whether the rule speaks about letters of this kind and channel."""
        return letter.kind in self.kinds and not self.channels.isdisjoint(letter.channels)

    def count(self, text: str) -> int:
        """How often the rule's words stand in a text, without those that touch an exception."""
        return len(self.spans(text))

    def found(self, text: str) -> list[Span]:
        """Where the rule's words stand in a text."""
        return [match.span() for match in self.pattern.finditer(self._as_read(text))]

    def _as_read(self, text: str) -> str:
        return text if self.exact else small(text)

    def spans(self, text: str) -> list[Span]:
        """The same without those that touch an exception."""
        found = self.found(text)
        if not found or self.unless is None:
            return found
        return unexcused(found, self.unless, self._as_read(text))


def unexcused(found: list[Span], unless: re.Pattern[str], text: str) -> list[Span]:
    """Those spans of a text that touch no match of `unless`."""
    excused = [match.span() for match in unless.finditer(text)]
    starts = [start for start, _ in excused]

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end) - 1
        return before >= 0 and excused[before][1] > start

    return [span for span in found if not touches(*span)]


@lru_cache(maxsize=50)
def build_rules(entries: tuple[tuple[str, Node], ...]) -> tuple[tuple[Rule, ...], list[Problem]]:
    """Rules of one language, and the problems of patterns that do not compile.

    Remembered: the check and the pages ask for the same, and while the site is served they rarely change.
    """
    rules: list[Rule] = []
    problems: list[Problem] = []
    for id, node in entries:
        written = [*node.listed("match"), *node.listed("unless")]
        unfit = [(node, why) for node in written if (why := _unfit(node.text))]
        problems += [node.problem("bad-pattern", why, SUBSET) for node, why in unfit]
        if unfit:
            continue
        rules.append(
            Rule(
                id=id,
                code=node.words("code"),
                title=node.words("title"),
                why=node.words("why"),
                instead=node.words("instead"),
                pattern=_joined(node, "match"),
                kinds=frozenset(node.texts("kinds") or KINDS) - {*node.texts("not_kinds")},
                channels=frozenset(node.texts("channels") or CHANNELS),
                at_most=int(node.words("at_most") or 0),
                require=node.flag("require"),
                within=int(node.words("within_sentences") or 0),
                severity=node.words("severity"),
                bad=node.texts("bad"),
                good=node.texts("good"),
                unless=_joined(node, "unless") if "unless" in node.mapping else None,
                exact=node.flag("exact_case"),
                countries=node.texts("countries"),
                not_countries=node.texts("not_countries"),
            )
        )
    return tuple(rules), problems


def rules_of(content: Content, lang: str) -> tuple[Rule, ...]:
    """The rules of one language; those that do not compile are told by the checker."""
    return build_rules(tuple(content.rules.get(lang, ())))[0]


def _joined(node: Node, key: str) -> re.Pattern[str]:
    """All patterns of a list as one; case is ignored unless it is the point."""
    pattern = "|".join(f"(?:{text})" for text in node.texts(key))
    if node.flag("exact_case"):
        return re.compile(pattern)
    if any(map(_has_capitals, RANGE.findall(pattern))):
        return re.compile(
            pattern, re.IGNORECASE
        )  # [À-ß] is another range in small letters, or none
    return re.compile(ESCAPE_OR_REST.sub(lambda match: (match[1] or "") + small(match[2]), pattern))


def _has_capitals(ends: tuple[str, str]) -> bool:
    """Whether the ends of a range are capitals, other than those of [A-Z] and its parts."""
    plain = all("A" <= end <= "Z" for end in ends)
    return not plain and any(end != end.lower() for end in ends)


def small(text: str) -> str:
    """A text in small letters, each where it stood: a capital whose small letter is longer stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _unfit(pattern: str) -> str:
    """Why a pattern cannot be used; empty if it can. Python and browsers must read it alike."""
    if foreign := next(_foreign(pattern), ""):
        return f"`{foreign}` does not work alike in Python and in browsers."
    return unreadable(pattern)


def unreadable(pattern: str) -> str:
    """Why a text is no pattern that can be looked for; empty if it is one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"This is no regular expression: {str(error).split(' at position')[0]}."
    if compiled.search(""):
        return "This pattern matches nothing at all, and so it would match everywhere."
    return ""


def _foreign(pattern: str) -> Iterator[str]:
    for token in TOKEN.finditer(pattern):
        if token["foreign"]:
            yield token["foreign"]
        allowed = ESCAPES + ("-" if token["set"] else "")
        for escape in re.findall(r"\\.", token["set"] or token["escape"] or ""):
            if escape[1] not in allowed:
                yield escape
