"""Spelling and words we do not use, in everything that a reader reads in a guide's own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from bowout.check import avoided_words, spelling
from bowout.check.visible_text import VisibleText, files
from bowout.load.files import Source
from bowout.model.content import Content
from bowout.problems import Problem
from bowout.proof.memory import Memory, text_digest


def run(content: Content, pages: Iterable[Source], memory: Memory) -> Iterator[Problem]:
    """Misspelled and avoided words of every guide."""
    if content.is_broken("words"):
        return  # a problem of its own; without our own words every name would be misspelled
    for lang in content.guides:
        yield from _guide(content.guide(lang), pages, memory)


def _guide(content: Content, pages: Iterable[Source], memory: Memory) -> Iterator[Problem]:
    """Misspelled and avoided words of one guide. A file without any is not read again until it or the lists of words change."""
    words = content.words.get(content.lang)
    own = frozenset(text.lower() for text in words.texts("known")) if words else frozenset()
    avoided, problems = avoided_words.build_avoided(words.listed("avoid") if words else [])
    yield from problems
    for source, texts in files(content, pages):
        find = partial(_found, texts, own, avoided, content.lang)
        if content.lang != content.first:  # a translated file stands in two
            yield from find()
            continue
        digest = text_digest(words.source.text if words else "", source.path, source.text)
        yield from memory.once(digest, find)


def _found(
    texts: Iterable[VisibleText],
    own: frozenset[str],
    avoided: Sequence[avoided_words.Avoided],
    lang: str,
) -> Iterator[Problem]:
    for text in texts:
        yield from spelling.run(text, own, lang)
        yield from avoided_words.run(text, avoided)
