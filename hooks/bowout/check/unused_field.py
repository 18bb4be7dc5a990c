"""A field that no text uses would never be asked."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import texts
from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.model.text import fields_of
from bowout.model.visible import counted_from
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Each field of the letter that stands in none of its texts."""
    used = {name for text, _ in texts(letter) for name in fields_of(text)}
    used |= {id for field in letter.fields for id in counted_from(letter, field)}
    used |= {id for choice in letter.choices for id in choice.compare}
    for item in letter.node.listed("fields"):
        name = next(iter(item.mapping), item.text)
        if name not in used:
            yield item.problem("unused-field", *explain("unused-field", name=name))
