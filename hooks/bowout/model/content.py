"""Everything under snippets/, loaded once: what the checks, the pages and the command line share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bowout.load import kinds
from bowout.load.files import read_source
from bowout.load.ids import FILE_ID
from bowout.load.nodes import Node, parse
from bowout.model.build import build_letter
from bowout.model.country import Country, build_country
from bowout.model.letter import Letter
from bowout.model.vocabulary import Vocabulary
from bowout.problems import Problem, errors

IGNORED = {".DS_Store", "README.md", "LICENSE", "LICENSE.md"}
DATA_FOLDERS = {"text", "schema"}


@dataclass(frozen=True)
class Cited:
    """One source: `seen` is the month in which it was read; `year` is empty for an undated page."""

    id: str
    title: str
    url: str
    publisher: str
    seen: str
    year: str = ""


@dataclass
class Content:
    """All snippets of a project, by id. Files with errors are left out; `problems` says why."""

    root: Path
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    blocks: dict[str, dict[str, Node]] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    rules: dict[str, list[tuple[str, Node]]] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    sources: dict[str, Cited] = field(default_factory=dict)
    source_nodes: dict[str, Node] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    figure_nodes: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_content(root: Path) -> Content:
    """Read and build everything below `root`/snippets. Never raises for what a file holds."""
    content = Content(root)
    letters: list[tuple[str, str, Node]] = []
    for kind, lang, id, node in _nodes(root, content.problems):
        if kind == "letter":
            letters.append((id, lang, node))
        else:
            _place(content, kind, lang, id, node)
    for id, lang, node in letters:
        _add_letter(content, id, lang, node)
    return content


def _nodes(root: Path, problems: list[Problem]) -> Iterator[tuple[str, str, str, Node]]:
    """Kind, language, id and tree of every file whose shape is right."""
    folder = root / "snippets"
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = file.relative_to(folder)
        if inside.parts[0] in DATA_FOLDERS or file.name in IGNORED:
            continue
        kind = kinds.kind_of(inside.as_posix())
        path = file.relative_to(root).as_posix()
        if kind is None or not _good_name(file.stem):
            problems.append(_misplaced(path, kind is not None))
            continue
        source, found = read_source(file, root)
        node, faults = parse(source) if source else (None, [])
        found += faults
        if node is not None:
            found += kind.shape.check(node, kind.name)
        problems += found
        if node is not None and not errors(found):
            lang = inside.parts[1] if len(inside.parts) > 2 else ""
            yield kind.name, lang, file.stem, node


def _good_name(stem: str) -> bool:
    return re.fullmatch(FILE_ID.pattern, stem) is not None


def _misplaced(path: str, named: bool) -> Problem:
    if named:
        message = "A file name has small letters, digits and - only."
        return Problem(
            path,
            1,
            1,
            "bad-file-name",
            message,
            "Rename the file; its name is its permanent address.",
        )
    message = "No kind of file lives here."
    remedy = "Letters are snippets/letters/<language>/<name>.yml; see “Where to put what” in CONTRIBUTING."
    return Problem(path, 1, 1, "misplaced-file", message, remedy)


def _place(content: Content, kind: str, lang: str, id: str, node: Node) -> None:
    vocabulary = content.vocabularies.setdefault(lang, Vocabulary()) if lang else Vocabulary()
    if kind == "fields":
        vocabulary.fields = node.mapping
    elif kind == "choices":
        vocabulary.choices = node.mapping
    elif kind == "labels":
        vocabulary.labels = {
            group: {k: v.text for k, v in n.mapping.items()} for group, n in node.mapping.items()
        }
    elif kind == "search":
        vocabulary.search = plain(node)
    elif kind == "block":
        content.blocks.setdefault(lang, {})[id] = node
    elif kind == "rule":
        content.rules.setdefault(lang, []).append((id, node))
    elif kind == "country":
        content.countries[id] = build_country(id, node)
    elif kind == "figure":
        content.figures[id] = plain(node)
        content.figure_nodes[id] = node
    elif kind == "sources":
        content.source_nodes = node.mapping
        content.sources = {
            key: Cited(id=key, **{k: v.text for k, v in n.mapping.items()})
            for key, n in node.mapping.items()
        }


def _add_letter(content: Content, id: str, lang: str, node: Node) -> None:
    if id in content.letters:
        message = f"The id `{id}` is taken by {content.letters[id].path}."
        content.problems.append(
            node.problem("duplicate-id", message, "Rename one of the two files.")
        )
        return
    vocabulary = content.vocabularies.setdefault(lang, Vocabulary())
    letter, problems = build_letter(id, lang, node, vocabulary, content.blocks.get(lang, {}))
    content.problems += problems
    content.letters[id] = letter


def plain(node: Node) -> Any:
    """A node as plain data: numbers become numbers where the text is one."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.mapping.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.items]
    if node.tag.endswith((":int", ":float")) and node.style == "":
        return float(node.text) if "." in node.text else int(node.text)
    return node.text if node.value is not None else None
