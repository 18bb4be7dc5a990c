"""The first line of a YAML file: it tells an editor which schema to help with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bowout.load.files import Source
from bowout.problems import Problem, Severity

MARK = "# yaml-language-server:"
OPENING = re.compile(r"(?:[ \t]*(?:#.*)?\n)+")
ANY = re.compile(rf"^{MARK}.*\n", re.MULTILINE)


def schema_line(path: Path, kind: str) -> str:
    """The line for a file at `path` below the project's folder."""
    up = "../" * (len(path.parts) - 2)
    return f"{MARK} $schema={up}schema/{kind}.json"


def with_schema_line(text: str, line: str) -> str:
    """The text with the right first line, and with no other among the comments that open it."""
    opening = OPENING.match(text)
    comments = opening.group() if opening else ""
    return f"{line}\n{ANY.sub('', comments)}{text[len(comments) :]}"


def check_schema_line(source: Source, kind: str) -> Iterator[Problem]:
    """A warning: without the line everything works, only the editor cannot help."""
    line = schema_line(Path(source.path), kind)
    if source.text.partition("\n")[0].rstrip() != line:
        message = f"The first line is not: {line}"
        remedy = "Editors need it to help you. `python -m bowout check --fix` adds it."
        yield Problem(source.path, 1, 1, "schema-line", message, remedy, Severity.WARNING)
