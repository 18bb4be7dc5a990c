"""Words that we do not use, each with what we say instead: data, in snippets/vocabulary/en/words.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bowout.check.markdown import unquoted
from bowout.check.said import Said
from bowout.load.nodes import Node
from bowout.model.rules import unreadable
from bowout.problems import Problem


@dataclass(frozen=True)
class Avoided:
    """A pattern, what to say instead, and what excuses it."""

    pattern: re.Pattern[str]
    say: str
    why: str
    unless: re.Pattern[str] | None


def build_avoided(nodes: Sequence[Node]) -> tuple[list[Avoided], list[Problem]]:
    """The words of a file, and the problems of patterns that cannot be read."""
    built: list[Avoided] = []
    problems: list[Problem] = []
    for node in nodes:
        keys = node.mapping
        written = [keys[key] for key in ("match", "unless") if key in keys]
        wrong = [(pattern, why) for pattern in written if (why := unreadable(pattern.text))]
        problems += [p.problem("bad-pattern", why, "Mend the pattern.") for p, why in wrong]
        if wrong:
            continue
        match, *unless = (re.compile(pattern.text, re.IGNORECASE) for pattern in written)
        excuse = unless[0] if unless else None
        built.append(Avoided(match, keys["say"].text, keys["why"].text, excuse))
    return built, problems


def run(said: Said, avoided: Sequence[Avoided]) -> Iterator[Problem]:
    """Each place, but for what somebody else is quoted with and words that are talked about."""
    text = unquoted(said.text)
    for word in avoided:
        for match in _found(word, text):
            message = f"“{' '.join(match[0].split())}” is not how we say it. {word.why}"
            remedy = f"Say: {word.say}. To talk about the word itself, put it in quotes."
            yield said.problem(match.start(), "avoided-word", message, remedy)


def _found(avoided: Avoided, text: str) -> Iterator[re.Match[str]]:
    excused = [match.span() for match in avoided.unless.finditer(text)] if avoided.unless else []
    for match in avoided.pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in excused):
            yield match
