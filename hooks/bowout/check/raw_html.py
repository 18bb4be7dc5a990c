"""What many hands write holds no HTML: texts of letters are plain, lines of Markdown have no link that could run something."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.pages import bad_citations
from bowout.check.texts import texts
from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.model.messages import explain
from bowout.model.patterns import HTML, LINK, SCHEMES
from bowout.problems import Problem


def run(content: Content) -> Iterator[Problem]:
    """Tags in letters; tags and strange links in lines of Markdown."""
    for letter in content.letters.values():
        for _, node in texts(letter):
            if tag := HTML.search(node.text):
                yield node.problem("raw-html", *explain("raw-html/text"), at=tag.start())
    for guide in map(content.guide, content.guides):
        for line in lines(guide):
            yield from _line(line)


def lines(content: Content) -> Iterator[Node]:
    """Each line of Markdown in a guide: what is to be done once a letter is sent, countries, schools, the finder's advice."""
    for letter in content.letters.values():
        if letter.guide != content.lang:
            continue
        yield from letter.node.listed("before")
        yield from letter.node.listed("after")
    for country in content.countries.values():
        yield from country.node.walk()
    for school in content.schools.values():
        yield from school.node.walk()
    if content.decision:
        yield from content.decision.node.mapping["verdicts"].walk()
        yield from content.decision.node.listed("beside")
    if content.finder:
        yield from content.finder.node.listed("ways")
        yield from content.finder.node.mapping["send"].walk()
        yield from content.finder.fallback.node.walk()
        for advice in content.finder.advice:
            yield from advice.node.walk()


def _line(node: Node) -> Iterator[Problem]:
    for at, message, remedy in bad_citations(node.text):
        yield node.problem("bad-citation", message, remedy, at=at)
    if tag := HTML.search(node.text):
        yield node.problem("raw-html", *explain("raw-html"), at=tag.start())
    for link in LINK.finditer(node.text):
        if link["scheme"].lower() not in SCHEMES:
            words = explain("bad-link", scheme=link["scheme"])
            yield node.problem("bad-link", *words, at=link.start("scheme"))
