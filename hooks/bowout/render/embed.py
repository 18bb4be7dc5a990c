"""A page of the guide as it stands inside another site: its content, a school's box, and a foot. Nothing else.

The addresses, the parameter and the messages are a promise, written down in ARCHITECTURE.md ("The embed
contract"). Schools are written into pages here, at build: no word ever comes from an address.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bowout.build import Page
from bowout.model.content import Content
from bowout.model.vocabulary import LANG
from bowout.render.early import FRAME_SCRIPT
from bowout.render.environment import template

VERSION = "v1"
ROOT = "\0root\0/"
"""Stands for the way up to the site's root until a page's own place is known."""
BOX, OEMBED = "\0box\0", "\0oembed\0"
"""Stand for a school's box and for the address of the oEmbed answer: all else is the same for every school."""
HEADING = re.compile(r"<h([1-5])(?=[\s>])")
LINK = re.compile(r'(?P<tag><a\b[^>]*?) href="(?P<to>[^"]*)"(?: rel="noreferrer")?')
"""The page says of all its links that they name no referrer; an attribute must not stand there twice."""
SAVED = re.compile(r'data-say-saved="[^"]*"')
SAVED_HERE = "Saved, if this portal allows it. Not there? Open the letter on its own page, at the end of this one."


def embed_url(path: str, school: str = "") -> str:
    """Where the embedded page lies below the site's root."""
    return f"embed/{VERSION}/{LANG}/{path}/" + (f"s/{school}/" if school else "")


@dataclass(frozen=True)
class Frame:
    """What is told about an embedded page besides its content."""

    site: str
    policy: str
    referrer: str
    school: str = ""
    """The school's id, or nothing."""
    box: str = ""
    """Its box, as HTML whose links hold from any depth (`outward`)."""
    values: tuple[tuple[str, str], ...] = ()
    """Blanks that the school fills in: id of the field and text."""
    email: str = ""
    """The address of the school's office, for a letter to it."""


def sheet(page: Page, frame: Frame, content: Content) -> str:
    """What of the embedded page is the same with every school and without; embed_html puts in the rest."""
    body = _inside(page)
    return template("embed.html").render(
        page=page,
        frame=frame,
        root=Markup(ROOT),
        bundle=f"embed/{VERSION}/{page.kind}",
        early=Markup(FRAME_SCRIPT),
        canonical=frame.site + page.url,
        oembed=Markup(OEMBED),
        title_html=_title(body),
        body=Markup(_body(body)),
        box=Markup(BOX),
        wide=bool(page.letter),
        sources=page.sources,
        privacy=content.address("privacy"),
        licenses=content.address("licenses"),
    )


def embed_html(sheet: str, page: Page, frame: Frame) -> str:
    """The whole embedded page."""
    own = embed_url(page.path, frame.school)
    html = sheet
    for id, value in frame.values:
        html = html.replace(f' data-input="{id}"', f' data-input="{id}" value="{escape(value)}"', 1)
    if frame.email:
        html = html.replace(
            " data-builder ", f' data-builder data-mail-to="{escape(frame.email)}" ', 1
        )
    html = html.replace(OEMBED, escape(f"{frame.site}{own}oembed.json"), 1)
    html = html.replace(BOX, frame.box, 1)
    return html.replace(ROOT, posixpath.relpath(".", own.rstrip("/")) + "/")


def _inside(page: Page) -> str:
    """Its content for a frame: links lead out of it, headings one level down."""
    html = outward(page.html, page.url)
    html = html.replace("<table", '<div class="table-scroll"><table').replace(
        "</table>", "</table></div>"
    )
    html = HEADING.sub(lambda match: f'<h{match[1]} aria-level="{int(match[1]) + 1}"', html)
    html = SAVED.sub(f'data-say-saved="{SAVED_HERE}"', html)
    return html.replace(" data-builder ", f' data-builder data-page="{ROOT}{page.url}" ', 1)


def outward(html: str, base: str = "") -> str:
    """Addresses that hold from any depth; what leaves the page opens beside the portal, not in it."""
    return LINK.sub(lambda match: f"{match['tag']} {_link(match['to'], base, match['tag'])}", html)


def _link(to: str, base: str, tag: str) -> str:
    parts = urlsplit(to)
    if not parts.scheme and not parts.netloc and not parts.path:
        return f'href="{to}"'
    if parts.scheme in ("mailto", "tel"):
        return f'href="{to}"'
    outward = 'target="_blank" rel="noopener"'
    if parts.scheme or parts.netloc:
        return f'href="{to}" {outward}'
    inside = posixpath.normpath(posixpath.join("/", base, parts.path)).lstrip("/")
    slash = "/" if parts.path.endswith(("/", "..", ".")) and inside else ""
    rest = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
    file = posixpath.splitext(inside)[1] in (".txt", ".docx")
    return f'href="{ROOT}{inside}{slash}{rest}"' + ("" if file else f" {outward}")


def _title(html: str) -> Markup:
    head, found, _ = html.partition("</h1>")
    return Markup(head + found) if found else Markup("")


def _body(html: str) -> str:
    _, found, rest = html.partition("</h1>")
    return rest if found else html
