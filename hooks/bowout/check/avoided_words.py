"""Words that we do not use, each with what we say instead: data, in snippets/vocabulary/en/words.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bowout.check.markdown import unquoted
from bowout.check.visible_text import VisibleText
from bowout.load.nodes import Node
from bowout.model.rules import unexcused, unreadable
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
        written = [*node.listed("match"), *node.listed("unless")]
        wrong = [(pattern, why) for pattern in written if (why := unreadable(pattern.text))]
        problems += [p.problem("bad-pattern", why, "Mend the pattern.") for p, why in wrong]
        if wrong:
            continue
        match, *unless = (re.compile(pattern.text, re.IGNORECASE) for pattern in written)
        excuse = unless[0] if unless else None
        built.append(Avoided(match, node.words("say"), node.words("why"), excuse))
    return built, problems


def run(text_at: VisibleText, avoided: Sequence[Avoided]) -> Iterator[Problem]:
    """Each place, but for what somebody else is quoted with and words that are talked about."""
    text = unquoted(text_at.text)
    for word in avoided:
        spans = [match.span() for match in word.pattern.finditer(text)]
        for start, end in unexcused(spans, word.unless, text) if word.unless else spans:
            message = f"“{' '.join(text[start:end].split())}” is not how we say it. {word.why}"
            remedy = f"Say: {word.say}. To talk about the word itself, put it in quotes."
            yield text_at.problem(start, "avoided-word", message, remedy)
