"""What can be mended without a thought: line ends, spaces at line ends, tabs, the schema's line.

Nothing that is read changes: a file is written only if it is UTF-8 and lies in the project itself, and its words
stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bowout.load.files import is_scratch
from bowout.load.kinds import kind_of
from bowout.load.schema_line import schema_line, with_schema_line

BOM = "\ufeff"


def fix_project(root: Path, requested: list[Path]) -> list[str]:
    """Mend the files of a project, or those below `requested`; the paths that changed, in order."""
    below = [
        file
        for file in _files(root)
        if not requested or any(file == path or file.is_relative_to(path) for path in requested)
    ]
    return [file.relative_to(root).as_posix() for file in below if _mended(file, root)]


def _mended(file: Path, root: Path) -> bool:
    """Whether the file was changed; what cannot be read or written stays as it is."""
    try:
        before = file.read_bytes()
        after = fixed(before.decode("utf-8"), file.relative_to(root)).encode("utf-8")
        if after != before:
            file.write_bytes(after)
    except (OSError, UnicodeDecodeError):
        return False
    return after != before


def _files(root: Path) -> Iterator[Path]:
    """The files that may be mended. What a link leads to is none: it may lie outside the project."""
    for folder, ending in (("snippets", "yml"), ("docs", "md")):
        for file in sorted((root / folder).rglob(f"*.{ending}")):
            if file.is_file() and not file.is_symlink() and not is_scratch(file.name):
                yield file


def fixed(text: str, path: Path) -> str:
    """The text of the file at `path`, mended."""
    text = text.lstrip(BOM).replace("\r\n", "\n").replace("\r", "\n")
    data = path.suffix == ".yml"
    if data:
        text = re.sub(r"(?m)^[ \t\u00a0]+", _spaces, text)
        text = re.sub(r"(?m)[ \t]+$", "", text)
    if not text.strip():
        return text
    text = text.rstrip("\n") + "\n"
    kind = kind_of(path.relative_to("snippets").as_posix()) if data else None
    return with_schema_line(text, schema_line(path, kind.name)) if kind else text


def _spaces(match: re.Match[str]) -> str:
    return match.group().replace("\t", "  ").replace("\u00a0", " ")
