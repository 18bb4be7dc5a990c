"""Addresses that moved: a page that leads on, on the site and in frames, and a list for programs and hosts."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping

from markupsafe import escape

from bowout.build import Build
from bowout.model.addresses import LETTERS
from bowout.model.vocabulary import LANG
from bowout.outputs.fragment import fragment
from bowout.render.embed import VERSION, embed_url
from bowout.render.embed_code import Codes, Target, loader_text
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
    yield REDIRECTS, "".join(f"{line} 301\n" for line in (*_lines(moved), *_once_with_school()))
    yield SCRIPT, build.docs.joinpath("assets/embed/moved.js").read_text("utf-8")
    for old, new in moved.items():
        yield f"{old}index.html", _leading_on(build.site.url + new)
        yield from _copies(old, new, build)
        yield from _frames(old, new, build)


def _copies(old: str, new: str, build: Build) -> Iterator[tuple[str, bytes]]:
    """A letter's ready copies, for whoever links to them."""
    letter = build.content.letters.get(new.removeprefix(LETTERS).rstrip("/"))
    if letter and old.startswith(LETTERS):
        ready = ready_files(letter, build.content.vocabularies[letter.lang])
        for ending, data in ready.items():
            yield f"{old}{old.split('/')[-2]}.{ending}", data


def _frames(old: str, new: str, build: Build) -> Iterator[tuple[str, str]]:
    """What portals show."""
    page = build.page(new)
    if not build.embeddable(page):
        return
    codes = Codes(build.site.url, loader_text(build.content.root))
    path = old.rstrip("/")
    if not page.school:
        yield f"{embed_url(path)}fragment.h2.html", fragment(page, build.content, build.site.url)
    target = Target(page.path, page.title)
    yield (
        f"{embed_url(path)}index.html",
        _leading_on(build.site.url + target.frame, posixpath.relpath(SCRIPT, embed_url(path))),
    )
    yield f"{embed_url(path)}oembed.json", codes.oembed(target)


def _lines(moved: Mapping[str, str]) -> Iterator[str]:
    for old, new in moved.items():
        yield f"/{old} /{new}"


def _once_with_school() -> Iterator[str]:
    """Before November 30, 2026, each school had a copy of each page. docs/assets/js/moved.js does the same in 404.html."""
    base = f"/embed/{VERSION}/{LANG}/"
    for place in WITH_SCHOOL:
        yield f"{base}{place}s/:school/ {base}{place}?school=:school"


def _leading_on(address: str, script: str = "") -> str:
    """A page that works without a script, and in a frame that may not move by itself."""
    to = escape(address)
    brings = f'<script src="{escape(script)}"></script>\n' if script else ""
    wait = 1 if script else 0
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="{wait}; url={to}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{to}">\n<title>This page has moved</title>\n</head>\n<body>\n'
        f'<p>This page has moved: <a href="{to}">open it at its new address</a>.</p>\n{brings}</body>\n</html>\n'
    )
