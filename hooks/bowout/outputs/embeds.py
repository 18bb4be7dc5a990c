"""Every file of the embed contract, by its path below the site's root."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bowout.build import Build, Page
from bowout.model.addresses import LETTERS
from bowout.model.content import Content
from bowout.outputs.embed_assets import bundle, element_script
from bowout.outputs.fragment import fragment
from bowout.render.check_page import check_html, rules_script
from bowout.render.embed import VERSION, Frame, embed_html, embed_url
from bowout.render.embed_code import Codes, Target, loader_text
from bowout.render.environment import template
from bowout.render.finder import finder_html
from bowout.render.guide import TOOL, TOOL_END
from bowout.render.links import with_addresses
from bowout.render.policy import REFERRER, embed_policy
from bowout.render.school import school_box, school_frame

LETTER = re.compile(r'href="letter:([a-z0-9-]+)')
TAG = re.compile(r"<[a-z][^>]*>")


def frames(build: Build) -> Iterator[tuple[str, str]]:
    """Embedded pages, their oEmbed answers and their plain HTML.

    One by one, since together they may be hundreds of megabytes. While serving, a page whose parts have not changed is
    left out; its files stand there already.
    """
    content, site = build.content, build.site.url
    policy = "" if build.serving else embed_policy(build.site.url)
    codes = {lang: Codes(site, content.guide(lang)) for lang in content.guides}
    outer = {lang: _frame(build, lang, policy) for lang in content.guides}
    parts = set[object]()
    for page in build.embedded:
        content, frame = build.content.guide(page.guide), outer[page.guide]
        brief = _brief(page, content)
        part = (template("embed.html"), page, brief, str(page.sources), frame)
        if part not in build.unchanged:
            own = embed_url(page.path, page.guide)
            yield f"{own}index.html", embed_html(brief, frame, content)
            target = Target(page.path, page.title, lang=page.guide)
            yield f"{own}oembed.json", codes[page.guide].oembed(target)
            if not page.school:  # its words go with every page, see outputs/schools.py
                yield f"{own}fragment.h2.html", fragment(page, content, site)
        if build.serving:
            parts.add(part)
    build.unchanged.clear()
    build.unchanged.update(parts)


def _frame(build: Build, lang: str, policy: str) -> Frame:
    """What all frames of a guide share. Pages of another guide don't open in them."""
    own = frozenset(page.url for page in build.embedded if page.guide == lang)
    return Frame(build.site.url, policy, REFERRER, own)


# The last part of a letter's page: what its questions would change, for readers without a script.
OTHER_WORDINGS = '<section class="builder-plain builder-other"'
# Why a paragraph is there, and the switch that shows it.
EXPLAINED = re.compile(r'<p class="(?:why|check explain)".*?</p>', re.DOTALL)
OTHER_TITLE = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
BEFORE = re.compile(r'<div class="builder-before">(.*?)</div>', re.DOTALL)
# A conflict of dates in the bar: a frame is as tall as its page, so the line below the letter is not far.
CLASH = re.compile(r'<p class="clash".*?</p>', re.DOTALL)
COUNTRY_BOX = re.compile(r'<aside class="country-box".*?</aside>', re.DOTALL)
# The rule of a country, folded in its box.
LAW = re.compile(r"<details>.*?</details>", re.DOTALL)
# Who has read the rule, and the way to the country's page.
READ = re.compile(r'<p class="review-note".*?(?=</details>|</aside>)', re.DOTALL)


# The sum of a country's page: in a frame, a link leads to the finder's.
SUM = re.compile(r'<section\b[^>]*class="finder-sum".*?</section>', re.DOTALL)


def _brief(page: Page, content: Content) -> Page:
    """Letters and the two largest tools leave to their own page what a portal has no room for; a school shows its box."""
    if page.letter:
        return _brief_letter(page)
    if page.country:
        return replace(page, html=SUM.sub("", page.html))
    if page.school:
        framed = school_frame(content.schools[page.school], content)
        return replace(page, html=with_addresses(framed, page.url, content), sources=())
    tools = {"finder": finder_html, "check": check_html}
    kind = page.kind.partition("-")[0]
    if kind not in tools:
        return page
    html = tools[kind]
    opening, _, rest = page.html.partition(TOOL)
    _, _, after = rest.partition(TOOL_END)
    short = LETTER.sub(rf'href="../../{LETTERS}\1/', html(content, brief=True))
    return replace(page, html=opening + short + after)


def _brief_letter(page: Page) -> Page:
    """A letter without the reasons for its paragraphs, and without the text of the law and the sources only it names.

    Of a country's box, what decides how the letter is sent stands before it; who has read the law stands below, so
    that the letter begins on the first screen.
    """
    letter, found, other = page.html.partition(OTHER_WORDINGS)
    html = EXPLAINED.sub("", f"{letter}{_elsewhere(other)}</div>" if found else letter)
    html = CLASH.sub("", html)
    read = READ.findall("".join(COUNTRY_BOX.findall(html)))
    html = BEFORE.sub(_shorter_box, html)
    if read:
        html += f'<div class="country-box">{"".join(read)}</div>'
    cited = tuple(source for source in page.sources if f'href="#source-{source["id"]}"' in html)
    return replace(page, html=html, sources=cited)


def _elsewhere(other: str) -> str:
    """For readers without a script: the way to the wordings that only the letter's own page has room for."""
    title = OTHER_TITLE.search(other)
    assert title
    return f'<p class="builder-plain" data-plain><a href="./">{title[1]}</a></p>'


def _shorter_box(before: re.Match[str]) -> str:
    """What has to be known before the letter goes out, without the law and with its warning folded; nothing where nothing is left."""
    html = before[0].replace('<details class="before" open>', '<details class="before">')
    return _filled(COUNTRY_BOX.sub(lambda box: _filled(READ.sub("", LAW.sub("", box[0]))), html))


def _filled(html: str) -> str:
    """The HTML itself, or nothing if there are no words in it."""
    return html if re.sub("<[^>]*>", "", html).strip() else ""


def scripts(build: Build) -> Iterator[tuple[str, str]]:
    """Styles and scripts of embedded pages; the loader under its floating name; the element; the manifest."""
    content, assets = build.content, build.docs / "assets"
    loader = loader_text(content.root)
    yield f"embed/{VERSION}.js", loader
    yield f"embed/{VERSION}.element.js", element_script(assets, loader, content.lang)
    yield f"embed/{VERSION}/manifest.json", Codes(build.site.url, content).manifest()
    boxes = [str(school_box(school, content)) for school in content.schools.values()]
    html = defaultdict[str, list[str]](lambda: list(_tags(boxes)))
    frame = Frame(build.site.url, "", REFERRER)
    guides = dict[str, Content]()
    for page in build.embedded:
        own = guides.setdefault(page.kind, content.guide(page.guide))
        html[page.kind].append(embed_html(_brief(page, own), frame, own))
    for kind in sorted(html):
        own = guides[kind]
        rules = rules_script(own.lang, own, brief=True)
        for ending, text in bundle(kind, assets, rules, html[kind], own).items():
            yield f"embed/{VERSION}/{kind}.{ending}", text


def _tags(boxes: Iterable[str]) -> set[str]:
    """The tags of all schools' boxes, each once: what styles need to know of them."""
    return {
        re.sub(r' (?:href|id|data-[a-z-]+|aria-[a-z]+)="[^"]*"', "", tag)
        for box in boxes
        for tag in TAG.findall(box)
    }
