"""A stylesheet with only the rules that some pages can use: what nobody sees is left out of a frame.

A rule goes if each of its selectors names an element, a class, an id or an attribute that is neither in the pages
nor in their script. Whether the parts come together in one element isn't asked, so too much may stay, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TEXTS = re.compile(r"\"[^\"]*\"|'[^']*'")
# Pseudo-classes and -elements, with what stands in their parentheses: of some alternatives one is
# enough.
NOT_ASKED = re.compile(r"::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")
ATTRIBUTE = re.compile(r"\[([\w-]+)[^\]]*\]")
NAME = re.compile(r"[.#]([\w-]+)")
ELEMENT = re.compile(r"(?<![\w.#-])([a-z][a-z0-9]*)")
WORD = re.compile(r"[\w-]+")
TAG = re.compile(r"<([a-z][a-z0-9]*)([^>]*)")
VALUES = re.compile(r"\s(?:class|id)=\"([^\"]*)\"")
ATTRIBUTES = re.compile(r"\s([a-z][a-z-]*)(?=[=\s>]|$)")
GROUPS = ("@media", "@supports")


@dataclass(frozen=True)
class Used:
    """What can be in some pages: by their HTML, and by the words of their script."""

    elements: frozenset[str]
    names: frozenset[str]
    attributes: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, html: list[str], script: str) -> Used:
        elements, names, attributes = set[str](), set[str](), set[str]()
        tags = {tag for text in html for tag in TAG.findall(text)}
        for element, rest in tags:
            elements.add(element)
            names.update(name for value in VALUES.findall(rest) for name in value.split())
            attributes.update(ATTRIBUTES.findall(TEXTS.sub('""', rest)))
        words = frozenset(WORD.findall(script))
        return cls(frozenset(elements), frozenset(names), frozenset(attributes), words)

    def matches(self, selector: str) -> bool:
        """Whether something in the pages may fit a selector."""
        plain = NOT_ASKED.sub("", TEXTS.sub('""', selector))
        attributes = ATTRIBUTE.findall(plain)
        plain = ATTRIBUTE.sub("", plain)
        return (
            all(self._attribute(name) for name in attributes)
            and all(name in self.names or name in self.words for name in NAME.findall(plain))
            and all(
                name in self.elements or name in self.words
                for name in ELEMENT.findall(NAME.sub("", plain))
            )
        )

    def _attribute(self, name: str) -> bool:
        first, *rest = name.removeprefix("data-").split("-")
        in_dataset = first + "".join(part.capitalize() for part in rest)
        return name in self.attributes or name in self.words or in_dataset in self.words


def used_styles(css: str, used: Used) -> str:
    """The rules of a stylesheet without comments that something in the pages may fit."""
    kept = []
    for head, body in _rules(css):
        if body is None:
            kept.append(head)
        elif head.startswith(GROUPS):
            inside = used_styles(body, used)
            kept.append(f"{head}{{{inside}}}" if inside else "")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        else:
            selectors = [one for one in _selectors(head) if used.matches(one)]
            kept.append(f"{','.join(selectors)}{{{body}}}" if selectors else "")
    return "".join(kept)


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Each rule: what stands before its braces and what in them; a statement without braces has nothing in them."""
    hidden = TEXTS.sub(lambda text: "_" * len(text[0]), css)
    begin, at, depth, opened = 0, 0, 0, 0
    for at, sign in enumerate(hidden):
        if sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if not depth:
                yield css[begin:opened].strip(), css[opened + 1 : at]
                begin = at + 1
        elif sign == ";" and not depth:
            yield css[begin : at + 1].strip(), None
            begin = at + 1


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list; a comma in parentheses or brackets separates none."""
    hidden = TEXTS.sub(lambda text: "_" * len(text[0]), head)
    begin, depth = 0, 0
    for at, sign in enumerate(hidden):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and not depth:
            yield head[begin:at]
            begin = at + 1
    yield head[begin:]
