"""E-mail has a subject line, a letter on paper may have one; calls and messages have none."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Letter
from bowout.model.text import Break, walk
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """A subject that is missing, not wanted, or longer than one line."""
    if letter.channel == "email" and letter.subject is None:
        message = "An e-mail needs a `subject`."
        yield letter.node.problem(
            "no-subject",
            message,
            'Add a line such as: subject: "Withdrawing my acceptance: {role}"',
        )
    elif letter.channel not in ("email", "letter") and letter.subject is not None:
        message = f"A {letter.channel} has no subject line."
        yield letter.node.problem(
            "subject-not-wanted", message, "Delete the `subject`.", key="subject"
        )
    elif letter.subject is not None and any(isinstance(run, Break) for run in walk(letter.subject)):
        message = "The subject has more than one line."
        yield letter.node.problem(
            "two-line-subject", message, "Write it on one line.", key="subject"
        )
