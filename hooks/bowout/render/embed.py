"""A page of the guide as it stands inside another site: its content, a place for a school's box, and a foot.

The addresses, the parameters and the messages are a promise, written down in ARCHITECTURE.md ("The embed
contract"). A school is named by its id, and its words come from its own script (outputs/schools.py): no word ever
comes from an address.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bowout.build import Page
from bowout.model.content import Content
from bowout.model.vocabulary import put_html
from bowout.render.early import FRAME_SCRIPT
from bowout.render.environment import template

VERSION = "v1"
# Stands for the way up to the site's root until a page's own place is known.
ROOT = "\0root\0/"
HEADING = re.compile(r"<h([1-5])(?=[\s>])")
# The page says of all its links that they name no referrer; an attribute must not stand there
# twice.
LINK = re.compile(r'(?P<tag><a\b[^>]*?) href="(?P<to>[^"]*)"(?: rel="noreferrer")?')
CARD = 'class="letter-card"'
# A letter's form and the bar after it. In a frame the bar stands first, so that it's read where it is seen.
BAR = re.compile(
    r'(<form class="builder-form".*?</form>\s*)(<div class="builder-bar".*?)(?=<section class="builder-)',
    re.S,
)
BESIDE = 'target="_blank" rel="noopener"'
SAVED = re.compile(r'data-say-saved="[^"]*"')

# Where the schools' scripts lie below the site's root.
SCHOOLS = f"embed/{VERSION}/schools/"
# Kinds of page on which the school's box is folded to its first lines, so that what the page is for
# comes first.
FOLDED = ("letter", "notice", "finder", "check", "checklist", "decision")


def embed_url(path: str, lang: str, school: str = "") -> str:
    """Where the embedded page lies below the site's root; `lang` is the language of its guide."""
    inside = path.removeprefix(f"{lang}/")
    return f"embed/{VERSION}/{lang}/{inside}/" + (f"?school={school}" if school else "")


def school_script(slug: str) -> str:
    """Where a school's script lies below the site's root."""
    return f"{SCHOOLS}{slug}.js"


@dataclass(frozen=True)
class Frame:
    """What is told about an embedded page besides its content."""

    site: str
    policy: str
    referrer: str
    # The addresses of all pages that can be embedded: a link to one of them need not leave the
    # frame.
    embedded: Set[str] = frozenset()


def embed_html(page: Page, frame: Frame, content: Content) -> str:
    """The whole embedded page, in the language of its guide."""
    words = content.words_of("frame")
    body = _inside(page, frame.embedded, words["saved"])
    place, own = embed_url(page.path, page.guide), f"{ROOT}{page.url}"
    html = template("embed.html").render(
        page=page,
        frame=frame,
        root=Markup(ROOT),
        bundle=f"embed/{VERSION}/{page.kind}",
        early=Markup(FRAME_SCRIPT),
        canonical=frame.site + page.url,
        oembed=f"{frame.site}{place}oembed.json",
        title_html=_title(body),
        body=Markup(_body(body)),
        place=not page.school and page.role != "schools" and not content.folder,
        folded=page.kind.partition("-")[0] in FOLDED,
        words=words,
        lang=page.guide,
        law_line=content.words_of("page")["law"],
        sandboxed=put_html(
            words["sandboxed"],
            link=_link_to(own, words["sandboxed_link"], f"{BESIDE} data-full"),
        ),
        about=put_html(
            words["about"],
            site=_link_to(f"{ROOT}{content.folder}", "Bow Out", f"data-root data-out {BESIDE}"),
        ),
        free=put_html(
            words["free"],
            privacy=_link_to(
                f"{ROOT}{content.address('privacy')}", words["privacy"], f"data-out {BESIDE}"
            ),
            licenses=_link_to(
                f"{ROOT}{content.address('licenses')}", words["licenses"], f"data-out {BESIDE}"
            ),
        ),
        reviewed=put_html(words["reviewed"], day=page.reviewed) if page.reviewed else "",
        titles=content.words_of("page"),
        school_words=content.vocabulary.labels.get("school_box", {}),
        schools=content.address("schools"),
        scripts=SCHOOLS,
        wide=bool(page.letter),
        sources=page.sources,
    )
    return html.replace(ROOT, posixpath.relpath(".", place.rstrip("/")) + "/")


def _link_to(to: str, words: str, attributes: str) -> Markup:
    return Markup('<a href="{}" {}>{}</a>').format(Markup(to), Markup(attributes), words)


def _inside(page: Page, embedded: Set[str], saved: str) -> str:
    """The page's content for a frame: letters open in it, other links beside it, headings are one level down."""
    html = outward(page.html, page.url, embedded)
    html = html.replace("<table", '<div class="table-scroll"><table').replace(
        "</table>", "</table></div>"
    )
    html = HEADING.sub(lambda match: f'<h{match[1]} aria-level="{int(match[1]) + 1}"', html)
    here = f'data-say-saved="{escape(saved)}"'
    html = SAVED.sub(lambda _: here, html)
    html = BAR.sub(r"\2\1", html)
    return html.replace(" data-builder ", f' data-builder data-page="{ROOT}{page.url}" ', 1)


def outward(html: str, base: str = "", embedded: Set[str] = frozenset()) -> str:
    """Addresses that hold from any depth. What leaves the page opens beside the portal, not in it.

    A letter's card leads to the letter inside the frame. Links to pages of ours that can't be embedded say so
    (data-out), for portals that let no link open: there the others open inside it too.
    """
    return LINK.sub(
        lambda match: f"{match['tag']} {_link(match['to'], base, match['tag'], embedded)}", html
    )


def _link(to: str, base: str, tag: str, embedded: Set[str]) -> str:
    parts = urlsplit(to)
    if not parts.scheme and not parts.netloc and not parts.path:
        return f'href="{to}"'
    if parts.scheme in ("mailto", "tel"):
        return f'href="{to}"'
    outward = BESIDE
    if parts.scheme or parts.netloc:
        return f'href="{to}" {outward}'
    inside = posixpath.normpath(posixpath.join("/", base, parts.path)).lstrip("/")
    slash = "/" if parts.path.endswith(("/", "..", ".")) and inside else ""
    rest = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
    if f"{inside}/" in embedded and CARD in tag:
        return f'href="{posixpath.relpath(inside, base.rstrip("/"))}/{rest}"'
    if embedded and f"{inside}/" not in embedded:
        outward += " data-out"
    file = posixpath.splitext(inside)[1] in (".txt", ".docx")
    return f'href="{ROOT}{inside}{slash}{rest}"' + ("" if file else f" {outward}")


def _title(html: str) -> Markup:
    head, found, _ = html.partition("</h1>")
    return Markup(head + found) if found else Markup("")


def _body(html: str) -> str:
    _, found, rest = html.partition("</h1>")
    return rest if found else html
