"""An id that somebody names must be that of something."""

from __future__ import annotations

from collections.abc import Mapping

from bowout.model.content import Content
from bowout.problems import did_you_mean


def unknown(what: str, id: str, content: Content) -> str:
    """The message where there is no such source, letter, country, school or figure; empty where there is one.

    What stands in a file that cannot be read counts as there: that it is broken is told already.
    """
    if content.is_broken("sources") and what == "source":
        return ""
    readable: Mapping[str, Mapping[str, object]] = {
        "source": content.sources,
        "letter": content.letters,
        "country": content.countries,
        "school": content.schools,
        "figure": content.figures,
    }
    known = content.known(what, readable[what])
    return "" if id in known else f"There is no {what} `{id}`.{did_you_mean(id, known)}"
