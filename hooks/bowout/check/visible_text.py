"""Every text in a guide's language that a reader reads, with a way to tell a problem at a place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bowout.check.front_matter import front_matter
from bowout.check.markdown import clean, visible_text
from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.problems import Problem

# Keys that hold ids, addresses, patterns, names, or words as other people write them.
NOT_PROSE = {
    "aliases", "autocomplete", "bad", "choices", "code", "countries", "default", "fields", "good", "id",
    "kind", "letter", "letters", "match", "name", "not_countries", "of", "only", "phone",
    "publisher", "who", "words", "sets", "source", "sources", "template", "unless", "url", "use",
    "when", "example", "policy", "contact", "email", "reviewed_by",
}  # fmt: skip


@dataclass(frozen=True)
class VisibleText:
    """One text, blanked where it is not said; `problem(index, id, message, remedy)` places what is wrong."""

    text: str
    problem: Callable[[int, str, str, str], Problem]


def files(
    content: Content, pages: Iterable[Source]
) -> Iterator[tuple[Source, Iterable[VisibleText]]]:
    """Each file with its texts: the guide's pages, and the data in its language that pages are made from."""
    for page in pages:
        if content.guide_of(page.path.removeprefix("docs/")) == content.lang:
            yield page, _page(page, content.lang)
    nodes: dict[Source, list[Node]] = {}
    for node in _trees(content):
        nodes.setdefault(node.source, []).append(node)
    for source, trees in nodes.items():
        yield source, (found for tree in trees for found in _texts(tree))


def _page(page: Source, lang: str) -> Iterator[VisibleText]:
    """A page's title and description, and all below its front matter."""
    front = front_matter(page)[0]
    for key in ("title", "description"):
        if front and key in front.mapping:
            node = front.mapping[key]
            yield VisibleText(clean(node.text), _at(node))
    yield VisibleText(visible_text(page, lang), page.problem)


def _trees(content: Content) -> Iterator[Node]:
    yield from (letter.node for letter in content.letters.values() if letter.lang == content.lang)
    yield from content.blocks.get(content.lang, {}).values()
    yield from (*content.vocabulary.fields.values(), *content.vocabulary.choices.values())
    yield from (node for _, node in content.rules.get(content.lang, []))
    yield from (country.node for country in content.countries.values())
    if content.finder:
        yield from (advice.node for advice in content.finder.advice)
    if content.lang == content.first:  # in the others' language there are none
        yield from (school.node for school in content.schools.values())
        yield from content.figure_nodes.values()


def _texts(node: Node) -> Iterator[VisibleText]:
    for key, child in node.mapping.items():
        if key not in NOT_PROSE:
            yield from _texts(child)
    for child in node.items:
        yield from _texts(child)
    # A word alone is mostly one of ours: an option, an id, a date.
    if " " in node.text:
        yield VisibleText(clean(node.text), _at(node))


def _at(node: Node) -> Callable[[int, str, str, str], Problem]:
    return lambda index, id, message, remedy: node.problem(id, message, remedy, at=index)
