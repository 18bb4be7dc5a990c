"""PyYAML's errors in plain words, with the usual cause and its cure."""

from __future__ import annotations

import re

import yaml

from bowout.load.files import Source
from bowout.problems import Problem

QUOTE = 'Put the whole text in quotes: "…", or on a new line after `>-`.'
INDENT = "Compare the indentation of this line and the line above with another file of its kind."
FIT = "This line does not fit the lines above it."
PLAIN_WORDS = {
    "mapping values are not allowed in this context": "A colon stands where no key can be.",
    "did not find expected key": FIT,
    "did not find expected '-' indicator": FIT,
    "block sequence entries are not allowed in this context": "A list begins in the middle of a line.",
    "did not find expected node content": "A value is missing here.",
    "did not find expected <document start>": "Something stands behind the end of the document.",
    "did not find expected comment or line break": "Behind | or > the line must end.",
    "could not find expected ':'": "This line is neither `key: value` nor `- item`.",
    "found character that cannot start any token": "No text can start like this.",
}

CURLY = ("“", "”", "„", "‘", "’", "«", "»")

# Message, remedy, and the column counted from 0.
Cause = tuple[str, str, int]


def explain(error: yaml.YAMLError, source: Source) -> Problem:
    """One problem for one YAML error, at the place where it can be mended."""
    what = str(getattr(error, "problem", "") or "the structure is broken")
    opened = _opened(error, source)
    if opened:
        return opened
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "another document" in what:
        message, remedy = "A second document begins here.", "Delete the line ---."
        return Problem(source.path, line, 1, "bad-yaml", message, remedy)
    if "escape character" in what:
        message = r"In double quotes a \ has a meaning of its own."
        remedy = r"Write \\, or put the text in single quotes."
        return Problem(source.path, line, col, "bad-yaml", message, remedy)
    lines = source.text.split("\n")
    for number in (line, line - 1):
        cause = _cause(lines[number - 1]) if 0 < number <= len(lines) else None
        if cause:
            return Problem(source.path, number, cause[2] + 1, "bad-yaml", cause[0], cause[1])
    line = min(line, len(lines))
    message = PLAIN_WORDS.get(what, f"YAML cannot read this: {what}.")
    return Problem(source.path, line, col, "bad-yaml", message, INDENT)


def _opened(error: yaml.YAMLError, source: Source) -> Problem | None:
    """A quote or a bracket that is opened and not closed: told where it is opened."""
    context, mark = str(getattr(error, "context", "") or ""), getattr(error, "context_mark", None)
    if mark is None or "unexpected end of stream" in context:
        return None
    line = source.text.split("\n")[mark.line]
    at = mark.column
    sign = line[at : at + 1]
    what = str(getattr(error, "problem", ""))
    cause: Cause | None = None
    if "quoted scalar" in context and "end of stream" in what:
        message = f"The quote {sign} is opened and not closed."
        cause = message, "Close it, or start the text with the other quote.", at
    elif "simple key" in context and "could not find" in what:
        cause = _cause(line) or (PLAIN_WORDS["could not find expected ':'"], INDENT, at)
    elif "flow" in context and sign and sign in "[{":
        cause = *_flow(line[at:]), at
    usual = _cause(line)
    if cause and usual and "starts with" in usual[0]:
        cause = usual
    if cause is None:
        return None
    return Problem(source.path, mark.line + 1, cause[2] + 1, "bad-yaml", cause[0], cause[1])


def _flow(written: str) -> tuple[str, str]:
    """A line from its opening [ or { on: text without quotes, or a list that is not closed."""
    sign = written[0]
    if re.match(r"\[\[|\{\s*\w+\s*\}", written):
        return f"A text that starts with {sign} must be in quotes.", f"Write: {quoted(written)}"
    close = "]" if sign == "[" else "}"
    remedy = f"Put a comma between its parts and {close} behind the last; quote a text with signs."
    return f"This {sign} is not closed, or a comma is missing.", remedy


def quoted(text: str) -> str:
    """A text as it can be written in quotes, on one line."""
    if '"' not in text and "\\" not in text:
        return f'"{text.strip()}"'
    return "'" + text.strip().replace("'", "''") + "'"


def _cause(written: str) -> Cause | None:
    """The usual cause in one line, if it can be seen there."""
    match = re.match(r"\s*(?:- +)*(?:[\w-]+: +)?(?:- +)?(?P<value>.*)$", written)
    value, at = (match["value"], match.start("value")) if match else ("", 0)
    if written.lstrip().startswith("#"):
        return None
    if written.startswith("%"):
        return "A line that starts with % is a command to YAML.", "Delete it.", 0
    if value[:1] in CURLY and re.search(r"\S:(?: |$)", value):
        message = (
            f"Here stand the quotes of a word processor, which mean nothing to YAML: {value[0]}"
        )
        return message, 'Put straight quotes around the whole text: "…"', at
    wide = re.match(r"\s*(?:- +)*[\w-]+[：﹕]", written)
    if wide:
        return "This colon is not the one of YAML.", "Write: key: value", wide.end() - 1
    if value[:1] in ("{", "["):
        closed = re.fullmatch(r"[{\[][^\[\]{}]*[}\]]\s*(?:#.*)?", value)
        return None if closed else (*_flow(value), at)
    if value and value[0] in "*&!%@`":
        message = f"A text that starts with {value[0]} must be in quotes."
        return message, f"Write: {quoted(value)}", at
    if value[:1] in ('"', "'"):
        return _quotes(value, at)
    colon = re.search(r"\S: ", value)
    if colon and value[:1] not in ("|", ">"):
        message = "A text with a colon and a space in it must be in quotes."
        return message, QUOTE, at + colon.start() + 1
    glued = re.match(r"(\s*(?:- +)*[\w-]+):[^\s/:]", written)
    if glued:
        return "A space is missing after the colon.", "Write: key: value", glued.end(1)
    return None


def _quotes(value: str, at: int) -> Cause | None:
    quote = value[0]
    if value.count(quote) % 2:
        message = f"The quote {quote} is opened and not closed, or ends the text too early."
        return message, "Close it, or start the text with the other quote.", at
    rest = re.match(rf"{quote}[^{quote}]*{quote}\s*(?=[^\s#])", value)
    if rest:
        message = "The text goes on behind its closing quote."
        return message, "Put the whole text in the other quotes.", at + rest.end()
    return None
