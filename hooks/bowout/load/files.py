"""Reading one file as UTF-8 text, with a problem instead of an exception."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bowout.problems import Problem


@dataclass(frozen=True)
class Source:
    """The text of one file and its path as problems name it."""

    path: str
    text: str

    def position(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of a character index."""
        before = self.text[:index]
        return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def read_source(file: Path, root: Path) -> tuple[Source | None, list[Problem]]:
    """The file's text, or None and why it cannot be read."""
    path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "the file cannot be read"
        return None, [
            Problem(path, 1, 1, "unreadable", f"{reason}.", "Check its name and its permissions.")
        ]
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """UTF-8 bytes to text; a byte order mark is dropped, Windows line ends are accepted."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        col = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = "This file is not UTF-8 text."
        return None, [
            Problem(
                path, line, col, "wrong-encoding", message, "Save it again with the encoding UTF-8."
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for index, char in enumerate(text):
        if (ord(char) < 32 and char not in "\n\t") or char in "\x7f\u2028\u2029\ufeff":
            line, col = Source(path, text).position(index)
            message = f"An invisible control character (U+{ord(char):04X}) stands here."
            return None, [
                Problem(
                    path,
                    line,
                    col,
                    "control-character",
                    message,
                    "Delete it and type the text again.",
                )
            ]
    return Source(path, text), []
