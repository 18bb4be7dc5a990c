"""`python -m bowout compare BEFORE`: the letters that read differently here, before and after.

For reviewers: what a change of data does to the words that people send. It says nothing about rules.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bowout.check import unknown_field
from bowout.commands.calls import CallError, project
from bowout.commands.preview import each, named, words
from bowout.model.content import load_content
from bowout.model.letter import Choices, Letter
from bowout.render.examples import examples

SENTENCE_END = re.compile(r"(?<!\bM[rs]\.)(?<!\b[DS][rt]\.)(?<=[.!?]) +(?=[A-Z“\"])")


def add_command(commands: Any) -> None:
    """Put `compare` among the commands."""
    parser = commands.add_parser(
        "compare", help="print the letters that read differently than in another checkout"
    )
    parser.set_defaults(run=run)
    parser.add_argument("before", type=Path, help="the other checkout's folder")


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Print the differences; a difference is no fault."""
    if not (options.before / "snippets").is_dir():
        raise CallError(f"{options.before}: there is no folder `snippets` in it.")
    before = load_content(options.before.resolve()).letters
    after = load_content(project(roots[0])).letters
    lines = [line for id in sorted({*before, *after}) for line in compared(before, after, id)]
    print("\n".join(lines) if lines else "Every letter reads as before.")
    return 0


def compared(before: dict[str, Letter], after: dict[str, Letter], id: str) -> Iterator[str]:
    """One letter, if it reads differently: a heading, then each version with its changed lines."""
    old, new = before.get(id), after.get(id)
    lines: list[str] = []
    seen: set[str] = set()
    if new is None or not _readable(new):
        if old is not None or new is not None:
            lines = ["It is gone." if new is None else "It cannot be shown yet: see the check."]
    elif old is None or not _readable(old):
        lines = [*_lines("+", new, new.defaults), f"({len([*each(new)]) - 1} more wordings)"]
    else:
        for choices in each(new):
            changes = list(_changes(old, new, choices))
            marked = "\n".join(line for line in changes if line.startswith(("+", "-")))
            if marked and marked not in seen:
                seen.add(marked)
                lines += [f"--- {named(choices, new.defaults)}", *changes]
    if lines:
        letter = new or old
        yield f"=== {id}: {letter.title if letter else ''}"
        yield from lines
        yield ""


def _readable(letter: Letter) -> bool:
    return letter.complete and not any(unknown_field.run(letter))


def _changes(old: Letter, new: Letter, choices: Choices) -> Iterator[str]:
    usual = old.defaults | {
        id: option
        for id, option in choices.items()
        if any(option in choice.option_ids for choice in old.choices if choice.id == id)
    }
    before, after = _sentences(old, usual), _sentences(new, choices)
    if before != after:
        size = len(before) + len(after)
        for line in [*difflib.unified_diff(before, after, n=size, lineterm="")][3:]:
            yield line.rstrip()


def _lines(mark: str, letter: Letter, choices: Choices) -> list[str]:
    return [f"{mark}{line}" for line in _sentences(letter, choices)]


def _sentences(letter: Letter, choices: Choices) -> list[str]:
    """A sentence a line, with example words in the blanks: so a change shows where it is."""
    text = words(letter, choices, examples(letter))
    return [part for line in text.split("\n") for part in SENTENCE_END.split(line)]
