"""The file of a new letter: the starter's sentences as YAML, in the form in which letters are written."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bowout.commands.starters import (
    FIELD_ORDER,
    GOODBYE,
    GREETING,
    OTHER_GREETING,
    OWN_FIELDS,
    PAUSE,
    SIGNATURE,
    STARTERS,
    THIS_IS,
    VOICEMAIL_END,
    Starter,
)
from bowout.load.schema_line import schema_line
from bowout.model.vocabulary import Vocabulary

WIDTH = 100
WITH_SUBJECT = ("email", "letter")
TONES = ("warm", "brief")


@dataclass(frozen=True)
class Wish:
    """What somebody asked for; `id` becomes the file's name."""

    id: str
    title: str
    to: str
    channel: str
    kind: str
    lang: str
    day: datetime.date


def letter_text(wish: Wish, vocabulary: Vocabulary) -> str:
    """The whole file."""
    return "\n".join(_lines(wish, STARTERS[wish.kind], vocabulary)) + "\n"


def _lines(wish: Wish, starter: Starter, vocabulary: Vocabulary) -> Iterator[str]:
    place = Path("snippets", "letters", wish.lang, f"{wish.id}.yml")
    toned = wish.channel in WITH_SUBJECT and "tone" in vocabulary.choices
    abroad = wish.lang != "en"
    body = list(_body(wish, starter, toned=toned))
    texts = [starter.subject] if wish.channel in WITH_SUBJECT else []
    texts += [text for _, _, text in body]
    yield schema_line(place, "letter")
    yield f"title: {_scalar(wish.title)}"
    yield f"use_when: {_scalar(starter.use_when)}"
    yield f"kind: {wish.kind}"
    yield f"to: {wish.to}"
    yield f"channel: {wish.channel}"
    yield "# Words that people search for. Add yours."
    yield f"aliases: [{_scalar(wish.title.lower(), flow=True)}]"
    yield f"reviewed: {wish.day.isoformat()}"
    if abroad:
        yield "review: native"
    if toned:
        yield "choices:"
        yield "  tone:"
        yield f"    only: [{', '.join(TONES)}]"
    yield "fields:"
    yield from _fields(texts, vocabulary)
    if wish.channel in WITH_SUBJECT:
        yield f"subject: {_scalar(starter.subject)}"
        if abroad:
            yield f"subject_en: {_scalar(starter.subject)}"
    yield "body:"
    yield from _items(body, starter, abroad=abroad)
    yield "after:"
    yield f"  - {_scalar(starter.after)}"


Part = tuple[str, str, str]
"""What an item is (text, do, if_they, or a tone for one of two wordings), its heading, its words."""


def _body(wish: Wish, starter: Starter, *, toned: bool) -> Iterator[Part]:
    if wish.channel in ("phone", "voicemail"):
        yield from _spoken(wish, starter)
        return
    yield "text", "", GREETING if wish.to == "employer" else OTHER_GREETING
    if wish.channel == "message":
        yield "why", "", starter.short
        yield "text", "", starter.short_closing
    elif toned:
        yield "brief", "", starter.short
        yield "warm", "", starter.decision
        yield "only warm", "", starter.more
        yield "brief", "", starter.short_closing
        yield "last warm", "", starter.closing
    else:
        yield "why", "", starter.decision
        yield "text", "", starter.more
        yield "text", "", starter.closing
    yield "text", "", SIGNATURE


def _spoken(wish: Wish, starter: Starter) -> Iterator[Part]:
    yield "text", "", OTHER_GREETING
    yield "why", "", f"{THIS_IS} {starter.spoken}"
    if wish.channel == "voicemail":
        yield "text", "", VOICEMAIL_END
        return
    yield "text", "", starter.spoken_more
    yield "do", "", PAUSE
    yield "if_they", starter.they, starter.answer
    yield "text", "", GOODBYE


def _fields(texts: Collection[str], vocabulary: Vocabulary) -> Iterator[str]:
    used = {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
    for name in (name for name in FIELD_ORDER if name in used):
        if name in OWN_FIELDS:
            yield f"  - {name}:"
            yield from (f"      {key}: {_scalar(words)}" for key, words in OWN_FIELDS[name].items())
        else:
            yield f"  - {name}"


def _items(body: list[Part], starter: Starter, *, abroad: bool) -> Iterator[str]:
    for what, heading, text in body:
        if what in ("text", "why"):
            plain = what == "text" and not abroad
            yield from _text("  - " if plain else "  - text: ", text, 4 if plain else 6)
            yield from _meaning("    ", text, abroad=abroad)
            if what == "why":
                yield f"    why: {_scalar(starter.why)}"
        elif what == "only warm":
            yield "  - when: {tone: warm}"
            yield from _text("    text: ", text, 6)
            yield from _meaning("    ", text, abroad=abroad)
        elif what == "brief":
            yield "  - one_of:"
            yield "      - when: {tone: brief}"
            yield from _text("        text: ", text, 10)
            yield from _meaning("        ", text, abroad=abroad)
        elif what in ("warm", "last warm"):
            yield from _text("      - text: ", text, 10)
            yield from _meaning("        ", text, abroad=abroad)
            if what == "warm":
                yield f"        why: {_scalar(starter.why)}"
        elif what == "do":
            yield f"  - do: {_scalar(text)}"
        else:
            yield f"  - if_they: {_scalar(heading)}"
            yield "    say:"
            yield from _text("      - text: " if abroad else "      - ", text, 10 if abroad else 8)
            yield from _meaning("        ", text, abroad=abroad)


def _meaning(indent: str, text: str, *, abroad: bool) -> Iterator[str]:
    if abroad:
        yield from _text(f"{indent}en: ", text, len(indent) + 2)


def _text(opening: str, text: str, indent: int) -> Iterator[str]:
    """A text in the form that keeps it: as it stands if it is short, folded if it is long."""
    if "\n" in text:
        yield f"{opening}|"
        yield from (" " * indent + line for line in text.split("\n"))
    elif len(opening) + len(text) <= WIDTH and _scalar(text) == text:
        yield opening + text
    else:
        yield f"{opening}>-"
        folded = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        yield from (" " * indent + line for line in folded)


def _scalar(text: str, *, flow: bool = False) -> str:
    """A text on one line, in quotes where YAML would read something else."""
    data: object = [text] if flow else text
    dumped = yaml.safe_dump(
        data, allow_unicode=True, width=10_000, default_flow_style=True if flow else None
    )
    line = dumped.removesuffix("\n").removesuffix("\n...")
    return line[1:-1] if flow else line
