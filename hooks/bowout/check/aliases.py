"""People search in their own words."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Letter
from bowout.model.messages import explain
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Aliases that are missing or that stand twice."""
    if not letter.aliases:
        yield letter.node.problem("no-aliases", *explain("no-aliases"))
        return
    lowered = [alias.lower() for alias in letter.aliases]
    for place, alias in enumerate(lowered):
        if alias in lowered[:place]:
            item = letter.node.mapping["aliases"].items[place]
            yield item.problem("duplicate-alias", *explain("duplicate-alias", alias=alias))
