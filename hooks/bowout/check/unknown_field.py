"""A blank must be a field of the letter."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import texts, use_of
from bowout.model.letter import Letter
from bowout.model.text import fields_of
from bowout.problems import Problem, did_you_mean


def run(letter: Letter) -> Iterator[Problem]:
    """Each blank whose name is not listed under `fields`."""
    known = {field.id for field in letter.fields}
    for text, node in texts(letter):
        for name in fields_of(text):
            if name in known:
                continue
            use = use_of(letter, node)
            hint = did_you_mean(name, known, "{{{}}}")
            if use is not None and use.node is not None:
                message = f"The block `{use.block}` has the blank {{{name}}}, which is no field of this letter."
                yield use.node.problem("unknown-field", message, f"Add `- {name}` under fields.")
            else:
                remedy = "" if hint.startswith(" Did") else f"Add `- {name}` under fields."
                yield node.problem("unknown-field", f"{{{name}}}.{hint}", remedy, at=f"{{{name}}}")
