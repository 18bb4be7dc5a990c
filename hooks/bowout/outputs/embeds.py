"""Every file of the embed contract, by its path below the site's root."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bowout.build import Build, Page
from bowout.model.addresses import LETTERS
from bowout.model.content import Content
from bowout.model.vocabulary import LANG
from bowout.outputs.embed_assets import bundle, element_script
from bowout.outputs.fragment import fragment
from bowout.render.check_page import check_html, rules_script
from bowout.render.embed import VERSION, Frame, embed_html, embed_url, outward, sheet
from bowout.render.embed_code import Codes, Target, loader_text
from bowout.render.embed_tool import goes_with_school
from bowout.render.environment import template
from bowout.render.finder import finder_html
from bowout.render.guide import TOOL, TOOL_END
from bowout.render.policy import REFERRER, embed_policy
from bowout.render.school import accents_css, school_box, school_values

LETTER = re.compile(r'href="letter:([a-z0-9-]+)')
ITS_OFFICE = "career-center"


def frames(build: Build) -> Iterator[tuple[str, str]]:
    """Embedded pages, with and without each school, their oEmbed answers and their plain HTML.

    One by one: a thousand letters with thirty schools are a gigabyte. While serving, a page whose parts have not
    changed is left out; its files stand there already.
    """
    content, site = build.content, build.site.url
    policy = "" if build.serving else embed_policy(build.site.url)
    codes = Codes(site, loader_text(content.root))
    boxes = school_boxes(content)
    parts = set[object]()
    for page in build.embedded:
        brief = _brief(page, content)
        variants = tuple(_variants(brief, content, boxes, Frame(site, policy, REFERRER)))
        part = (template("embed.html"), page, brief, str(page.sources), variants)
        if part not in build.unchanged:
            yield from _files(page, brief, variants, content, codes)
        if build.serving:
            parts.add(part)
    build.unchanged.clear()
    build.unchanged.update(parts)


def school_boxes(content: Content) -> dict[str, str]:
    """Each school's box by its id, as it stands in a frame."""
    return {
        school.slug: outward(school_box(school, content, level=2))
        for school in content.schools.values()
    }


def _files(
    page: Page,
    brief: Page,
    variants: Iterable[tuple[Target, Frame]],
    content: Content,
    codes: Codes,
) -> Iterator[tuple[str, str]]:
    """All files of one page; `brief` is the page as it stands in a frame."""
    yield f"{embed_url(page.path)}fragment.h2.html", fragment(page, content, codes.site)
    same = ""
    for target, frame in variants:
        own = embed_url(page.path, target.school)
        same = same or sheet(brief, frame, content)
        yield f"{own}index.html", embed_html(same, brief, frame)
        yield f"{own}oembed.json", codes.oembed(target)


def _variants(
    page: Page, content: Content, boxes: Mapping[str, str], alone: Frame
) -> Iterator[tuple[Target, Frame]]:
    """The page alone, then in the portal of each school. `boxes` has each school's box by its id."""
    yield Target(page.path, page.title), alone
    letter = content.letters.get(page.letter)
    everywhere = goes_with_school(page)
    office = bool(page.letter) and content.letters[page.letter].to == ITS_OFFICE
    for school in content.schools.values():
        if not everywhere and not (letter and school.country in letter.countries):
            continue  # a letter for one country's law stands only in the portals of its schools
        frame = replace(alone, school=school.slug, box=boxes[school.slug])
        if office:
            values = tuple(school_values(school).items())
            frame = replace(frame, values=values, email=school.contact.email)
        yield Target(page.path, page.title, school.slug), frame


OTHER_WORDINGS = '<section class="builder-plain builder-other"'
"""The last part of a letter's page: what its questions would change, for readers without a script."""
EXPLAINED = re.compile(r'<p class="(?:why|check explain)".*?</p>', re.DOTALL)
"""Why a paragraph is there, and the switch that shows it."""
COUNTRY_BOX = re.compile(r'<aside class="country-box".*?</aside>', re.DOTALL)
LAW = re.compile(
    r'<details><summary>[^<]*</summary>.*?(<p class="review-note".*?)</details>', re.DOTALL
)
"""The rule of a country, folded in its box; who has read it and the way to its page stay."""


def _brief(page: Page, content: Content) -> Page:
    """Letters and the two largest tools leave to their own page what a portal has no room for."""
    if page.letter:
        return _brief_letter(page)
    tools = {"finder": finder_html, "check": check_html}
    if page.kind not in tools:
        return page
    html = tools[page.kind]
    opening, _, rest = page.html.partition(TOOL)
    _, _, after = rest.partition(TOOL_END)
    short = LETTER.sub(rf'href="../../{LETTERS}\1/', html(content, brief=True))
    return replace(page, html=opening + short + after)


def _brief_letter(page: Page) -> Page:
    """A letter without the reasons for its paragraphs, and without the text of the law and the sources only it names."""
    letter, found, _ = page.html.partition(OTHER_WORDINGS)
    html = EXPLAINED.sub("", f"{letter}</div>" if found else letter)
    html = COUNTRY_BOX.sub(lambda box: LAW.sub(r"\1", box[0]), html)
    cited = tuple(source for source in page.sources if f'href="#source-{source["id"]}"' in html)
    return replace(page, html=html, sources=cited)


def scripts(build: Build) -> Iterator[tuple[str, str]]:
    """Styles and scripts of embedded pages; the loader under its floating name; the element; the manifest."""
    content, assets = build.content, build.docs / "assets"
    loader = loader_text(content.root)
    rules = rules_script(LANG, content, brief=True)
    accents = accents_css(content)
    yield f"embed/{VERSION}.js", loader
    yield f"embed/{VERSION}.element.js", element_script(assets, loader)
    yield f"embed/{VERSION}/manifest.json", Codes(build.site.url, loader).manifest()
    html = defaultdict[str, list[str]](lambda: [str(box) for box in school_boxes(content).values()])
    frame = Frame(build.site.url, "", REFERRER)
    for page in build.embedded:
        html[page.kind].append(sheet(_brief(page, content), frame, content))
    for kind in sorted(html):
        for ending, text in bundle(kind, assets, rules, accents, html[kind]).items():
            yield f"embed/{VERSION}/{kind}.{ending}", text
