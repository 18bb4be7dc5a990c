"""Every source, by the first letter of its publisher: a page for each few letters, light enough for a phone."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from bowout.model.addresses import SOURCES
from bowout.model.content import Cited, Content
from bowout.model.vocabulary import put
from bowout.render import locales
from bowout.render.links import relative
from bowout.render.page_text import page_text

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
    words: Mapping[str, str] = field(compare=False)

    @property
    def file(self) -> str:
        """The Markdown file that it would be, below docs/."""
        return f"{SOURCES}{self.first}.md"

    @property
    def name(self) -> str:
        """The letters that it is for, such as “A to C”."""
        first, last = self.first.upper(), self.last.upper()
        return first if first == last else put(self.words["range"], first=first, last=last)

    @property
    def count(self) -> str:
        """How many sources it has, in words."""
        form = "one" if len(self.sources) == 1 else "many"
        return put(self.words[form], n=str(len(self.sources)))


def part_of(publisher: str) -> str:
    """The first letter of the part where it stands. What comes before A is in the first, what comes after Z in the last."""
    return STARTS[max(bisect_right(STARTS, _sorted_as(publisher)[:1]) - 1, 0)]


def source_address(id: str, publisher: str) -> str:
    """Where a source stands, below the site's root."""
    return f"{SOURCES}{part_of(publisher)}/#{id}"


def page_sources(
    cited: Iterable[tuple[int, Cited]], url: str, content: Content, *, law: bool
) -> list[dict[str, Any]]:
    """The sources of a page by their numbers; a page about the law says what kind of source each is."""
    kinds = content.vocabulary.labels.get("source_kind", {})
    return [
        {
            "number": place,
            "href": relative(source_address(source.id, source.publisher), url),
            "of_kind": kinds.get(source.kind, source.kind) if law else "",
            **vars(source),
        }
        for place, source in cited
    ]


def parts(content: Content) -> list[SourcePage]:
    """The parts in their order."""
    ends = [*(chr(ord(after) - 1) for after in STARTS[1:]), LAST]
    found: dict[str, list[Cited]] = {first: [] for first in STARTS}
    for source in sorted(content.sources.values(), key=_place):
        found[part_of(source.publisher)].append(source)
    words = content.vocabulary.interface.get(
        "source_pages", {}
    )  # the check asks for addresses alone
    return [
        SourcePage(first, last, tuple(sources), words)
        for (first, sources), last in zip(found.items(), ends, strict=True)
        if sources
    ]


def part_list(content: Content) -> Markup:
    """The parts, each with its number of sources: for the page above them."""
    way = Markup('<li><a href="{}/">{}</a>: {}</li>')
    items = (way.format(part.first, part.name, part.count) for part in parts(content))
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def part_markdown(part: SourcePage, among: list[SourcePage], content: Content) -> str:
    """Front matter and page: the ways to the other parts, then its sources. The search finds only the list of parts."""
    words = part.words
    name = part.name if part.first != part.last else put(words["with"], letter=part.name)
    title = put(words["title"], letters=name)
    meta = {
        "title": title,
        "description": put(words["description"], count=part.count, letters=name),
        "template": "source_list.html",
        "listed_in": "sources",
        "search": {"exclude": True},
    }
    items = Markup("").join(_item(source, content) for source in part.sources)
    sources = Markup('<ul class="source-list">{}</ul>').format(items)
    return page_text(meta, [f"# {title}", _ways(part, among), sources, _beside(part, among)])


def _ways(part: SourcePage, among: list[SourcePage]) -> Markup:
    way = Markup('<li><a href="../{}/"{}>{}</a></li>')
    here = Markup(' aria-current="page"')
    items = (way.format(one.first, here if one == part else "", one.name) for one in among)
    return Markup('<nav class="jump" aria-label="{}"><ul>{}</ul></nav>').format(
        part.words["by_letter"], Markup("").join(items)
    )


def _beside(part: SourcePage, among: list[SourcePage]) -> str:
    """The part before, all parts, the part after."""
    place = among.index(part)
    before = [
        f"[{put(part.words['before'], letters=one.name)}]({one.first}.md)"
        for one in among[:place][-1:]
    ]
    after = [
        f"[{put(part.words['next'], letters=one.name)}]({one.first}.md)"
        for one in among[place + 1 :][:1]
    ]
    return " · ".join([*before, f"[{part.words['all']}](page:sources)", *after])


def _item(source: Cited, content: Content) -> Markup:
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
        dated=_dated(source, content),
        kind=content.vocabulary.label("source_kind", source.kind),
        read=_read(source, content),
    )


def _read(source: Cited, content: Content) -> str:
    """When it was read, or that the address has not been opened."""
    if source.unopened:
        return content.words_of("source_pages")["unopened"]
    month = locales.month(source.seen, content.lang)
    return put(content.words_of("source_pages")["read"], month=month)


def _dated(source: Cited, content: Content) -> str:
    """The date of a source, as exactly as it is known."""
    if not source.dated:
        return source.year or content.words_of("source_pages")["undated"]
    written = locales.day if len(source.dated) > 7 else locales.month
    return written(source.dated, content.lang)


def _place(source: Cited) -> tuple[str, str, str]:
    return _sorted_as(source.publisher), source.year, source.title.lower()


def _sorted_as(name: str) -> str:
    """Without accents: É stands with E."""
    apart = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
