"""Every source id must exist, and every source should be cited somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.model.messages import explain
from bowout.problems import Problem, Severity, did_you_mean


def unknown(content: Content) -> Iterator[Problem]:
    """Ids in letters and figures that snippets/sources.yml does not have."""
    if content.is_broken("sources"):
        return
    for item in _cited(content):
        if item.text not in content.sources:
            hint = did_you_mean(item.text, content.sources)
            words = explain("unknown-source", name=item.text, hint=hint)
            yield item.problem("unknown-source", *words)


def _cited(content: Content) -> Iterator[Node]:
    for letter in content.letters.values():
        yield from letter.node.listed("sources")
    for figure in content.figure_nodes.values():
        for group in figure.mapping["groups"].items:
            yield from (row.mapping["source"] for row in group.mapping["rows"].items)


def unused(content: Content, cited: Iterable[str]) -> Iterator[Problem]:
    """Warnings for sources that no page, letter or figure cites. `cited` are the ids found in Markdown."""
    used = {*cited, *(node.text for node in _cited(content))}
    for id, node in content.source_nodes.items():
        if id not in used:
            message = f"Nothing cites the source `{id}`."
            problem = node.problem("unused-source", message, "Cite it, or delete it.")
            yield replace(problem, col=1, severity=Severity.WARNING)
