"""What to do once a letter is sent may lead to another letter: that one must exist."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.content import Content
from bowout.model.messages import told
from bowout.model.patterns import LETTER_LINK
from bowout.problems import Problem, did_you_mean


def run(content: Content) -> Iterator[Problem]:
    """Each link in an `after` line to a letter that is not there."""
    known = content.known("letter", content.letters)
    for letter in content.letters.values():
        for item in letter.node.listed("after"):
            for match in LETTER_LINK.finditer(item.text):
                if match["id"] not in known:
                    hint = did_you_mean(match["id"], known)
                    words = told("unknown-letter", name=match["id"], hint=hint)
                    yield item.problem("unknown-letter", *words, at=match["id"])
