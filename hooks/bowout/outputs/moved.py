"""Addresses that moved: a page that leads on, on the site and in frames, and a list for programs and hosts."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from bowout.build import Build
from bowout.model.content import Content
from bowout.model.vocabulary import put_html
from bowout.outputs.fragment import fragment
from bowout.render.embed import VERSION, embed_url
from bowout.render.embed_code import Codes, Target
from bowout.render.letter_page import ready_files

REDIRECTS = "_redirects"
# How deep below embed/v1/en/ the pages lie whose addresses once ended in `s/<school>/`, one for
# each school.
WITH_SCHOOL = (":part/", ":part/:page/")
# Takes along what stands behind an old address, such as a school's id.
SCRIPT = f"embed/{VERSION}/moved/moved.js"


def files(build: Build) -> Iterator[tuple[str, str | bytes]]:
    """Everything that stood at each old address."""
    moved = {old: node.text for old, node in sorted(build.content.moved.items())}
    listed = [{"from": old, "to": build.site.url + new} for old, new in moved.items()]
    yield "api/v1/moved.json", json.dumps({"version": 1, "moved": listed}, indent=1) + "\n"
    yield (
        REDIRECTS,
        "".join(
            f"{line} 301\n" for line in (*_lines(moved), *_once_with_school(build.content.first))
        ),
    )
    yield SCRIPT, build.docs.joinpath("assets/embed/moved.js").read_text("utf-8")
    for old, new in moved.items():
        guide = build.content.guide(build.content.guide_of(new))
        yield f"{old}index.html", _leading_on(build.site.url + new, guide)
        yield from _copies(old, new, build)
        yield from _frames(old, new, build)


def _copies(old: str, new: str, build: Build) -> Iterator[tuple[str, bytes]]:
    """A letter's ready copies, for whoever links to them."""
    folder, _, id = new.rstrip("/").rpartition("/")
    letter = build.content.letters.get(id)
    if letter and new == build.content.letter_address(id) and old.startswith(f"{folder}/"):
        ready = ready_files(letter, build.content.vocabularies[letter.lang])
        for ending, data in ready.items():
            yield f"{old}{old.split('/')[-2]}.{ending}", data


def _frames(old: str, new: str, build: Build) -> Iterator[tuple[str, str]]:
    """What portals show."""
    page = build.page(new)
    if not build.embeddable(page):
        return
    content = build.content.guide(page.guide)
    place = embed_url(old.rstrip("/"), build.content.guide_of(old))
    if not page.school:
        yield f"{place}fragment.h2.html", fragment(page, content, build.site.url)
    target = Target(page.path, page.title, lang=page.guide)
    script = posixpath.relpath(SCRIPT, place)
    yield f"{place}index.html", _leading_on(build.site.url + target.frame, content, script)
    yield f"{place}oembed.json", Codes(build.site.url, content).oembed(target)


def _lines(moved: Mapping[str, str]) -> Iterator[str]:
    for old, new in moved.items():
        yield f"/{old} /{new}"


def _once_with_school(lang: str) -> Iterator[str]:
    """Before November 30, 2026, each school had a copy of each page. docs/assets/js/moved.js does the same in 404.html."""
    base = f"/embed/{VERSION}/{lang}/"
    for place in WITH_SCHOOL:
        yield f"{base}{place}s/:school/ {base}{place}?school=:school"


def _leading_on(address: str, content: Content, script: str = "") -> str:
    """A page that works without a script, and in a frame that may not move by itself."""
    words = content.words_of("moved")
    to = escape(address)
    link = Markup('<a href="{}">{}</a>').format(to, words["link"])
    brings = f'<script src="{escape(script)}"></script>\n' if script else ""
    wait = 1 if script else 0
    return (
        f'<!doctype html>\n<html lang="{content.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="{wait}; url={to}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{to}">\n<title>{words["title"]}</title>\n</head>\n<body>\n'
        f"<p>{put_html(words['moved'], link=link)}</p>\n{brings}</body>\n</html>\n"
    )
