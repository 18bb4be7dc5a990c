"""Which pages to open in a browser so that every part of the site is looked at somewhere.

Two pages made of the same parts look the same to axe. A part is an element with its classes, its role and its
state, and where it stands; the stylesheets of a page are a part as well. What a part says is left out, so letters
that differ only in their words count once. `choose` picks pages until no part is left; a page with a part of its own is
always among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

# Attributes whose value decides how an element looks or what it is. Of all other `aria-` attributes, too.
STATES = {
    "autocomplete", "checked", "contenteditable", "dir", "disabled", "download", "hidden",
    "inert", "inputmode", "multiple", "open", "popover", "readonly", "required", "role", "scope",
    "selected", "tabindex", "target", "type",
}  # fmt: skip
# Attributes whose value is words, a place or a language: only that they are there counts.
NAMED = {
    "alt", "aria-activedescendant", "aria-controls", "aria-describedby", "aria-description",
    "aria-details", "aria-label", "aria-labelledby", "aria-owns", "for", "href", "lang",
    "placeholder", "title",
}  # fmt: skip

Part = Hashable


def parts(file: Path) -> frozenset[Part]:
    """The parts of a page."""
    page = lxml.html.document_fromstring(file.read_bytes())
    sheets = tuple(
        address.rsplit("/", 1)[-1] for address in page.xpath("//link[@rel='stylesheet']/@href")
    )
    return frozenset({("stylesheets", sheets), *_parts_below(page)})


def choose(pages: Mapping[str, Collection[Part]]) -> list[str]:
    """The fewest pages, or nearly, that hold every part between them: the one that adds most comes first."""
    left = set().union(*pages.values())
    chosen = []
    while left:
        best = max(sorted(pages), key=lambda address: len(left.intersection(pages[address])))
        chosen.append(best)
        left.difference_update(pages[best])
    return chosen


def _parts_below(start: HtmlElement) -> set[Part]:
    found: set[Part] = set()
    open_: list[tuple[HtmlElement, Part]] = [(start, None)]
    while open_:
        element, around = open_.pop()
        if not isinstance(element.tag, str):
            continue  # a comment
        own = _described(element)
        parent = element.getparent()
        found.add((own, None if parent is None else parent.tag, around))
        if element.get("class") or element.get("role"):
            around = own
        open_ += [(child, around) for child in element]
    return found


def _described(element: HtmlElement) -> Part:
    """An element without its words: its tag, its classes, and the attributes that matter."""
    attributes = set()
    for name, value in element.attrib.items():
        if name in NAMED:
            attributes.add(name)
        elif name in STATES or name.startswith("aria-"):
            attributes.add(f"{name}={re.sub(r'[0-9]+', '0', value)}")
    classes = frozenset((element.get("class") or "").split())
    return element.tag, classes, frozenset(attributes)
