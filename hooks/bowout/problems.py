"""What is wrong with a file, where, and how to mend it.

Checks return problems instead of raising: one run tells a contributor everything.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is printed and does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: `path` relative to the project, `line` and `col` counted from 1."""

    path: str
    line: int
    col: int
    id: str
    message: str
    remedy: str = field(default="", compare=False)
    severity: Severity = field(default=Severity.ERROR, compare=False)

    def __str__(self) -> str:
        note = " (warning)" if self.severity is Severity.WARNING else ""
        head = f"{self.path}:{self.line}:{self.col} {self.id}{note} {self.message}"
        return f"{head}\n    {self.remedy}" if self.remedy else head


def did_you_mean(word: str, known: Iterable[str], form: str = "{}") -> str:
    """A closing sentence that names the nearest known word, or lists all when they are few.

    `form` shows a word the way the reader writes it, such as "{{{}}}" for a blank.
    """
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f" Did you mean {form.format(close[0])}?"
    if 0 < len(words) <= 8:
        return " Known: " + ", ".join(form.format(w) for w in words) + "."
    return ""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [p for p in problems if p.severity is Severity.ERROR]
