"""Markdown pages: their front matter, and the ids of sources, letters and figures that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bowout.check import directives, embed_codes
from bowout.check.front_matter import front_matter
from bowout.check.letter_answers import unknown_answers
from bowout.check.markdown import without_code
from bowout.check.names import missing_words, unknown
from bowout.load.files import Source, is_scratch, pages_below, read_source
from bowout.load.ids import FILE_ID
from bowout.load.shapes.page import FRONT_MATTER
from bowout.model import patterns
from bowout.model.content import Content
from bowout.model.patterns import LETTER_LINK
from bowout.problems import Problem

CITATION = re.compile(patterns.CITATION)
LIKE_A_CITATION = re.compile(r"\[@[^\[\]\n]*\]")
# What the site's builder makes pages of.
ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def run(content: Content) -> tuple[list[Problem], set[str]]:
    """The problems of all pages below docs/, and the source ids they cite."""
    problems: list[Problem] = []
    cited: set[str] = set()
    folder = content.root / "docs"
    problems += _names(folder, content.root)
    for file in pages_below(folder):
        source, found = read_source(file, content.root)
        problems += found
        if source:
            guide = content.guide_of(file.relative_to(folder).as_posix())
            problems += _page(source, content.guide(guide), cited)
    return problems, cited


def _names(folder: Path, root: Path) -> Iterator[Problem]:
    """Pages whose name is no address, or whose ending only the site's builder takes for that of a page."""
    for file in sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS):
        path = file.relative_to(root).as_posix()
        parts = file.relative_to(folder).with_suffix("").parts
        if any(map(is_scratch, file.relative_to(folder).parts)):
            continue
        if file.suffix != ".md" and file.is_file():
            message, remedy = f"The file ends in {file.suffix}.", f"Rename it to {file.stem}.md"
            yield Problem(path, 1, 1, "bad-file-name", message, remedy)
        elif not all(re.fullmatch(FILE_ID.pattern, part) for part in parts):
            message = "A file name has small letters, digits and - only."
            remedy = "Rename the file or its folder; its name is its permanent address."
            yield Problem(path, 1, 1, "bad-file-name", message, remedy)


def _page(source: Source, content: Content, cited: set[str]) -> Iterator[Problem]:
    yield from _front_matter(source, content, cited)
    for index, id in citations(source.text):
        cited.add(id)
        yield from _unknown(source, index, "source", id, content)
    for index, message, remedy in bad_citations(without_code(source)):
        yield source.problem(index, "bad-citation", message, remedy)
    for match in LETTER_LINK.finditer(source.text):
        yield from _unknown(source, match.start("id"), "letter", match["id"], content)
    for index, id, message in unknown_answers(source.text, content):
        yield source.problem(index, id, message)
    yield from directives.run(source, content)
    yield from embed_codes.run(source, content)


def citations(text: str) -> Iterator[tuple[int, str]]:
    """Every source id in `[@a; @b]`, with its index."""
    for match in CITATION.finditer(text):
        for id in re.finditer(r"(?<=@)[a-z0-9-]+", match[0]):
            yield match.start() + id.start(), id[0]


def bad_citations(text: str) -> Iterator[tuple[int, str, str]]:
    """What looks like a citation and is none, so that readers would see its brackets: index, message, remedy."""
    for match in LIKE_A_CITATION.finditer(text):
        if not CITATION.fullmatch(match[0]):
            message = f"{match[0]} is no citation, and would be shown as it is."
            yield match.start(), message, "Write [@a], or [@a; @b] for two."


def _unknown(source: Source, index: int, what: str, id: str, content: Content) -> Iterator[Problem]:
    if message := unknown(what, id, content):
        yield source.problem(index, f"unknown-{what}", message)


def _front_matter(source: Source, content: Content, cited: set[str]) -> Iterator[Problem]:
    node, problems = front_matter(source)
    yield from problems
    if node is None:
        return
    yield from FRONT_MATTER.check(node, "front matter")
    if "law" in node.mapping and "reviewed" not in node.mapping:
        message = "This page tells law and does not say when somebody last read all of it."
        yield node.problem("law-without-review", message, "Add a line reviewed: …", key="law")
    if message := missing_words(node.words("template"), content):
        yield node.problem("missing-words", message, "Add them.", key="template")
    search = node.mapping.get("search")
    for key, what in (("ends", "letter"), ("country", "country")):
        if search and key in search.mapping:
            item = search.mapping[key]
            yield from _unknown(source, item.start, what, item.text, content)
    for item in node.listed("sources"):
        cited.add(item.text)
        yield from _unknown(source, item.start, "source", item.text, content)
