"""E-mail has a subject line, a letter on paper may have one; calls and messages have none."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.text import Break, walk
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """A subject that is missing, not wanted, or longer than one line."""
    if "email" in letter.channels and letter.subject is None:
        yield letter.node.problem("no-subject", *explain("no-subject"))
    elif not {"email", "letter"} & set(letter.channels) and letter.subject is not None:
        words = explain("subject-not-wanted", channel=letter.channel)
        yield letter.node.problem("subject-not-wanted", *words, key="subject")
    elif letter.subject is not None and any(isinstance(run, Break) for run in walk(letter.subject)):
        yield letter.node.problem("two-line-subject", *explain("two-line-subject"), key="subject")
