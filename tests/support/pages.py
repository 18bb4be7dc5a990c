"""Which files of the built site are its pages, which are made for the inside of other sites, and which only lead on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

# Below it lie embedded pages and plain HTML; tests/build/test_embed.py is about those.
INSIDE = "embed/v1/"


@cache
def parsed(file: Path) -> HtmlElement:
    """A page as a tree; each is read once."""
    return lxml.html.document_fromstring(file.read_bytes())


def text_of(element: HtmlElement) -> str:
    """The words in an element, in one line."""
    return " ".join(element.text_content().split())


def full_pages(site: Path) -> dict[str, Path]:
    """Every page that is made to be visited, by its address below the site's root."""
    return {address: file for address, file in _pages(site) if not address.startswith(INSIDE)}


def embedded_pages(site: Path) -> dict[str, Path]:
    """Every page that is made to stand in a frame of another site, by its address below the root."""
    return {
        address: file
        for address, file in _pages(site)
        if address.startswith(INSIDE) and file.name == "index.html"
    }


def moved_pages(site: Path) -> set[str]:
    """Addresses of old, without the last slash: what stands there now only leads on to another page."""
    moved = json.loads((site / "api/v1/moved.json").read_text("utf-8"))
    return {line["from"].rstrip("/") for line in moved["moved"]}


def leads_on(address: str, moved: set[str]) -> bool:
    """Whether an address, of a page or of its frame, is an old one."""
    path = address.removeprefix(f"{INSIDE}en/")
    return path.rstrip("/") in moved or path.removesuffix("/fragment.h2.html") in moved


def _pages(site: Path) -> list[tuple[str, Path]]:
    moved = moved_pages(site)
    found = [
        (file.relative_to(site).as_posix().removesuffix("index.html"), file)
        for file in sorted(site.rglob("*.html"))
    ]
    return [(address, file) for address, file in found if not leads_on(address, moved)]
