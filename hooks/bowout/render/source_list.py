"""Every source, by the first letter of its publisher: a page for each few letters, light enough for a phone."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from markupsafe import Markup

from bowout.model.addresses import SOURCES
from bowout.model.content import Cited, Content
from bowout.model.vocabulary import Vocabulary
from bowout.render import locales

# The first letter of each part, and its address: a part that grows too long is divided by one more
# letter here.
STARTS = "aceghkmorstuv"
LAST = "z"


@dataclass(frozen=True)
class SourcePage:
    """A page of the list. It has at least one source."""

    first: str
    last: str
    sources: tuple[Cited, ...]

    @property
    def file(self) -> str:
        """The Markdown file that it would be, below docs/."""
        return f"{SOURCES}{self.first}.md"

    @property
    def name(self) -> str:
        """Its letters."""
        first, last = self.first.upper(), self.last.upper()
        return first if first == last else f"{first} to {last}"

    @property
    def count(self) -> str:
        """How many sources it has, in words."""
        return f"{len(self.sources)} source{'' if len(self.sources) == 1 else 's'}"


def part_of(publisher: str) -> str:
    """The first letter of the part where it stands. What comes before A is in the first, what comes after Z in the last."""
    return STARTS[max(bisect_right(STARTS, _sorted_as(publisher)[:1]) - 1, 0)]


def source_address(id: str, publisher: str) -> str:
    """Where a source stands, below the site's root."""
    return f"{SOURCES}{part_of(publisher)}/#{id}"


def parts(content: Content) -> list[SourcePage]:
    """The parts in their order."""
    ends = [*(chr(ord(after) - 1) for after in STARTS[1:]), LAST]
    found: dict[str, list[Cited]] = {first: [] for first in STARTS}
    for source in sorted(content.sources.values(), key=_place):
        found[part_of(source.publisher)].append(source)
    return [
        SourcePage(first, last, tuple(sources))
        for (first, sources), last in zip(found.items(), ends, strict=True)
        if sources
    ]


def part_list(content: Content) -> Markup:
    """The parts, each with its number of sources: for the page above them."""
    way = Markup('<li><a href="{}/">{}</a>: {}</li>')
    items = (way.format(part.first, part.name, part.count) for part in parts(content))
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def part_markdown(part: SourcePage, among: list[SourcePage], words: Vocabulary) -> str:
    """Front matter and page: the ways to the other parts, then its sources. The search finds only the list of parts."""
    name = part.name if part.first != part.last else f"with {part.name}"
    meta = {
        "title": f"Sources: publishers {name}",
        "description": f"{part.count} from publishers {name}, each with its year and the month in which we read it.",
        "template": "source_list.html",
        "listed_in": "sources",
        "search": {"exclude": True},
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    page = [
        "---\n" + "\n".join(lines) + "\n---",
        f"# Sources: publishers {name}",
        _ways(part, among),
        Markup('<ul class="source-list">{}</ul>').format(
            Markup("").join(_item(source, words) for source in part.sources)
        ),
        _beside(part, among),
    ]
    return "\n\n".join(page) + "\n"


def _ways(part: SourcePage, among: list[SourcePage]) -> Markup:
    way = Markup('<li><a href="../{}/"{}>{}</a></li>')
    here = Markup(' aria-current="page"')
    items = (way.format(one.first, here if one == part else "", one.name) for one in among)
    return Markup('<nav class="jump" aria-label="Publishers by letter"><ul>{}</ul></nav>').format(
        Markup("").join(items)
    )


def _beside(part: SourcePage, among: list[SourcePage]) -> str:
    """The part before, all parts, the part after."""
    place = among.index(part)
    before = [f"[Before: {one.name}]({one.first}.md)" for one in among[:place][-1:]]
    after = [f"[Next: {one.name}]({one.first}.md)" for one in among[place + 1 :][:1]]
    return " · ".join([*before, "[All parts](page:sources)", *after])


def _item(source: Cited, words: Vocabulary) -> Markup:
    """A source with its publisher, its date, what kind it is, and when it was read."""
    return Markup(
        '<li id="{id}"><a href="{url}" rel="noreferrer"{lang}>{title}</a><br>'
        "<span>{publisher}, {dated} ({kind}). {read}.</span></li>"
    ).format(
        id=source.id,
        url=source.url,
        lang=Markup(' lang="{}"').format(source.lang) if source.lang else "",
        title=source.title,
        publisher=source.publisher,
        dated=_dated(source),
        kind=words.label("source_kind", source.kind),
        read=_read(source),
    )


def _read(source: Cited) -> str:
    """When it was read, or that the address has not been opened."""
    if source.unopened:
        return "Cited from knowledge of its text; we haven't opened this address"
    return f"Read in {locales.month(source.seen)}"


def _dated(source: Cited) -> str:
    """As exactly as it is known."""
    if not source.dated:
        return source.year or "undated"
    return locales.day(source.dated) if len(source.dated) > 7 else locales.month(source.dated)


def _place(source: Cited) -> tuple[str, str, str]:
    return _sorted_as(source.publisher), source.year, source.title.lower()


def _sorted_as(name: str) -> str:
    """Without accents: É stands with E."""
    apart = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
