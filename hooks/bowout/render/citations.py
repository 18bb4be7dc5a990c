"""`[@a; @b]` behind a claim: links to the sources, numbered in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup, escape

from bowout.model.content import Cited
from bowout.model.vocabulary import put_html

CLUSTER = re.compile(r'<sup class="cite">(?P<links>.*?)</sup>')
CITED = re.compile(r'<a href="source:(?P<id>[a-z0-9-]+)">[^<]*</a>')
# Behind the sources of a claim that neither a law nor a court nor an office states.
SECOND_HAND = ">†</span>"


def cite(*ids: str) -> Markup:
    """The marks of one or more sources; the number is filled in when the page is known."""
    links = (Markup('<a href="source:{}">{}</a>').format(id, id) for id in ids)
    return Markup('<sup class="cite">{}</sup>').format(Markup(" ").join(links))


class Citations(InlineProcessor):
    """`[@a; @b]` behind a claim."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """Markup that Markdown leaves alone."""
        ids = [part.strip().removeprefix("@") for part in m.group(0)[1:-1].split(";")]
        return self.md.htmlStash.store(cite(*ids)), m.start(0), m.end(0)


def numbered(
    html: str, sources: Mapping[str, Cited], words: Mapping[str, str], *, law: bool
) -> tuple[str, dict[str, int]]:
    """The page with every citation numbered and linked to the page's own list, and the number of each source.

    On a page about the law, a claim whose sources are all second-hand is marked.
    """
    numbers: dict[str, int] = {}
    second_hand = f'<span role="img" aria-label="{escape(words["second_hand"])}"{SECOND_HAND}'

    def link(match: re.Match[str]) -> str:
        source = sources[match["id"]]
        place = numbers.setdefault(source.id, len(numbers) + 1)
        name = escape(source.publisher + (f", {source.year}" if source.year else ""))
        label = put_html(words["source"], n=str(place), name=name)
        return f'<a href="#source-{source.id}" title="{name}" aria-label="{label}">{place}</a>'

    def cluster(match: re.Match[str]) -> str:
        ids = [cited["id"] for cited in CITED.finditer(match["links"])]
        weak = law and ids and not any(sources[id].primary for id in ids)
        links = CITED.sub(link, match["links"]) + (second_hand if weak else "")
        return f'<sup class="cite">{links}</sup>'

    return CITED.sub(link, CLUSTER.sub(cluster, html)), numbers
