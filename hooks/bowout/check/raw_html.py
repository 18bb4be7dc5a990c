"""Lines of Markdown in data come from many hands: no HTML in them, and no link that could run something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.problems import Problem

HTML = re.compile(r"<[a-zA-Z/!?]")
LINK = re.compile(r"\]\(\s*<?(?P<scheme>[a-zA-Z][\w+.-]*):")
SCHEMES = ("http", "https", "letter", "mailto", "tel")


def run(content: Content) -> Iterator[Problem]:
    """Tags and strange links in what letters say to do afterwards, in countries, schools and the finder's advice."""
    for letter in content.letters.values():
        if "after" in letter.node.mapping:
            yield from _lines(letter.node.mapping["after"])
    for country in content.countries.values():
        yield from _lines(country.node)
    for school in content.schools.values():
        yield from _lines(school.node)
    for advice in content.finder.advice if content.finder else ():
        yield from _lines(advice.node)


def _lines(node: Node) -> Iterator[Problem]:
    for child in (*node.mapping.values(), *node.items):
        yield from _lines(child)
    if tag := HTML.search(node.text):
        message = "HTML is not allowed here."
        remedy = "Write Markdown; for the sign < itself, write it in words."
        yield node.problem("raw-html", message, remedy, at=tag.start())
    for link in LINK.finditer(node.text):
        if link["scheme"].lower() not in SCHEMES:
            message = f"A link cannot start with {link['scheme']}:"
            remedy = "Link to https://…, to a page (write.md) or to a letter (letter:…)."
            yield node.problem("bad-link", message, remedy, at=link.start("scheme"))
