"""What was written or reviewed last, for readers of feeds: Atom (RFC 4287)."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator

from bowout.build import Build, Page
from bowout.model.content import Content

MOST = 60
ATOM = "http://www.w3.org/2005/Atom"


def newest(pages: Iterable[Page]) -> list[Page]:
    """The pages that were reviewed last, newest first; those of one day by address."""
    dated = sorted((page for page in pages if page.reviewed), key=lambda page: page.path)
    return sorted(dated, key=lambda page: page.reviewed, reverse=True)[:MOST]


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The feed of each guide, in its folder."""
    for guide in map(build.content.guide, build.content.guides):
        pages = newest(page for page in build.pages if page.guide == guide.lang)
        yield f"{guide.folder}feed.xml", atom(pages, build.site.url, guide)


def atom(pages: list[Page], site: str, content: Content) -> str:
    """The entries as XML."""
    words, home = content.words_of("feed"), site + content.folder
    etree.register_namespace("", ATOM)
    feed = etree.Element(f"{{{ATOM}}}feed", {"xml:lang": content.lang})
    _add(feed, "id", home)
    _add(feed, "title", words["title"])
    _add(feed, "updated", _moment(pages[0].reviewed if pages else "1970-01-01"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{home}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", words["author"])
    for page in pages:
        entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", site + page.url)
        _add(entry, "title", page.title)
        _add(entry, "updated", _moment(page.reviewed))
        _add(entry, "link", rel="alternate", type="text/html", href=site + page.url)
        _add(entry, "summary", page.description or page.title)
    etree.indent(feed, " ")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(feed, encoding="unicode") + "\n"
    )


def _moment(day: str) -> str:
    return f"{day[:10]}T00:00:00Z"


def _add(parent: etree.Element, name: str, text: str = "", **attributes: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = text or None
