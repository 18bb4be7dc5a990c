"""Scripts without comments and indentation, for pages that have little room. Nothing within a line is touched."""

from __future__ import annotations

import re

BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)


def lean(script: str) -> str:
    """The script, line by line. No text in it may go over several lines (a test looks)."""
    return INDENT.sub("", LINE.sub("", BLOCK.sub("", script)))
