"""Remembers which letters have been proved, so that only what changed is proved again.

A letter stands or falls with its own file, the blocks, the vocabulary and the rules of its language, and the
code that proves it. Their digest is the memory's key; a letter with a problem is never remembered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path

from bowout.load.nodes import Node
from bowout.model.content import Content
from bowout.model.letter import Letter
from bowout.problems import Problem

FILE = Path(".cache") / "bowout" / "proved.json"


class Memory:
    """The digests of what was proved before. Unreadable or missing is the same as empty."""

    def __init__(self, root: Path) -> None:
        self.file = root / FILE
        self.known = _read(self.file)
        self.kept: set[str] = set()

    def holds(self, digest: str) -> bool:
        """Whether this was proved before; if so it is kept."""
        if digest in self.known:
            self.kept.add(digest)
        return digest in self.known

    def add(self, digest: str) -> None:
        """Remember something as proved."""
        self.kept.add(digest)

    def once(self, digest: str, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The problems that `find` finds; where it found none before, it is not asked again."""
        if self.holds(digest):
            return []
        found = list(find())
        if not found:
            self.add(digest)
        return found

    def save(self) -> None:
        """Write what was met in this run, whole or not at all; a place that cannot be written is no fault."""
        if self.kept == self.known:
            return
        partial = self.file.with_suffix(".new")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(sorted(self.kept)), encoding="utf-8")
            partial.replace(self.file)
        except OSError:
            return


def _read(file: Path) -> set[str]:
    try:
        return {str(digest) for digest in json.loads(file.read_text(encoding="utf-8"))}
    except (OSError, ValueError, TypeError):
        return set()


def letter_digest(letter: Letter, content: Content) -> str:
    """The key of one letter."""
    return _digest(
        [
            shared_digest(letter.lang, content),
            letter.id,
            letter.locale,
            letter.guide,
            str(letter.fields),
            letter.node.source.text,
        ]
    )


def shared_digest(lang: str, content: Content) -> str:
    """The key of what all letters of a language share."""
    vocabulary = content.vocabularies[lang]
    nodes = [*vocabulary.fields.values(), *vocabulary.choices.values()]
    nodes += [vocabulary.layouts] if vocabulary.layouts else []
    nodes += [node for _, node in sorted(content.blocks.get(lang, {}).items())]
    nodes += [node for _, node in content.rules.get(lang, [])]
    nodes += [content.word_lists[lang]] if lang in content.word_lists else []
    return _trees_digest(tuple(nodes))


@lru_cache(maxsize=100)
def _trees_digest(nodes: tuple[Node, ...]) -> str:
    """The part of the key that all letters of a language share."""
    texts = dict.fromkeys((node.source.path, node.source.text) for node in nodes)
    return _digest([_code(), *(part for pair in texts for part in pair)])


def text_digest(*texts: str) -> str:
    """The key of texts that were read by the code as it is."""
    return _digest([_code(), *texts])


def _digest(parts: Iterable[str]) -> str:
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.encode())
        sha.update(b"\0")
    return sha.hexdigest()


@cache
def _code() -> str:
    package = Path(__file__).parent.parent
    return _digest(file.read_text(encoding="utf-8") for file in sorted(package.rglob("*.py")))
