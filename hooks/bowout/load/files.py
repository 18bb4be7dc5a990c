"""Reading one file as UTF-8 text, with problems instead of an exception."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bowout.problems import Problem

# No page and no data file comes near this size; a larger file got here by mistake.
MOST_BYTES = 2_000_000
INVISIBLE = re.compile(
    # Control characters, zero-width and direction marks, letters that are blank, tags, and what is no character at all.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u180e\u200b\u2028-\u202e\u2060-\u2069\u2800\u3164"
    "\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff]"
)
# What Git leaves in a file for somebody to choose.
CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


# What Windows and macOS put into folders.
LEFT_BEHIND = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"}


@dataclass(frozen=True)
class Source:
    """The text of one file and its path as problems name it."""

    path: str
    text: str

    def position(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of a character index."""
        line_start = self.text.rfind("\n", 0, index) + 1
        return self.text.count("\n", 0, index) + 1, index - line_start + 1

    def problem(self, index: int, id: str, message: str, remedy: str = "") -> Problem:
        """A problem at a character index."""
        return Problem(self.path, *self.position(index), id, message, remedy)


def is_scratch(name: str) -> bool:
    """Files that editors and systems leave behind."""
    return (
        name.lower() in LEFT_BEHIND
        or name.startswith((".", "~", "#"))
        or name.endswith(("~", ".swp", ".bak", ".orig", ".tmp"))
    )


def is_file(path: Path) -> bool:
    """Whether there is such a file; there is none by a name that is too long for one."""
    try:
        return path.is_file()
    except OSError:
        return False


def pages_below(folder: Path) -> list[Path]:
    """Every Markdown file, but for what editors and systems leave behind, such as .#page.md."""
    found = folder.rglob("*.md")
    return sorted(
        path for path in found if not any(map(is_scratch, path.relative_to(folder).parts))
    )


def read_source(file: Path, root: Path) -> tuple[Source | None, list[Problem]]:
    """The file's text, or None and why it cannot be read."""
    path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
    try:
        if file.stat().st_size > MOST_BYTES:
            message = f"This file is larger than {MOST_BYTES // 1_000_000} MB."
            remedy = "Did something else land here? Split it, or delete it."
            return None, [Problem(path, 1, 1, "too-large", message, remedy)]
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "The file cannot be read"
        remedy = "Check its name and its permissions."
        return None, [Problem(path, 1, 1, "unreadable", f"{reason}.", remedy)]
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """UTF-8 bytes to text; a byte order mark is dropped, Windows line ends are accepted."""
    zero = raw.find(b"\0")
    if zero >= 0:
        return None, [_not_utf8(raw, path, zero)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, path, error.start)]
    source = Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    if conflict := CONFLICT.search(source.text):
        message = "Two versions of this file were put together here, and nobody has chosen."
        remedy = "Keep the lines that are right; delete the others, and the lines of <<<<<<<, ======= and >>>>>>>."
        return None, [source.problem(conflict.start(), "merge-conflict", message, remedy)]
    invisible = [_invisible(source, match) for match in INVISIBLE.finditer(source.text)]
    return (None, invisible) if invisible else (source, [])


def _not_utf8(raw: bytes, path: str, index: int) -> Problem:
    line = raw.count(b"\n", 0, index) + 1
    before = raw[raw.rfind(b"\n", 0, index) + 1 : index]
    col = len(before.decode("utf-8", "replace")) + 1
    message = "This file is not UTF-8 text."
    remedy = "Save it again with the encoding UTF-8."
    return Problem(path, line, col, "wrong-encoding", message, remedy)


def _invisible(source: Source, match: re.Match[str]) -> Problem:
    message = f"An invisible or broken character (U+{ord(match.group()):04X}) stands here."
    remedy = "Delete it and type the text around it again."
    return source.problem(match.start(), "control-character", message, remedy)
