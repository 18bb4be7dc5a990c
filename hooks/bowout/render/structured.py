"""What a page is, as data for search engines: schema.org, in JSON-LD. It says only what the page says.

A guide page is an Article, the questions are a FAQPage, the plan for the day is a HowTo, a letter is a
DigitalDocument, and the rest are WebPages: tools, lists, and what the site says of itself. Every page but the
first has a BreadcrumbList: its own crumbs. The day is the day of review, which only a WebPage can say.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from bowout.build import Build, Page, Site
from bowout.model.vocabulary import put
from bowout.render.early import with_data

Node = dict[str, Any]

TEMPLATES = {
    "accessibility.html": "page",
    "check.html": "page",
    "home.html": "home",
    "decision.html": "page",
    "finder.html": "page",
    "letter.html": "letter",
    "library.html": "page",
    "school.html": "page",
    "school_form.html": "page",
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


def kind_of(page: Page) -> str:
    """What sort of thing the page is."""
    return page.schema or TEMPLATES.get(page.template, "article")


def with_structured(html: str, page: Page, build: Build) -> str:
    """The finished page with the data at the end of its head. Addresses must be complete: the site's must be known."""
    if "//" not in build.site.url:
        return html
    data = structured(page, build, html)
    script = f'<script type="application/ld+json">{data}</script>\n'
    return with_data(html, data).replace("</head>", script + "</head>", 1)


def structured(page: Page, build: Build, html: str) -> str:
    """The text of the script element; `html` is the finished page, for its crumbs."""
    nodes = [_page(page, build)]
    if crumbs := _crumbs(page, build.site, html):
        nodes.append(crumbs)
    data = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _page(page: Page, build: Build) -> Node:
    site, guide = build.site, build.content.guide(page.guide)
    kind, url = kind_of(page), urljoin(site.url, page.url)
    organization = {"@type": "Organization", "name": site.name, "url": site.url}
    if kind == "home":
        return {
            "@type": "WebSite",
            "name": site.name,
            "url": url,
            "description": build.about(guide),
            "inLanguage": page.lang,
            "publisher": organization,
        }
    node: Node = {
        "@type": "WebPage",
        "name": page.title,
        "description": page.description or build.about(guide),
        "url": url,
        "inLanguage": page.lang,
        "isAccessibleForFree": True,
        "license": LETTER_LICENSE if kind == "letter" else GUIDE_LICENSE,
        "publisher": organization,
    }
    reviewed = {"lastReviewed": page.reviewed[:10]} if page.reviewed else {}
    if kind in ("page", "faq"):
        node |= reviewed
    else:
        node["mainEntityOfPage"] = {"@type": "WebPage", "url": url, **reviewed}
    if kind == "article":
        node |= {
            "@type": "Article",
            "headline": _headline(page),
            "image": urljoin(site.url, "assets/img/social.png"),
            "author": {
                "@type": "Organization",
                "name": put(guide.words_of("guide")["authors"], site=site.name),
            },
        }
    elif kind == "faq":
        node |= {"@type": "FAQPage", "mainEntity": list(_questions(page, url))}
    elif kind == "howto":
        node |= {"@type": "HowTo", "step": list(_steps(page, url))}
    elif kind == "letter":
        node |= {"@type": "DigitalDocument", "encoding": _encodings(page, url)}
    return node


def _headline(page: Page) -> str:
    found = TITLE.search(page.html)
    return words(found[1]) if found else page.title


def _questions(page: Page, url: str) -> Iterable[Node]:
    for part in SECTION.finditer(page.html):
        if part["level"] == "3":
            yield {
                "@type": "Question",
                "name": words(part["words"]),
                "url": f"{url}#{part['id']}",
                "acceptedAnswer": {"@type": "Answer", "text": words(WAY_ON.sub("", part["rest"]))},
            }


def _steps(page: Page, url: str) -> Iterable[Node]:
    for part in SECTION.finditer(page.html):
        steps = [
            {"@type": "HowToStep", "text": words(task[0]), "url": f"{url}#{task['id']}"}
            for task in TASK.finditer(part["rest"])
        ]
        if steps:
            yield {
                "@type": "HowToSection",
                "name": words(part["words"]),
                "itemListElement": steps,
            }


def _encodings(page: Page, url: str) -> Sequence[Node]:
    return [
        {
            "@type": "MediaObject",
            "contentUrl": f"{url}{page.letter}.{ending}",
            "encodingFormat": media_type,
        }
        for ending, media_type in ENCODINGS.items()
    ]


def _crumbs(page: Page, site: Site, html: str) -> Node | None:
    found = CRUMBS.search(html)
    if not found:
        return None
    url = urljoin(site.url, page.url)
    way = [(urljoin(url, link["to"]), words(link["words"])) for link in LINK.finditer(found[0])]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (address, name) in enumerate([*way, (url, page.title)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def words(markup: str) -> str:
    """The words of some HTML, on one line, without what stands beside them."""
    text = re.sub(r"<[^>]+>", " ", ASIDE.sub("", markup).replace("</strong></label>", ""))
    return re.sub(r"\s+([.,;:?!])", r"\1", " ".join(html.unescape(text).split()))
