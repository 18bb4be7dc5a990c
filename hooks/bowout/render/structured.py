"""What a page is, as data for search engines: schema.org, in JSON-LD. It says only what the page says.

A guide page is an Article, the questions are a FAQPage, the plan for the day is a HowTo, a letter is a
DigitalDocument, and the rest are WebPages: tools, lists, and what the site says of itself. Every page but the
first has a BreadcrumbList: its own crumbs. The day is the day of review, which only a WebPage can say.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin

Kind = Literal["home", "article", "faq", "howto", "letter", "page"]
Node = dict[str, Any]

KINDS: dict[str, Kind] = {
    "index.md": "home",
    "questions.md": "faq",
    "telling/the-day.md": "howto",
    "about/licenses.md": "page",
    "about/offline.md": "page",
    "about/privacy.md": "page",
    "about/sources.md": "page",
    "embed/index.md": "page",
    "law/countries.md": "page",
    "students/schools/index.md": "page",
}
TEMPLATES: dict[str, Kind] = {
    "accessibility.html": "page",
    "check.html": "page",
    "finder.html": "page",
    "letter.html": "letter",
    "library.html": "page",
    "school.html": "page",
    "source_list.html": "page",
    "suggest.html": "page",
}

GUIDE_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
LETTER_LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
ENCODINGS = {
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

CRUMBS = re.compile(r'<nav class="crumbs".*?</nav>', re.S)
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
LINK = re.compile(r'<a href="(?P<to>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.S)
SECTION = re.compile(
    r'<h(?P<level>[23]) id="(?P<id>[^"]+)">(?P<words>.*?)</h[23]>(?P<rest>.*?)(?=<h[1-3]\b|\Z)',
    re.S,
)
TASK = re.compile(r'<li class="task"><input id="(?P<id>[^"]+)".*?(?=<li class="task">|</ul>)', re.S)
# Not part of what is said: numbers of sources, ways to another page, parts of the page that are no text.
ASIDE = re.compile(
    r'<sup class="cite">.*?</sup>|<a class="screen".*?</a>|<(?:section|form|div class="table).*',
    re.S,
)
WAY_ON = re.compile(r"\s*<a [^>]*>[^<]*</a>\s*(?=</p>\s*\Z)")


@dataclass(frozen=True)
class Site:
    """The project."""

    name: str
    url: str
    about: str

    @property
    def organization(self) -> Node:
        """Who publishes it."""
        return {"@type": "Organization", "name": self.name, "url": self.url}


@dataclass(frozen=True)
class Told:
    """A page, as it is told to its readers."""

    kind: Kind
    url: str
    title: str
    about: str
    lang: str
    reviewed: str
    content: str
    files: Mapping[str, str]
    """Endings to addresses: the ready copies of a letter."""


def kind_of(path: str, meta: Mapping[str, Any]) -> Kind:
    """What the page is that is made from this file with this front matter."""
    return KINDS.get(path) or TEMPLATES.get(meta.get("template", ""), "article")


def structured(page: Told, site: Site, whole: str) -> str:
    """The text of the script element; `whole` is the page's HTML, for its crumbs."""
    nodes = [_page(page, site)]
    if crumbs := _crumbs(page, whole):
        nodes.append(crumbs)
    data = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _page(page: Told, site: Site) -> Node:
    if page.kind == "home":
        return {
            "@type": "WebSite",
            "name": site.name,
            "url": site.url,
            "description": site.about,
            "inLanguage": page.lang,
            "publisher": site.organization,
        }
    node: Node = {
        "@type": "WebPage",
        "name": page.title,
        "description": page.about,
        "url": page.url,
        "inLanguage": page.lang,
        "isAccessibleForFree": True,
        "license": LETTER_LICENSE if page.kind == "letter" else GUIDE_LICENSE,
        "publisher": site.organization,
    }
    reviewed = {"lastReviewed": page.reviewed} if page.reviewed else {}
    if page.kind in ("page", "faq"):
        node |= reviewed
    else:
        node["mainEntityOfPage"] = {"@type": "WebPage", "url": page.url, **reviewed}
    if page.kind == "article":
        node |= {
            "@type": "Article",
            "headline": _headline(page),
            "image": urljoin(site.url, "assets/img/social.png"),
            "author": {"@type": "Organization", "name": f"The {site.name} contributors"},
        }
    elif page.kind == "faq":
        node |= {"@type": "FAQPage", "mainEntity": list(_questions(page))}
    elif page.kind == "howto":
        node |= {"@type": "HowTo", "step": list(_steps(page))}
    elif page.kind == "letter":
        node |= {"@type": "DigitalDocument", "encoding": _encodings(page)}
    return node


def _headline(page: Told) -> str:
    found = TITLE.search(page.content)
    return words(found[1]) if found else page.title


def _questions(page: Told) -> Iterable[Node]:
    for part in SECTION.finditer(page.content):
        if part["level"] == "3":
            yield {
                "@type": "Question",
                "name": words(part["words"]),
                "url": f"{page.url}#{part['id']}",
                "acceptedAnswer": {"@type": "Answer", "text": words(WAY_ON.sub("", part["rest"]))},
            }


def _steps(page: Told) -> Iterable[Node]:
    for part in SECTION.finditer(page.content):
        steps = [
            {"@type": "HowToStep", "text": words(task[0]), "url": f"{page.url}#{task['id']}"}
            for task in TASK.finditer(part["rest"])
        ]
        if steps:
            yield {
                "@type": "HowToSection",
                "name": words(part["words"]),
                "itemListElement": steps,
            }


def _encodings(page: Told) -> Sequence[Node]:
    return [
        {"@type": "MediaObject", "contentUrl": address, "encodingFormat": ENCODINGS[ending]}
        for ending, address in page.files.items()
    ]


def _crumbs(page: Told, whole: str) -> Node | None:
    found = CRUMBS.search(whole)
    if not found:
        return None
    way = [
        (urljoin(page.url, link["to"]), words(link["words"])) for link in LINK.finditer(found[0])
    ]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (address, name) in enumerate([*way, (page.url, page.title)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def words(markup: str) -> str:
    """The words of some HTML, on one line, without what stands beside them."""
    text = re.sub(r"<[^>]+>", " ", ASIDE.sub("", markup).replace("</strong></label>", ""))
    return re.sub(r"\s+([.,;:?!])", r"\1", " ".join(html.unescape(text).split()))
