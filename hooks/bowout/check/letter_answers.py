"""A link may open a letter with answers, as in `letter:its-id#tone=brief&reason=moving`: it offers each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.names import wrong_answer
from bowout.model.content import Content

OPENED = re.compile(
    r"(?:\]\(letter:|^[ \t]*::letter )(?P<id>[a-z0-9-]+)#(?P<answers>[^)\s]*)", re.MULTILINE
)
# The types of field that a link may fill in; builder.js takes no other from an address.
CARRIED = ("date", "length")


def unknown_answers(text: str, content: Content) -> Iterator[tuple[int, str, str]]:
    """Index, id and message of each answer that the letter does not offer."""
    for match in OPENED.finditer(text):
        letter = content.letters.get(match["id"])
        if letter is None:
            continue  # that it is missing is reported already
        carried = {field.id for field in letter.fields if field.type in CARRIED}
        at = match.start("answers")
        for answer in match["answers"].split("&"):
            choice, _, option = answer.partition("=")
            wrong = wrong_answer(letter, choice, option)
            if wrong and choice not in carried:
                yield at, *wrong
            at += len(answer) + 1
