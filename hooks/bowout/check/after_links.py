"""What to do once a letter is sent may lead to another letter: that one must exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean

LINK = re.compile(r"\]\(letter:(?P<id>[^)\s#]+)")


def run(content: Content) -> Iterator[Problem]:
    """Each link in an `after` line to a letter that is not there."""
    known = content.known("letter", content.letters)
    for letter in content.letters.values():
        listed = letter.node.mapping.get("after")
        for item in listed.items if listed else []:
            for match in LINK.finditer(item.text):
                if match["id"] not in known:
                    hint = did_you_mean(match["id"], known)
                    message = f"There is no letter `{match['id']}`.{hint}"
                    yield item.problem("unknown-letter", message, at=match["id"])
