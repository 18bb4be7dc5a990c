"""Every file of the embed contract, by its path below the site's root."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bowout.model.content import Content
from bowout.model.school import School
from bowout.model.vocabulary import LANG
from bowout.render.check_page import check_html, rules_script
from bowout.render.embed import (
    VERSION,
    Frame,
    GuidePage,
    embed_html,
    embed_url,
    outward,
    sheet,
)
from bowout.render.embed_assets import bundle, element_script
from bowout.render.embed_code import Codes, Target, loader_text
from bowout.render.environment import template
from bowout.render.finder import finder_html
from bowout.render.fragment import LEVELS, fragments
from bowout.render.school import accents_css, school_box, school_values

WITH_SCHOOL = ("law/which-letter", "law/checklist", "telling/check", "students")
"""Besides the letters: the pages that a school shows with its own box; a folder stands for all in it."""
LETTER = re.compile(r'href="letter:([a-z0-9-]+)')
ITS_OFFICE = "career-center"
Made = tuple[object, ...]
"""What a page's files are made from. A letter's own words are in its page, so when they change, the page does."""


def frames(
    pages: Iterable[GuidePage],
    content: Content,
    site: str,
    policy: str,
    referrer: str,
    known: Container[Made] = (),
) -> Iterator[tuple[Made, dict[str, str]]]:
    """Embedded pages, with and without each school, their oEmbed answers and their plain HTML.

    Page by page: what it is made from, and its files by their paths; none where that is `known`. A thousand
    letters with thirty schools are a gigabyte, so nobody should hold them all.
    """
    codes = Codes(site, loader_text(content.root))
    boxes = {
        school.slug: outward(school_box(school, content, level=2))
        for school in content.schools.values()
    }
    for page in pages:
        shown = _brief(page, content)
        seen = tuple(_shown(shown, content, boxes, site, policy, referrer))
        made = (template("embed.html"), page, shown, str(page.sources), seen)
        yield made, {} if made in known else _files(page, shown, seen, content, codes)


def _files(
    page: GuidePage,
    shown: GuidePage,
    seen: Iterable[tuple[Target, Frame]],
    content: Content,
    codes: Codes,
) -> dict[str, str]:
    """All files of one page; `shown` is the page as it stands in a frame."""
    written = {
        f"{embed_url(page.path)}fragment.h{level}.html": html
        for level, html in fragments(page, content, codes.site, LEVELS).items()
    }
    same = ""
    for target, frame in seen:
        own = embed_url(page.path, target.school)
        same = same or sheet(shown, frame)
        written[f"{own}index.html"] = embed_html(same, shown, frame)
        written[f"{own}oembed.json"] = codes.oembed(target)
    return written


def _shown(
    page: GuidePage,
    content: Content,
    boxes: Mapping[str, str],
    site: str,
    policy: str,
    referrer: str,
) -> Iterator[tuple[Target, Frame]]:
    """The page alone, then in the portal of each school. `boxes` has each school's box by its id."""
    yield Target(page.path, page.title), Frame(site, policy, referrer)
    if not goes_with_school(page):
        return
    office = bool(page.letter) and content.letters[page.letter].to == ITS_OFFICE
    for school in content.schools.values():
        yield (
            Target(page.path, page.title, school.slug),
            Frame(
                site,
                policy,
                referrer,
                school.slug,
                boxes[school.slug],
                tuple(school_values(school).items()) if office else (),
                school.contact.email if office else "",
            ),
        )


def _brief(page: GuidePage, content: Content) -> GuidePage:
    """The two largest tools leave to their own page what a portal has no room for."""
    tool = {
        "finder": (finder_html, '<div class="finder"'),
        "check": (check_html, '<div class="check"'),
    }.get(page.kind)
    if tool is None:
        return page
    html, begins = tool
    opening, _, _ = page.html.partition(begins)
    short = LETTER.sub(r'href="../../letters/\1/', html(content, brief=True))
    return replace(page, html=opening + short)


def goes_with_school(page: GuidePage) -> bool:
    """Whether schools show this page with their own box: English letters that no country's law shapes, and tools."""
    if page.letter:
        return page.kind == f"letter-{LANG}"
    if "/schools" in page.path:
        return False
    return any(page.path == path or page.path.startswith(f"{path}/") for path in WITH_SCHOOL)


def scripts(kinds: Iterable[str], content: Content, assets: Path, site: str) -> Mapping[str, str]:
    """Styles and scripts of embedded pages; the loader under its floating name; the element; the manifest."""
    loader = loader_text(content.root)
    rules = rules_script(LANG, content, brief=True)
    accents = accents_css(content)
    written = {
        f"embed/{VERSION}.js": loader,
        f"embed/{VERSION}.element.js": element_script(assets, loader),
        f"embed/{VERSION}/manifest.json": Codes(site, loader).manifest(),
    }
    for kind in kinds:
        for ending, text in bundle(kind, assets, rules, accents).items():
            written[f"embed/{VERSION}/{kind}.{ending}"] = text
    return written


def targets(pages: Iterable[GuidePage], schools: Iterable[School]) -> Iterator[Target]:
    """Everything that can be embedded."""
    schools = tuple(schools)
    for page in pages:
        yield Target(page.path, page.title, "", page.letter)
        if goes_with_school(page):
            for school in schools:
                yield Target(page.path, page.title, school.slug, page.letter)
