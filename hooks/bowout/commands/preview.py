"""`python -m bowout preview`: a letter in the terminal, in the versions that are asked for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bowout.check.run import check_project
from bowout.commands import report
from bowout.commands.calls import CallError
from bowout.model.letter import Choices, Letter
from bowout.model.versions import versions
from bowout.problems import did_you_mean, errors
from bowout.render.examples import examples
from bowout.render.text import Values, plain_text, subject


def add_command(commands: Any) -> None:
    """Put `preview` among the commands."""
    parser = commands.add_parser("preview", help="print a letter as it opens, or in other versions")
    parser.set_defaults(run=run)
    parser.add_argument("file", type=Path)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--choices", metavar="tone=brief,…", default="", help="with these answers instead"
    )
    which.add_argument(
        "--each", action="store_true", help="as it opens, then with each other answer in turn"
    )
    which.add_argument("--all", action="store_true", help="with every combination of answers")
    parser.add_argument("--filled", action="store_true", help="with example words in its blanks")


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Print the versions; if something is wrong with the letter, that is told instead."""
    path = options.file.resolve()
    if not path.is_file():
        raise CallError(f"{options.file}: there is no such file.")
    root = next((root for root in roots if path.is_relative_to(root)), None)
    if root is None:
        raise CallError(f"{options.file}: this is outside the project {roots[0]}.")
    content, problems = check_project(root)
    letter = next((one for one in content.letters.values() if root / one.path == path), None)
    own = [problem for problem in problems if root / problem.path == path]
    for problem in own:
        print(problem)
    if letter is None and not errors(own):
        raise CallError(f"{options.file}: this is no letter; they are in snippets/letters.")
    if letter is None or errors(own):
        print(f"\n{report.summary(own)} Then the letter can be shown.")
        return 1
    _print(letter, options)
    return 0


def _print(letter: Letter, options: argparse.Namespace) -> None:
    values = examples(letter) if options.filled else {}
    if options.all:
        asked = list(letter.combinations())
    elif options.each:
        asked = list(each(letter))
    else:
        asked = [letter.defaults | _answers(options.choices, letter)]
    for choices in asked:
        if len(asked) > 1:
            print(f"--- {named(choices, {} if options.all else letter.defaults)}\n")
        print(f"{words(letter, choices, values)}\n")
    print(f"({report.count(versions(letter), 'version', 'versions')} in all)")


def words(letter: Letter, choices: Choices, values: Values) -> str:
    """One version as it is read: the subject line, if there is one, and the text."""
    head = f"Subject: {subject(letter, values, choices)}\n\n" if letter.has_subject(choices) else ""
    return head + plain_text(letter, choices, values)


def each(letter: Letter) -> Iterator[dict[str, str]]:
    """The answers with which the letter opens, and then those with one other answer."""
    yield letter.defaults
    for choice in letter.choices:
        for option in choice.option_ids:
            if option != choice.default:
                yield letter.defaults | {choice.id: option}


def named(choices: Choices, usual: Mapping[str, str]) -> str:
    """The answers that are not the usual ones."""
    differing = [f"{id} {option}" for id, option in choices.items() if usual.get(id) != option]
    return ", ".join(differing) or "as it opens"


def _answers(written: str, letter: Letter) -> dict[str, str]:
    """From `tone=brief,reason=moving` to answers that this letter offers."""
    offered = {choice.id: choice.option_ids for choice in letter.choices}
    answers = {}
    for part in (part.strip() for part in written.split(",") if part.strip()):
        id, sign, option = (side.strip() for side in part.partition("="))
        if id not in offered:
            hint = did_you_mean(id, offered)
            raise CallError(f"This letter has no choice “{id}”.{hint}")
        if not sign or option not in offered[id]:
            hint = did_you_mean(option, offered[id])
            raise CallError(f"The choice {id} has no option “{option}”.{hint}")
        answers[id] = option
    return answers
