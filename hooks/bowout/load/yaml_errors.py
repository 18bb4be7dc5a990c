"""PyYAML's errors in plain words, with the usual cause and its cure."""

from __future__ import annotations

import re

import yaml

from bowout.load.files import Source
from bowout.problems import Problem

QUOTE = 'Put the whole text in quotes: "…", or on a new line after `>-`.'


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """One problem for one YAML error, at the place where it can be mended."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = source.text.split("\n")
    line = min(line, len(lines))
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        message, remedy, at = _cause(written)
        if message:
            return Problem(source.path, number, at + 1, "bad-yaml", message, remedy)
    what = str(getattr(error, "problem", "") or "the structure is broken")
    remedy = "Compare the indentation of this line and the line above with another letter."
    return Problem(source.path, line, col, "bad-yaml", f"YAML cannot read this: {what}.", remedy)


def _cause(written: str) -> tuple[str, str, int]:
    """Message, remedy and column of the usual causes, or empty strings."""
    match = re.match(r"\s*(?:- +)*(?:[\w-]+: +)?(?:- +)?(?P<value>.*)$", written)
    value = match["value"] if match else ""
    at = match.start("value") if match else 0
    if value.startswith("{"):
        return "A text that starts with { must be in quotes.", f'Write: "{value}"', at
    if value.startswith("["):
        return "A text that starts with [ must be in quotes.", f'Write: "{value}"', at
    if value[:1] in ("*", "&", "!", "%", "@", "`") and value:
        return f"A text that starts with {value[0]} must be in quotes.", f'Write: "{value}"', at
    if value[:1] in ('"', "'") and value.count(value[0]) % 2:
        return (
            f"The quote {value[0]} is opened and not closed.",
            "Close it, or start the text with the other quote.",
            at,
        )
    colon = re.search(r"\S: ", value)
    if colon and value[:1] not in ('"', "'", "|", ">"):
        return (
            "A text with a colon and a space in it must be in quotes.",
            QUOTE,
            at + colon.start() + 1,
        )
    return "", "", 0
