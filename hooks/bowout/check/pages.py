"""Markdown pages: their front matter, and the ids of sources, letters and figures that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check import embed_codes
from bowout.load.files import Source, read_source
from bowout.load.kinds import FRONT_MATTER
from bowout.load.nodes import parse
from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean

CITATION = re.compile(r"\[@(?P<ids>[^\]\n]+)\]")
LETTER_LINK = re.compile(r"\]\(letter:(?P<id>[^)\s#]+)|^::letter (?P<card>\S+)", re.MULTILINE)
FIGURE = re.compile(r"^::figure (?P<id>\S+)", re.MULTILINE)
FRONT = re.compile(r"\A---[ ]*\n(?P<yaml>.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


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
    for index, id in citations(source.text):
        cited.add(id)
        yield from _unknown(source, index, "source", id, content)
    for match in LETTER_LINK.finditer(source.text):
        name = "id" if match["id"] else "card"
        yield from _unknown(source, match.start(name), "letter", match[name], content)
    yield from embed_codes.run(source, content)
    for match in FIGURE.finditer(source.text):
        yield from _unknown(source, match.start("id"), "figure", match["id"], content)


def citations(text: str) -> Iterator[tuple[int, str]]:
    """Every source id in `[@a; @b]`, with its index."""
    for match in CITATION.finditer(text):
        for part in re.finditer(r"[^;]+", match["ids"]):
            id = part.group().strip().removeprefix("@")
            yield match.start("ids") + part.start() + part.group().index(id), id


def _known(what: str, content: Content) -> set[str] | None:
    """The ids of sources, letters or figures; None where their file cannot be read."""
    if what == "source":
        return None if content.is_broken("sources") else set(content.sources)
    return content.known(what, content.letters if what == "letter" else content.figures)


def _unknown(source: Source, index: int, what: str, id: str, content: Content) -> Iterator[Problem]:
    known = _known(what, content)
    if known is not None and id not in known:
        message = f"There is no {what} `{id}`.{did_you_mean(id, known)}"
        yield source.problem(index, f"unknown-{what}", message)


def _front_matter(source: Source, content: Content, cited: set[str]) -> Iterator[Problem]:
    match = FRONT.match(source.text)
    if not match:
        yield _no_front_matter(source)
        return
    # As many characters as the opening ---, so that every position stays what it is in the page.
    node, problems = parse(Source(source.path, " " * 3 + source.text[3 : match.end("yaml")]))
    yield from problems
    if node is None:
        return
    yield from FRONT_MATTER.check(node, "front matter")
    if "law" in node.mapping and "reviewed" not in node.mapping:
        message = "This page tells law and does not say when somebody last read all of it."
        yield node.problem("law-without-review", message, "Add a line reviewed: …", key="law")
    listed = node.mapping.get("sources")
    for item in listed.items if listed else []:
        cited.add(item.text)
        yield from _unknown(source, item.start, "source", item.text, content)


def _no_front_matter(source: Source) -> Problem:
    remedy = "Start the page with the lines ---, title: …, description: …, ---"
    if re.match(r"---[ ]*\n", source.text):
        message, remedy = "The front matter is never closed.", "Add a line --- below its last key."
    elif not source.text.strip():
        message = "This page is empty."
    else:
        message = "This page has no front matter."
    return Problem(source.path, 1, 1, "no-front-matter", message, remedy)
