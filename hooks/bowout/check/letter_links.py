"""A line of Markdown in data may lead to a letter: that one must exist, and offer the answers it's opened with."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.letter_answers import unknown_answers
from bowout.check.names import unknown_at
from bowout.check.raw_html import lines
from bowout.model.content import Content
from bowout.model.patterns import LETTER_LINK
from bowout.problems import Problem


def run(content: Content) -> Iterator[Problem]:
    """Each link to a letter that is not there, and each answer that its letter does not offer."""
    for line in lines(content):
        for match in LETTER_LINK.finditer(line.text):
            yield from unknown_at(line, "letter", match["id"], content, at=match.start("id"))
        for at, id, message in unknown_answers(line.text, content):
            yield line.problem(id, message, at=at)
