"""Every source id must exist, and every source should be cited somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bowout.model.content import Content
from bowout.problems import Problem, Severity, did_you_mean


def unknown(content: Content) -> Iterator[Problem]:
    """Ids in letters and figures that snippets/sources.yml does not have."""
    for letter in content.letters.values():
        listed = letter.node.mapping.get("sources")
        for item in listed.items if listed else []:
            if item.text not in content.sources:
                yield item.problem(
                    "unknown-source",
                    _message(item.text, content),
                    "Add it to snippets/sources.yml.",
                )
    for figure in content.figure_nodes.values():
        for group in figure.mapping["groups"].items:
            for row in group.mapping["rows"].items:
                item = row.mapping["source"]
                if item.text not in content.sources:
                    yield item.problem(
                        "unknown-source",
                        _message(item.text, content),
                        "Add it to snippets/sources.yml.",
                    )


def _message(id: str, content: Content) -> str:
    return f"There is no source `{id}`.{did_you_mean(id, content.sources)}"


def unused(content: Content, cited: Iterable[str]) -> Iterator[Problem]:
    """Warnings for sources that no page, letter or figure cites. `cited` are the ids found in Markdown."""
    used = set(cited)
    used |= {id for letter in content.letters.values() for id in letter.sources}
    used |= {
        row["source"]
        for figure in content.figures.values()
        for group in figure["groups"]
        for row in group["rows"]
    }
    for id, node in content.source_nodes.items():
        if id not in used:
            problem = node.problem(
                "unused-source", f"Nothing cites the source `{id}`.", "Cite it, or delete it."
            )
            yield Problem(
                problem.path,
                problem.line,
                1,
                problem.id,
                problem.message,
                problem.remedy,
                Severity.WARNING,
            )
