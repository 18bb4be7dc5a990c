"""What the page's script does with a letter's HTML, in few lines of Python: fill, hide, read.

The HTML holds every wording. Conditions stand in attributes; nothing else is known here about the letter, so
that a test can hold what is read against what the core writes as plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("br", "img", "input", "hr", "wbr")
LINES = ("p", "h2", "h3", "h4")


@dataclass
class Element:
    """One element of the page; children are elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and all below it."""
        yield self
        for child in self.elements():
            yield from child.walk()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The tree of well-formed HTML; an element that is not closed is an error."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    (root,) = parser.open
    return root


def seen(root: Element) -> list[str]:
    """What can be read as the page opens: each paragraph and heading that is not hidden."""
    return [line for line in _lines(root, None) if line]


def toggled(root: Element, choices: Mapping[str, str], values: Mapping[str, str]) -> list[str]:
    """What can be read after the script has shown these choices and filled in these values."""
    return [line for line in _lines(root, (choices, values)) if line]


Given = tuple[Mapping[str, str], Mapping[str, str]] | None


def _lines(element: Element, given: Given, chosen: Element | None = None) -> Iterator[str]:
    if "data-skip" in element.attributes or not _shown(element, given, chosen):
        return
    if element.tag in LINES:
        yield re.sub("([.!?…])\x1f+\\.", r"\1", _text(element, given)).replace("\x1f", "")
        return
    if "data-joined" in element.attributes:
        yield re.sub(" +", " ", _run(element, given)).strip()
        return
    first = _first(element, given)
    for child in element.elements():
        yield from _lines(child, given, first)


def _run(element: Element, given: Given) -> str:
    """What runs on in one paragraph, with the spaces that stand between its parts and no others."""
    first = _first(element, given)
    return "".join(
        child
        if isinstance(child, str)
        else "".join(_lines(child, given, first))
        if child.tag in LINES
        else _run(child, given)
        if "data-skip" not in child.attributes and _shown(child, given, first)
        else ""
        for child in element.children
    )


def _first(element: Element, given: Given) -> Element | None:
    """The alternative that is chosen here, where only one can be."""
    if given and "data-one-of" in element.attributes:
        return next((c for c in element.elements() if _fits(c, given[0])), Element("none", {}))
    return None


def _shown(element: Element, given: Given, chosen: Element | None) -> bool:
    if given is None:
        return "hidden" not in element.attributes
    if chosen is not None:
        return element is chosen
    return _fits(element, given[0])


def _fits(element: Element, choices: Mapping[str, str]) -> bool:
    when = json.loads(element.attributes.get("data-when", "{}"))
    return all(choices.get(choice) in options for choice, options in when.items())


def _text(element: Element, given: Given) -> str:
    if "data-skip" in element.attributes:
        return ""
    if given is None:
        if "hidden" in element.attributes:
            return ""
    else:
        values = given[1]
        filled = [bool(values.get(name)) for name in _names(element)]
        if "data-needs" in element.attributes and not all(filled):
            return ""
        if "data-unless" in element.attributes and all(filled):
            return ""
        if value := values.get(element.attributes.get("data-field", "")):
            return value + "\x1f"  # a value that ends in a mark takes the letter's with it
    if element.tag == "br":
        return "\n"
    return "".join(c if isinstance(c, str) else _text(c, given) for c in element.children)


def _names(element: Element) -> list[str]:
    return element.attributes.get("data-needs", element.attributes.get("data-unless", "")).split()
