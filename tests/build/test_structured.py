"""What the site tells machines about its pages: data blocks, sitemap, llms.txt. It must be what the pages say."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest
from lxml.html import HtmlElement

from bowout.build import Build, Page, Site
from bowout.render.structured import structured, words
from tests.conftest import Tell
from tests.support.content import ours

HERE = "http://127.0.0.1:8000/"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Each type with what schema.org and the search engines that read it ask for.
REQUIRED = {
    "WebSite": {"name", "url", "description", "inLanguage", "publisher"},
    "WebPage": {"url"},
    "Article": {"headline", "author", "publisher", "image", "mainEntityOfPage", "license"},
    "FAQPage": {"name", "url", "mainEntity", "lastReviewed"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "HowTo": {"name", "step", "mainEntityOfPage"},
    "HowToSection": {"name", "itemListElement"},
    "HowToStep": {"text", "url"},
    "DigitalDocument": {"name", "encoding", "license", "mainEntityOfPage", "inLanguage"},
    "MediaObject": {"contentUrl", "encodingFormat"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Organization": {"name"},
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> dict[str, HtmlElement]:
    """Every page that is listed in the sitemap, by its address below the site."""
    listed = lxml.etree.parse(site_dir / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    found = {}
    for url in listed:
        address = url.removeprefix(HERE)
        file = site_dir / address / "index.html"
        found[address] = lxml.html.document_fromstring(file.read_bytes())
    assert len(found) > 100
    return found


def data(page: HtmlElement) -> list[dict[str, Any]]:
    """The nodes of a page's only data block."""
    (block,) = page.xpath("/html/head/script[@type='application/ld+json']")
    told = json.loads(block.text)
    assert told.keys() == {"@context", "@graph"}
    assert told["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = told["@graph"]
    return nodes


def walk(node: Any) -> list[dict[str, Any]]:
    """Every node in it that has a type."""
    if isinstance(node, list):
        return [found for one in node for found in walk(one)]
    if not isinstance(node, dict):
        return []
    assert "@type" in node, node
    return [node, *(found for value in node.values() for found in walk(value))]


def reviewed(node: dict[str, Any]) -> str | None:
    """The day that a page's first node says of the page."""
    page: dict[str, Any] = node.get("mainEntityOfPage", node)
    return page.get("lastReviewed")


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_node_has_what_its_type_needs(pages: dict[str, HtmlElement], tell: Tell) -> None:
    wrong: list[tuple[Any, ...]] = []
    count = Counter[str]()
    for address, page in pages.items():
        for node in walk(data(page)):
            kind = node["@type"]
            count[kind] += 1
            if missing := REQUIRED[kind] - {key for key, value in node.items() if value != ""}:
                wrong.append((address, kind, sorted(missing)))
            for key in ("url", "item", "contentUrl", "image"):
                if not str(node.get(key, HERE)).startswith(HERE):
                    wrong.append((address, kind, key))
            if not DAY.fullmatch(node.get("lastReviewed", "2026-01-01")):
                wrong.append((address, kind, "lastReviewed"))
            if "lastReviewed" in node and kind not in {"WebPage", "FAQPage"}:
                wrong.append((address, kind, "schema.org knows it of a WebPage alone"))
            if {"dateModified", "datePublished"} & node.keys():
                wrong.append((address, kind, "a day that nobody knows"))
    assert wrong == []
    assert count.keys() == REQUIRED.keys()
    tell(
        f"structured data: {', '.join(f'{number} {kind}' for kind, number in count.most_common())}"
    )


def test_it_says_what_the_page_says(pages: dict[str, HtmlElement]) -> None:
    wrong: list[tuple[str, ...]] = []
    for address, page in pages.items():
        node = data(page)[0]
        title = text_of(page.xpath("//h1")[0])
        dates = page.xpath("//time/@datetime")
        about = page.xpath("//meta[@name='description']/@content")[0]
        canonical = page.xpath("//link[@rel='canonical']/@href")
        if node.get("headline", title) != title:
            wrong.append((address, "headline", node["headline"]))
        if not node["name"] or (node["inLanguage"] != "en" and node["@type"] != "DigitalDocument"):
            wrong.append((address, "name or language"))
        if node["description"] != about and node["@type"] != "WebSite":
            wrong.append((address, "description"))
        if node["@type"] != "WebSite" and (reviewed(node) or "") not in {*(dates or [""])}:
            wrong.append((address, "lastReviewed"))
        if [node["url"]] != canonical:
            wrong.append((address, "url"))
    assert wrong == []


def test_an_article_is_something_to_read(pages: dict[str, HtmlElement]) -> None:
    """Neither a tool nor a list, nor what the site says of itself."""
    kinds = {address: data(page)[0]["@type"] for address, page in pages.items()}
    read = {address for address, kind in kinds.items() if kind == "Article"}
    tools = {
        address
        for address, page in pages.items()
        if page.xpath(
            "//main//form | //*[@data-offline] | //*[@data-embed-tool] | //*[@data-suggest]"
        )
    }
    assert {address for address in read & tools if address != "law/checklist/"} == set()
    assert not read & {
        "about/privacy/",
        "about/licenses/",
        "about/accessibility/",
        "law/countries/",
    }
    assert {"telling/call/", "law/de/", "deciding/pros-and-cons/"} <= read


def test_crumbs_are_those_of_the_page(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        shown = [text_of(link) for link in page.xpath("//nav[@class='crumbs']//a")]
        lists = [node for node in data(page) if node["@type"] == "BreadcrumbList"]
        if not shown:
            assert lists == [], address
            continue
        items = lists[0]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert [item["name"] for item in items[:-1]] == shown, address
        assert items[-1]["item"] == HERE + address
        assert all(item["item"].removeprefix(HERE) in pages for item in items), address


def test_the_questions_are_all_there_with_their_answers(pages: dict[str, HtmlElement]) -> None:
    page = pages["questions/"]
    told = data(page)[0]["mainEntity"]
    asked = page.xpath("//article//h3")
    assert [question["name"] for question in told] == [text_of(heading) for heading in asked]
    assert len(told) > 40
    for question, heading in zip(told, asked, strict=True):
        answer = question["acceptedAnswer"]["text"]
        assert len(answer.split()) > 4, question
        assert question["url"].endswith("#" + heading.get("id"))
        assert not re.search(r"[<>\[\]]|\.\d|  ", answer), answer
        shown = " ".join(text_of(p) for p in heading.xpath("following-sibling::*[1]"))
        assert answer.split()[0] == shown.split()[0]


def test_the_plan_has_every_step_in_order(pages: dict[str, HtmlElement]) -> None:
    page = pages["telling/the-day/"]
    sections = data(page)[0]["step"]
    steps = [step for section in sections for step in section["itemListElement"]]
    assert [step["url"].rpartition("#")[2] for step in steps] == page.xpath(
        "//li[@class='task']/input/@id"
    )
    assert len(sections) > 4
    assert len(steps) > 15


def test_a_letters_copies_lie_where_it_says(pages: dict[str, HtmlElement], site_dir: Path) -> None:
    letters = [a for a in pages if a.startswith("letters/") and a != "letters/"]
    assert len(letters) > 30
    for address in letters:
        for copy in data(pages[address])[0]["encoding"]:
            assert site_dir.joinpath(copy["contentUrl"].removeprefix(HERE)).is_file()


def test_no_word_can_end_the_block() -> None:
    evil = "</script><script>alert(1)</script>"
    html = f'<h3 id="a">{evil}</h3><p>&lt;b></p>'
    page = Page("", evil, evil, html, "en", source="questions.md", reviewed="2026-11-23")
    build = Build(
        ours(),
        Site("Bow Out", HERE, evil),
        datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC),
        pages=[page],
    )
    text = structured(page, build, "")
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == evil


def test_words_leave_out_what_stands_beside_them() -> None:
    cite = '<sup class="cite"><a href="#x">1</a></sup>'
    assert words(f"<p>They can try;{cite} it is <em>rare</em>.{cite} &amp; so on</p>") == (
        "They can try; it is rare. & so on"
    )


def test_the_sitemap_knows_the_day_of_review_and_no_other(
    pages: dict[str, HtmlElement], site_dir: Path
) -> None:
    tree = lxml.etree.parse(site_dir / "sitemap.xml")
    rows = tree.xpath("//*[local-name()='url']")
    days = {row[0].text: row[1].text if len(row) > 1 else None for row in rows}
    assert len(days) == len(rows) == len(pages)
    for address, page in pages.items():
        told = reviewed(data(page)[0])
        assert days[HERE + address] == told or address == "", address


def test_llms_txt_lists_every_page_once_with_what_it_says(
    pages: dict[str, HtmlElement], site_dir: Path
) -> None:
    text = (site_dir / "llms.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0] == "# Bow Out"
    assert lines[2].startswith("> ")
    listed = re.findall(r"(?m)^- \[([^\]]+)\]\((\S+)\)(?:: (.*))?$", text)
    assert len(listed) == sum(line.startswith("- ") for line in lines)
    assert Counter(url for _, url, _ in listed) == Counter(HERE + address for address in pages)
    for _, url, about in listed:
        page = pages[url.removeprefix(HERE)]
        assert about == page.xpath("//meta[@name='description']/@content")[0]
    parts = re.findall(r"(?m)^## (.*)$", text)
    assert parts[0] == "Start here"
    assert {"The law", "Sample letters and scripts", "Countries"} <= set(parts)
