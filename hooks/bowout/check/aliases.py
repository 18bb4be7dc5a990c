"""People search in their own words."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Letter
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Aliases that are missing or that stand twice."""
    if not letter.aliases:
        message = "This letter has no `aliases`, the words that people search for."
        yield letter.node.problem(
            "no-aliases", message, "Add a line such as: aliases: [back out, change my mind]"
        )
        return
    lowered = [alias.lower() for alias in letter.aliases]
    for place, alias in enumerate(lowered):
        if alias in lowered[:place]:
            item = letter.node.mapping["aliases"].items[place]
            yield item.problem(
                "duplicate-alias", f"“{alias}” stands twice.", "Delete one of the two."
            )
