"""Rules from snippets/rules as compiled values."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bowout.load.nodes import Node
from bowout.model.letter import Letter
from bowout.problems import Problem

SUBSET = r"Use letters, classes, \b, (?:…), (?=…), (?!…), ?, *, + and {2,5}."
TOKEN = re.compile(
    r"(?P<set>\[\^?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<foreign>\(\?(?![:=!])|[*+?}]\+)"
)
ESCAPES = r"bBdDsSwWnt^$\.*+?()[]{}|/"
"""What may follow a backslash. Foreign are groups with names or flags, look-behind, and possessives."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule about the words of a letter. `within` counts sentences after the greeting; 0 means anywhere."""

    id: str
    code: str
    title: str
    why: str
    instead: str
    pattern: re.Pattern[str]
    kinds: frozenset[str]
    channels: frozenset[str]
    at_most: int = 0
    require: bool = False
    within: int = 0
    severity: str = "block"
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()

    def concerns(self, letter: Letter) -> bool:
        """Whether the rule speaks about letters of this kind and channel."""
        return letter.kind in self.kinds and letter.channel in self.channels

    def count(self, text: str) -> int:
        """How often the rule's words stand in a text."""
        return sum(1 for _ in self.pattern.finditer(text))


def build_rules(
    entries: list[tuple[str, Node]], all_kinds: tuple[str, ...], channels: tuple[str, ...]
) -> tuple[list[Rule], list[Problem]]:
    """Rules of one language, and the problems of patterns that do not compile."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for id, node in entries:
        keys = node.mapping
        unfit = [(node, why) for node in keys["match"].items if (why := _unfit(node.text))]
        problems += [node.problem("bad-pattern", why, SUBSET) for node, why in unfit]
        if unfit:
            continue
        joined = "|".join(f"(?:{pattern.text})" for pattern in keys["match"].items)
        kinds = _texts(keys.get("kinds")) or all_kinds
        rules.append(
            Rule(
                id=id,
                code=keys["code"].text,
                title=keys["title"].text,
                why=keys["why"].text,
                instead=keys["instead"].text,
                pattern=re.compile(joined, _flags(keys)),
                kinds=frozenset(kinds) - frozenset(_texts(keys.get("not_kinds"))),
                channels=frozenset(_texts(keys.get("channels")) or channels),
                at_most=int(keys["at_most"].text) if "at_most" in keys else 0,
                require="require" in keys and keys["require"].text == "true",
                within=int(keys["within_sentences"].text) if "within_sentences" in keys else 0,
                severity=keys["severity"].text,
                bad=_texts(keys.get("bad")),
                good=_texts(keys.get("good")),
            )
        )
    return rules, problems


def _flags(keys: Mapping[str, Node]) -> re.RegexFlag:
    """Case is ignored unless it is the point."""
    exact = "exact_case" in keys and keys["exact_case"].text == "true"
    return re.NOFLAG if exact else re.IGNORECASE


def _unfit(pattern: str) -> str:
    """Why a pattern cannot be used; empty if it can. Python and browsers must read it alike."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"This is no regular expression: {str(error).split(' at position')[0]}."
    foreign = next(_foreign(pattern), "")
    if foreign:
        return f"`{foreign}` does not work alike in Python and in browsers."
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


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in node.items) if node else ()
