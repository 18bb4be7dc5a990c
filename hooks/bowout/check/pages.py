"""Markdown pages: their front matter, and the ids of sources, letters and figures that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bowout.load.files import Source, read_source
from bowout.load.kinds import FRONT_MATTER
from bowout.load.nodes import parse
from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean

CITATION = re.compile(r"\[@(?P<ids>[^\]\n]+)\]")
LETTER_LINK = re.compile(r"\]\(letter:(?P<id>[^)\s#]+)|^::letter (?P<card>\S+)", re.MULTILINE)
FIGURE = re.compile(r"^::figure (?P<id>\S+)", re.MULTILINE)
FRONT = re.compile(r"\A---\n(?P<yaml>.*?)\n---\n", re.DOTALL)


def run(content: Content) -> tuple[list[Problem], set[str]]:
    """The problems of all pages below docs/ and snippets/text/, and the source ids they cite."""
    problems: list[Problem] = []
    cited: set[str] = set()
    folders = [content.root / "docs", content.root / "snippets" / "text"]
    for file in sorted(path for folder in folders for path in folder.rglob("*.md")):
        source, found = read_source(file, content.root)
        problems += found
        if source:
            problems += _page(source, content, cited, front_matter=file.is_relative_to(folders[0]))
    return problems, cited


def _page(
    source: Source, content: Content, cited: set[str], *, front_matter: bool
) -> Iterator[Problem]:
    if front_matter:
        yield from _front_matter(source, content, cited)
    for match in CITATION.finditer(source.text):
        for id in (part.strip().removeprefix("@") for part in match["ids"].split(";")):
            cited.add(id)
            if id not in content.sources:
                yield _unknown(source, match.start(), "source", id, content.sources)
    for match in LETTER_LINK.finditer(source.text):
        id = match["id"] or match["card"]
        if id not in content.letters:
            yield _unknown(source, match.start(), "letter", id, content.letters)
    for match in FIGURE.finditer(source.text):
        if match["id"] not in content.figures:
            yield _unknown(source, match.start(), "figure", match["id"], content.figures)


def _unknown(source: Source, index: int, what: str, id: str, known: object) -> Problem:
    hint = did_you_mean(id, known)  # type: ignore[arg-type]  # a mapping by id
    return Problem(
        source.path, *source.position(index), f"unknown-{what}", f"There is no {what} `{id}`.{hint}"
    )


def _front_matter(source: Source, content: Content, cited: set[str]) -> Iterator[Problem]:
    match = FRONT.match(source.text)
    if not match:
        message = "This page has no front matter."
        yield Problem(
            source.path,
            1,
            1,
            "no-front-matter",
            message,
            "Start it with ---, title:, description:, ---.",
        )
        return
    node, problems = parse(Source(source.path, "\n\n\n\n"[:0] + "   \n" + match["yaml"] + "\n"))
    yield from problems
    if node is None:
        return
    yield from FRONT_MATTER.check(node, Path(source.path).name)
    listed = node.mapping.get("sources")
    for item in listed.items if listed else []:
        cited.add(item.text)
        if item.text not in content.sources:
            yield item.problem(
                "unknown-source",
                f"There is no source `{item.text}`.{did_you_mean(item.text, content.sources)}",
            )
