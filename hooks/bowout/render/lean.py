"""Scripts without comments and indentation, for pages that have little room.

Only what can't be part of a text or a pattern goes: whole lines of comment, types, and comments at the end of a line
that has no quotation mark behind them. Spaces beside marks go where a line holds no pattern and no template.
"""

from __future__ import annotations

import re

BLOCK = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
TYPE = re.compile(r"/\*\* ?@\w+ [^\n\"'`]*?\*/ ?")
AT_THE_END = re.compile(r"(?<=[;{},(\[]) (?:/\*[^\n\"'`]*?\*/|//[^\n\"'`]*)$", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)


SPLIT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
# A space beside a mark that means the same without it. Not + and -: `a + +b` is not `a ++b`.
SPACE = re.compile(r"(?<=[=(){}\[\],;:?<>&|!*%]) +| +(?=[=(){}\[\],;:?<>&|!*%])")


def lean(script: str) -> str:
    """The script, line by line. No text in it may go over several lines (a test looks)."""
    for pattern in (BLOCK, LINE, TYPE, AT_THE_END, INDENT):
        script = pattern.sub("", script)
    return "".join(_squeezed(line) for line in script.splitlines(keepends=True))


def _squeezed(line: str) -> str:
    if "/" in line or "`" in line:
        return line
    parts = SPLIT.split(line)
    return "".join(part if i % 2 else SPACE.sub("", part) for i, part in enumerate(parts))
