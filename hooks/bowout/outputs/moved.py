"""Addresses that moved: a page that leads on, on the site and in frames, and a list for programs and hosts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import escape

from bowout.build import Build
from bowout.model.addresses import LETTERS
from bowout.outputs.fragment import fragment
from bowout.render.embed import embed_url
from bowout.render.embed_code import Codes, Target, loader_text
from bowout.render.embed_tool import goes_with_school
from bowout.render.letter_page import ready_files

REDIRECTS = "_redirects"


def files(build: Build) -> Iterator[tuple[str, str | bytes]]:
    """Everything that stood at each old address."""
    moved = {old: node.text for old, node in sorted(build.content.moved.items())}
    listed = [{"from": old, "to": build.site.url + new} for old, new in moved.items()]
    yield "api/v1/moved.json", json.dumps({"version": 1, "moved": listed}, indent=1) + "\n"
    yield REDIRECTS, "".join(f"/{old} /{new} 301\n" for old, new in moved.items())
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
    """What portals show: with every school, since any of them may have shown it."""
    page = build.page(new)
    if not build.embeddable(page):
        return
    codes = Codes(build.site.url, loader_text(build.content.root))
    path = old.rstrip("/")
    yield f"{embed_url(path)}fragment.h2.html", fragment(page, build.content, build.site.url)
    for school in ("", *build.content.schools):
        target = Target(page.path, page.title, school if goes_with_school(page) else "")
        own = embed_url(path, school)
        yield f"{own}index.html", _leading_on(build.site.url + target.frame)
        yield f"{own}oembed.json", codes.oembed(target)


def _leading_on(address: str) -> str:
    """A page that works without a script, and in a frame that may not move by itself."""
    to = escape(address)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={to}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{to}">\n<title>This page has moved</title>\n</head>\n<body>\n'
        f'<p>This page has moved: <a href="{to}">open it at its new address</a>.</p>\n</body>\n</html>\n'
    )
