"""Grammar is avoided, not computed: nothing may depend on the word that somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.texts import texts
from bowout.model.letter import Letter
from bowout.problems import Problem

AVOIDED = (
    (
        "article-before-blank",
        re.compile(r"\b[Aa]n?(?:\s+|\s*\[\[\s*)\{\w+\}"),
        "“{}” fails for half of the words that may be typed.",
        "Write “the {{role}} position”, or leave the article out.",
    ),
    (
        "possessive-on-blank",
        re.compile(r"(?:\{\w+\}(?:\]\])?|\]\])[’']s?\b"),
        "“{}” fails for names that end in s.",
        "Write “the team at {{company}}”.",
    ),
    (
        "bracketed-plural",
        re.compile(r"\w+\(e?s\)"),
        "“{}” reads like a form.",
        "Write the singular or the plural.",
    ),
    (
        "and-or",
        re.compile(r"\b(?:and/or|he/she|his/her|s/he)\b", re.IGNORECASE),
        "“{}” reads like a form.",
        "Choose one.",
    ),
)


def run(letter: Letter) -> Iterator[Problem]:
    """a/an before a blank, a possessive on a blank, (s), and/or."""
    for _, node in texts(letter):
        for id, pattern, message, remedy in AVOIDED:
            for match in pattern.finditer(node.text):
                yield node.problem(
                    id, message.format(match.group()), remedy.format(), at=match.start()
                )
