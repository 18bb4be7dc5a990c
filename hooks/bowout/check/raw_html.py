"""What many hands write holds no HTML: texts of letters are plain, lines of Markdown have no link that could run something."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import texts
from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.model.patterns import HTML, LINK, SCHEMES
from bowout.model.told import told
from bowout.problems import Problem


def run(content: Content) -> Iterator[Problem]:
    """Tags in letters; tags and strange links in what is to be done afterwards, in countries, schools and advice."""
    for letter in content.letters.values():
        for _, node in texts(letter):
            if tag := HTML.search(node.text):
                yield node.problem("raw-html", *told("raw-html/text"), at=tag.start())
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
        yield node.problem("raw-html", *told("raw-html"), at=tag.start())
    for link in LINK.finditer(node.text):
        if link["scheme"].lower() not in SCHEMES:
            words = told("bad-link", scheme=link["scheme"])
            yield node.problem("bad-link", *words, at=link.start("scheme"))
