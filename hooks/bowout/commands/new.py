"""`python -m bowout new`: asks a few questions and writes a letter that passes the check."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from bowout.check.run import check_project
from bowout.commands.calls import CallError, project
from bowout.commands.letter_file import Wish, letter_text
from bowout.load.ids import FILE_ID
from bowout.load.shapes.letter import CHANNELS, KINDS, READERS
from bowout.model.content import Content, load_content
from bowout.model.versions import versions
from bowout.model.vocabulary import Vocabulary
from bowout.problems import Problem, errors

LONGEST_NAME = 60
"""Characters, as on the page “Suggest a letter”: a name is an address, and people read it."""
NEEDED = ("title", "to", "channel", "kind")
QUESTIONS = {
    "title": "What is the letter for? A few words, such as: Withdraw after the start date moved",
    "to": "Who reads it?",
    "channel": "How is it sent?",
    "kind": "What does it do?",
    "lang": "In which language?",
}
OFFERED = {"to": READERS, "channel": CHANNELS, "kind": KINDS}


def add_command(commands: Any) -> None:
    """Put `new` among the commands."""
    parser = commands.add_parser("new", help="write a new letter that passes, to be made your own")
    parser.set_defaults(run=run)
    parser.add_argument("--title", help="what the letter is for, in a few words")
    parser.add_argument("--to", choices=READERS, help="who reads it")
    parser.add_argument("--channel", choices=CHANNELS, help="how it is sent")
    parser.add_argument("--kind", choices=KINDS, help="what it does")
    parser.add_argument("--lang", help="its language (default: en)")
    parser.add_argument("--id", help="the file's name (default: made from the title)")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help=argparse.SUPPRESS)


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Ask for what the call leaves out, write the letter, and say what the check says of it."""
    root = project(roots[0])
    content = load_content(root)
    wish = _wish(content, options)
    path = Path("snippets", "letters", wish.lang, f"{wish.id}.yml")
    _must_be_new(root, path, wish, content)
    text = letter_text(wish, content.vocabularies[wish.lang])
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return _told(root, path, wish)


def _wish(content: Content, options: argparse.Namespace) -> Wish:
    """The call's answers, and those of a person at a terminal for what it leaves out."""
    languages = [lang for lang, shared in content.vocabularies.items() if shared.fields]
    given = {key: getattr(options, key) for key in QUESTIONS}
    missing = [key for key in NEEDED if given[key] is None]
    if missing and not sys.stdin.isatty():
        raise CallError(f"Nobody is here to ask. Add {', '.join(f'--{key} …' for key in missing)}.")
    if missing and given["lang"] is None and len(languages) > 1:
        missing.append("lang")
    for key in missing:
        offered = tuple(languages) if key == "lang" else OFFERED.get(key, ())
        given[key] = _ask(key, offered, content)
    lang = given["lang"] or "en"
    if lang not in languages:
        known = ", ".join(languages) or "none"
        raise CallError(
            f"There are no shared blanks in “{lang}” yet (there are: {known}). "
            f"Start with snippets/vocabulary/{lang}/fields.yml, a translation of the English one."
        )
    title = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", str(given["title"])).split())
    id = options.id or file_id(title)[:LONGEST_NAME].rstrip("-")
    if len(id) > LONGEST_NAME:
        raise CallError(f"A file's name has at most {LONGEST_NAME} characters; --id has {len(id)}.")
    if not re.fullmatch(FILE_ID.pattern, id):
        raise CallError(f"“{id}” cannot be a file's name: {FILE_ID.doc}. Name it with --id.")
    day = options.today or datetime.datetime.now(datetime.UTC).date()
    return Wish(id, title, given["to"], given["channel"], given["kind"], lang, day)


def file_id(title: str) -> str:
    """A file's name from a title, such as withdraw-before-signing; empty if there are no letters in it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def _ask(key: str, offered: Sequence[str], content: Content) -> str:
    """One question, until it has an answer; an answer may be the number or the word."""
    print(f"\n{QUESTIONS[key]}")
    labels = content.vocabularies.get("en", Vocabulary())
    for number, option in enumerate(offered, start=1):
        print(f"  {number}  {option if key == 'lang' else labels.label(key, option)}")
    while True:
        try:
            answer = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            _nothing()
        if not offered and answer:
            return answer
        if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(offered):
            return offered[int(answer) - 1]
        if answer in offered:
            return answer
        print(f"A number from 1 to {len(offered)}, please." if offered else "A few words, please.")


def _nothing() -> NoReturn:
    raise CallError("\nNothing was written.") from None


def _must_be_new(root: Path, path: Path, wish: Wish, content: Content) -> None:
    """A letter's name is its permanent address: none is ever written over, in any language."""
    taken = root / path if (root / path).exists() else None
    if wish.id in content.letters:
        taken = root / content.letters[wish.id].path
    if taken is not None:
        name = taken.relative_to(root).as_posix()
        raise CallError(f"{name} is there already. Choose another title, or a name with --id.")


def _told(root: Path, path: Path, wish: Wish) -> int:
    """What was written, and what the check says of it."""
    content, problems = check_project(root)
    own: list[Problem] = [p for p in problems if p.path == path.as_posix()]
    letter = content.letters.get(wish.id)
    print(f"Wrote {path.as_posix()}.")
    if errors(own) or letter is None:
        for problem in own:
            print(problem)
        print("It does not pass yet; the lines above say why.")
    else:
        print(f"It passes the check, in {versions(letter)} versions. Now make it your own.")
    if wish.lang != "en":
        print(
            f"Its sentences are English: put them into “{wish.lang}”. `en:` keeps what they mean."
        )
    print(f"Look at it: python -m bowout preview {path.as_posix()}")
    return 0
