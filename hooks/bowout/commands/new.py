"""`python -m bowout new`: copies the letter that comes nearest, under a title and a name of its own."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from bowout.commands.calls import CallError, project
from bowout.load.ids import FILE_ID
from bowout.model.content import Content, load_content
from bowout.model.letter import Letter
from bowout.problems import did_you_mean

# Characters, as on the page “Suggest a letter”: a name is an address, and people read it.
LONGEST_NAME = 60


def add_command(commands: Any) -> None:
    """Put `new` among the commands."""
    parser = commands.add_parser(
        "new", help="begin a letter as a copy of the one that comes nearest"
    )
    parser.set_defaults(run=run)
    parser.add_argument("--title", help="what the letter is for, in a few words")
    parser.add_argument("--from", dest="source", metavar="ID", help="the letter to copy")
    parser.add_argument("--id", help="the file's name (default: made from the title)")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help=argparse.SUPPRESS)


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Ask for what the call leaves out, and write the letter."""
    root = project(roots[0])
    content = load_content(root)
    title = options.title or _ask("What is the letter for? A few words.", "--title")
    title = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", title).split())
    id = options.id or file_id(title)[:LONGEST_NAME].rstrip("-")
    _check_name(id, content)
    source = _source(content, options.source)
    day = options.today or datetime.datetime.now(datetime.UTC).date()
    path = Path(source.path).with_name(f"{id}.yml")
    try:
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(copied(source, title, day))
    except FileExistsError:
        raise CallError(
            f"{path.as_posix()} is there already; choose another name with --id."
        ) from None
    print(
        f"Wrote {path.as_posix()}, a copy of {source.id}. Now make it your own: use_when, aliases,"
    )
    print("then the sentences. `python -m bowout check` says what is left to do.")
    print(f"Look at it: python -m bowout preview {path.as_posix()}")
    return 0


def copied(letter: Letter, title: str, day: datetime.date) -> str:
    """The letter's file with another title, reviewed today."""
    text = letter.node.source.text
    new = {"title": json.dumps(title, ensure_ascii=False), "reviewed": day.isoformat()}
    nodes = [(letter.node.mapping[key], value) for key, value in new.items()]
    for node, value in sorted(nodes, key=lambda pair: -pair[0].start):
        text = text[: node.start] + value + text[node.end :]
    return text


def file_id(title: str) -> str:
    """A file's name from a title, such as withdraw-before-signing; empty if there are no letters in it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def _check_name(id: str, content: Content) -> None:
    """A letter's name is its permanent address: none is ever written over, in any language."""
    if len(id) > LONGEST_NAME:
        raise CallError(f"A file's name has at most {LONGEST_NAME} characters; --id has {len(id)}.")
    if not re.fullmatch(FILE_ID.pattern, id):
        raise CallError(f"“{id}” cannot be a file's name: {FILE_ID.doc}. Name it with --id.")
    if id in content.letters:
        taken = content.letters[id].path
        raise CallError(f"{taken} is there already. Choose another title, or a name with --id.")


def _source(content: Content, id: str | None) -> Letter:
    readable = {id: letter for id, letter in sorted(content.letters.items()) if letter.complete}
    if id is None:
        for one in readable.values():
            print(f"  {one.id}: {one.title}")
        id = _ask("Which of these letters comes nearest to it?", "--from")
    if id not in readable:
        raise CallError(f"There is no letter `{id}` to copy.{did_you_mean(id, readable)}")
    return readable[id]


def _ask(question: str, option: str) -> str:
    """The answer of a person at a terminal."""
    if not sys.stdin.isatty():
        raise CallError(f"Nobody is here to ask. Add {option} ….")
    print(f"\n{question}")
    try:
        answer = input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        answer = ""
    if not answer:
        raise CallError("\nNothing was written.")
    return answer
