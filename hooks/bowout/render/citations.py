"""`[@a; @b]` behind a claim."""

from __future__ import annotations

import re

from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

CITATION = r"\[@([a-z0-9-]+(?:; ?@[a-z0-9-]+)*)\]"


def cite(*ids: str) -> Markup:
    """The marks of one or more sources; the number is filled in when the page is known."""
    links = (Markup('<a href="source:{}">{}</a>').format(id, id) for id in ids)
    return Markup('<sup class="cite">{}</sup>').format(Markup(" ").join(links))


class Citations(InlineProcessor):
    """`[@a; @b]` behind a claim."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """Markup that Markdown leaves alone."""
        ids = [part.strip().removeprefix("@") for part in m.group(1).split(";")]
        return self.md.htmlStash.store(cite(*ids)), m.start(0), m.end(0)
