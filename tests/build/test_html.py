"""Every page of the built site: its outline, its links, and what it may not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

from bowout.render import early
from tests.support.content import ours
from tests.support.pages import full_pages, parsed, text_of

HERE = "http://site.test/"
BY_TEMPLATE = {
    "finder-sum",
    "embed-tool",
    "page-sources",
    "sources",
    "finder",
    "letter-list",
    "toc-inline",
    "note",
}
DATA = {"application/json", "application/ld+json"}  # never run
SHARED = 12  # words from which a paragraph on two pages is a repetition


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> dict[str, HtmlElement]:
    """Address below the site to parsed page."""
    found = {address: parsed(file) for address, file in full_pages(site_dir).items()}
    assert len(found) > 50
    return found


def test_outline(pages: dict[str, HtmlElement]) -> None:
    wrong = []
    for address, page in pages.items():
        levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        if levels.count(1) != 1 or levels[0] != 1:
            wrong.append((address, "one h1, and first", levels))
        if any(after > before + 1 for before, after in pairwise(levels)):
            wrong.append((address, "no level left out", levels))
    assert wrong == []


def test_titles_and_descriptions_are_whole_and_different(pages: dict[str, HtmlElement]) -> None:
    titles, wrong = defaultdict(list), []
    for address, page in pages.items():
        titles[text_of(page.find("head/title"))].append(address)
        if (
            address != "404.html"
            and not page.xpath("//meta[@name='description']/@content")[0].strip()
        ):
            wrong.append(address)
    assert [same for same in titles.values() if len(same) > 1] == []
    assert wrong == []


def test_ids_are_unique(pages: dict[str, HtmlElement]) -> None:
    twice = {}
    for address, page in pages.items():
        ids = page.xpath("//@id")
        if len(ids) != len(set(ids)):
            twice[address] = sorted({i for i in ids if ids.count(i) > 1})
    assert twice == {}


def test_links_and_fragments_lead_somewhere(pages: dict[str, HtmlElement], site_dir: Path) -> None:
    broken = []
    for address, page in pages.items():
        for link in page.xpath("//@href | //@src | //@action"):
            target = urljoin(HERE + address, link)
            if not target.startswith(HERE) or address == "404.html":
                continue
            where, fragment = urldefrag(target)
            path = unquote(urlsplit(where).path).lstrip("/")
            file = site_dir / (path + "index.html" if not path or path.endswith("/") else path)
            if not file.is_file():
                broken.append((address, link))
                continue
            named = fragment and file.suffix == ".html" and "=" not in fragment
            if named and unquote(fragment) not in parsed(file).xpath("//@id"):
                broken.append((address, link))
    assert broken == []


def test_one_script_is_inline_and_nothing_comes_from_elsewhere(
    pages: dict[str, HtmlElement],
) -> None:
    wrong = []
    for address, page in pages.items():
        wrong += [(address, "style attribute", e.tag) for e in page.xpath("//*[@style]")]
        wrong += [(address, "style element", e.tag) for e in page.iter("style")]
        inline = [s for s in page.iter("script") if not s.get("src") and s.get("type") not in DATA]
        if [s.text for s in inline] != [early.SCRIPT]:
            wrong.append((address, "inline script", [text_of(s)[:40] for s in inline]))
        loaded = page.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href | //@srcset")
        wrong += [
            (address, "from elsewhere", u) for u in loaded if urlsplit(u).scheme not in ("", "data")
        ]
        for element in page.iter():
            names = [name for name in element.attrib if name.startswith("on")]
            wrong += [(address, "handler", name) for name in names]
        places = page.xpath("//@href | //@src | //@action")
        wrong += [(address, "script as address", u) for u in places if "javascript:" in u.lower()]
    assert wrong == []


def test_pictures_have_words_and_tables_have_heads(pages: dict[str, HtmlElement]) -> None:
    wrong = []
    for address, page in pages.items():
        wrong += [(address, "img") for img in page.iter("img") if img.get("alt") is None]
        wrong += [(address, "table") for table in page.iter("table") if not table.xpath(".//th")]
        for svg in page.iter("svg"):
            named = (
                svg.get("aria-hidden") == "true"
                or svg.get("aria-label")
                or svg.find("title") is not None
            )
            wrong += [] if named else [(address, "svg")]
    assert wrong == []


def test_pages_that_tell_law_say_so_and_when_they_were_read(pages: dict[str, HtmlElement]) -> None:
    law = [address for address in pages if address.startswith("law/")]
    assert len(law) > 5
    for address in law:
        words = text_of(pages[address])
        assert "not legal advice" in words, address
        assert "Reviewed " in words, address


def running_text(page: HtmlElement) -> Iterator[str]:
    """Paragraphs, items and cells. What a template writes on purpose is left out, and so are the names
    of those whom one may ask: the same office answers for more than one page."""
    for part in page.xpath(
        "//article[contains(@class, 'prose')]//*[self::p or self::li or self::td]"
    ):
        classes = {c for a in part.iterancestors() for c in (a.get("class") or "").split()}
        folded = part.xpath("ancestor::*[@data-section]/@id")  # the heading of its section has none
        heading = folded[0] if folded else part.xpath("string(preceding::h2[1]/@id)")
        if part.get("class") or classes & BY_TEMPLATE or heading.startswith("whom"):
            continue
        if part.xpath(".//a[contains(@class, 'letter-card')] | .//p | .//li"):
            continue
        if text_of(part) not in fallback():
            yield text_of(part)


@cache
def fallback() -> frozenset[str]:
    """What the finder says where a country has no letter of its own: the same on each of their pages."""
    finder = ours().finder
    assert finder is not None
    return frozenset(finder.fallback.text)


def test_no_two_pages_share_a_paragraph(pages: dict[str, HtmlElement]) -> None:
    seen: dict[str, str] = {}
    shared = []
    for address, page in pages.items():
        if address.startswith(("letters/", "about/sources/", "404")):
            continue
        if address.startswith("students/schools/") and address != "students/schools/index.html":
            continue  # each opens with the same frame around what its file says
        for words in running_text(page):
            if len(words.split()) >= SHARED and seen.setdefault(words, address) != address:
                shared.append((address, seen[words], words[:80]))
    assert shared == [], shared
