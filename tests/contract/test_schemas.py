"""The schemas that editors use are the checker's own rules, written down: they can never say something else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bowout.load import kinds
from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.load.schema_line import MARK
from bowout.load.schemas import schema_files, write_schemas
from bowout.load.shapes.page import TEMPLATES
from tests.support import content, project

FOLDER = project.ROOT / "snippets" / "schema"
SCHEMAS = schema_files()
FILES = sorted(
    path
    for root in (project.ROOT, content.GOOD)
    for path in (root / "snippets").rglob("*.yml")
    if path.is_file()
)


def test_the_committed_schemas_are_the_generated_ones() -> None:
    """After a change of a shape: python -m bowout schema"""
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert committed == SCHEMAS


def test_there_is_one_for_each_kind(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schema")
    assert {path.stem for path in tmp_path.rglob("*.json")} == {kind.name for kind in kinds.ALL}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(project.ROOT).as_posix())
def test_the_first_line_leads_to_the_schema(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    found = re.fullmatch(rf"{re.escape(MARK)} \$schema=(\S+)", first)
    assert found, first
    snippets = next(parent for parent in path.parents if parent.name == "snippets")
    kind = kinds.kind_of(path.relative_to(snippets).as_posix())
    assert kind is not None
    target = (path.parent / found[1]).resolve()
    assert target == (snippets / "schema" / f"{kind.name}.json").resolve()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_and_closed(name: str) -> None:
    """Editors show the description, and underline what is not known."""
    schema = json.loads(SCHEMAS[name])
    assert schema["$schema"].startswith("http://json-schema.org/draft-07")
    assert schema["type"] == "object"
    assert "additionalProperties" in schema


def data(node: Node) -> Any:
    """What an editor sees: YAML 1.2 knows no dates, and only true and false are flags."""
    if isinstance(node.value, dict):
        return {key: data(value) for key, value in node.mapping.items()}
    if isinstance(node.value, list):
        return [data(item) for item in node.items]
    if node.value is None:
        return None
    if node.style == "" and re.fullmatch(r"-?\d+(\.\d+)?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    if node.style == "" and node.text in ("true", "false"):
        return node.text == "true"
    return node.text


def faults(path: Path, text: str) -> list[str]:
    """What an editor underlines."""
    snippets = next(parent for parent in path.parents if parent.name == "snippets")
    kind = kinds.kind_of(path.relative_to(snippets).as_posix())
    assert kind is not None
    schema = json.loads(SCHEMAS[f"{kind.name}.json"])
    Draft7Validator.check_schema(schema)
    node, _ = parse(Source("file.yml", text))
    assert node is not None
    return [str(error.message) for error in Draft7Validator(schema).iter_errors(data(node))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(project.ROOT).as_posix())
def test_an_editor_finds_no_fault_in_what_the_checker_passes(path: Path) -> None:
    assert faults(path, path.read_text("utf-8")) == []


# Problems of the shape of a file, which its schema describes; the others only the checker can see.
SHAPES = {
    "unknown-key", "missing-key", "unknown-value", "bad-value", "not-a-list", "not-a-mapping", "not-text",
    "bad-number", "bad-flag", "bad-id", "wrong-count", "text-in-braces", "not-one-key", "two-in-one",
}  # fmt: skip
ONLY_THE_CHECKER = {
    "name-field-without-example",  # what a letter leaves out may stand in the vocabulary
    "name-unknown-choice",
    "rule-at-most-octal",  # to YAML 1.2 this is the number 1
}


def shape_cases() -> list[tuple[str, str]]:
    """Cases of the corpus with a problem of shape, and the file that has it."""
    found = []
    for case in sorted(content.BROKEN.iterdir()):
        for line in content.lines(case / "expected.txt"):
            path, id = line.split(":")[0], line.split()[1]
            here = path.endswith(".yml") and (case / path).is_file()
            if id in SHAPES and here and case.name not in ONLY_THE_CHECKER:
                found.append((case.name, path))
    return sorted(set(found))


@pytest.mark.parametrize(("case", "path"), shape_cases())
def test_an_editor_underlines_what_has_a_wrong_shape(case: str, path: str) -> None:
    file = content.BROKEN / case / path
    assert faults(file, file.read_text("utf-8")) != []


def test_a_page_may_ask_only_for_templates_that_there_are() -> None:
    there = {path.name for path in (project.ROOT / "overrides").glob("*.html")}
    assert set(TEMPLATES) <= there
