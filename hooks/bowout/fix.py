"""What can be mended without a thought: line ends, spaces at line ends, tabs, the schema's line.

Nothing that is read changes: a file is written only if it is UTF-8, and its words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bowout.load.kinds import kind_of
from bowout.load.schema_line import schema_line, with_schema_line

BOM = "\ufeff"


def fix_project(root: Path, wanted: list[Path]) -> list[str]:
    """Mend the files of a project, or those below `wanted`; the paths that changed, in order."""
    changed = []
    for file in _files(root):
        if wanted and not any(file == path or file.is_relative_to(path) for path in wanted):
            continue
        before = file.read_bytes()
        try:
            text = before.decode("utf-8")
        except UnicodeDecodeError:
            continue
        after = fixed(text, file.relative_to(root)).encode("utf-8")
        if after != before:
            file.write_bytes(after)
            changed.append(file.relative_to(root).as_posix())
    return changed


def _files(root: Path) -> Iterator[Path]:
    yield from sorted((root / "snippets").rglob("*.yml"))
    yield from sorted((root / "snippets" / "text").rglob("*.md"))
    yield from sorted((root / "docs").rglob("*.md"))


def fixed(text: str, path: Path) -> str:
    """The text of the file at `path`, mended."""
    text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix == ".yml":
        text = re.sub(r"(?m)^[ \t\u00a0]+", _spaces, text)
        text = re.sub(r"(?m)[ \t]+$", "", text)
        kind = kind_of(path.relative_to("snippets").as_posix())
        if kind is not None and text.strip():
            text = with_schema_line(text, schema_line(path, kind.name))
    return text.rstrip("\n") + "\n" if text.strip() else text


def _spaces(match: re.Match[str]) -> str:
    return match.group().replace("\t", "  ").replace("\u00a0", " ")
