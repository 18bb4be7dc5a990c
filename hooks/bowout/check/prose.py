"""How the guide reads: sentence length, reading age, figures without a source, paragraphs told twice.

voice.md asks for sentences under 25 words as a rule and a reading age of about 13. The reading age is the
Automated Readability Index (Senter and Smith, 1967) plus five: the index counts school grades, and the
first grade begins at six.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from bowout.check.front_matter import FRONT
from bowout.check.pages import CITATION, LIKE_A_CITATION
from bowout.load.files import Source, pages_below, read_source
from bowout.model.content import Content
from bowout.problems import Problem
from bowout.proof.memory import Memory, text_digest

LONGEST = 35
# Words from which a paragraph that stands twice is more than a coincidence.
SHARED = 12
FIGURE = re.compile(r"\d ?%|\bper ?cent\b|[$€£] ?\d|\b\d[\d,.]* (?:dollars|euros|pounds)\b")
SENTENCE = re.compile(r"(?<=[.!?:])[\"”’)*]*\s+(?=[\"“(*]*[A-Z0-9])")
# How lines begin that are headings, tables, directives, HTML or boxes.
NO_PROSE = ("#", "|", "::", "<", "!!!", "???")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")


@dataclass(frozen=True)
class ProseBlock:
    """One paragraph, list item or cell of a page: its words without marks, its Markdown, its place."""

    words: str
    markdown: str
    index: int


@dataclass(frozen=True)
class Readability:
    """What one page asks of its reader. `age` is in years; `longest` and `average` are words."""

    path: str
    words: int
    average: float
    longest: int
    age: float


def pages_of(root: Path) -> list[Source]:
    """Every page of the guide that can be read."""
    found = (read_source(file, root)[0] for file in pages_below(root / "docs"))
    return [source for source in found if source is not None]


def readings(root: Path) -> list[Readability]:
    """The figures of every page with running text."""
    return [found for source in pages_of(root) if (found := reading(source)) is not None]


@lru_cache(maxsize=500)
def blocks(source: Source) -> list[ProseBlock]:
    """The running text of a page. Headings, tables, directives and HTML are left out."""
    found: list[ProseBlock] = []
    front = FRONT.match(source.text)
    index = front.end() if front else 0
    current: list[str] = []
    start = index
    for line in [*source.text[index:].split("\n"), ""]:
        bare = line.strip()
        if not bare or bare.startswith(NO_PROSE) or ITEM.match(line):
            _close(found, current, start)
            current = []
        if bare and not bare.startswith(NO_PROSE):
            start = index + len(line) - len(line.lstrip()) if not current else start
            current.append(ITEM.sub("", line).strip())
        index += len(line) + 1
    return found


def _close(found: list[ProseBlock], lines: list[str], start: int) -> None:
    markdown = " ".join(lines)
    words = " ".join(_plain(markdown).split())
    if words:
        found.append(ProseBlock(words, markdown, start))


def _plain(markdown: str) -> str:
    text = LIKE_A_CITATION.sub("", markdown)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?", r"\1", text)
    return re.sub(r"[*_`]+|<[^>]+>", "", text)


def sentences(text: str) -> list[str]:
    """The sentences of a block; a colon before a capital ends one too."""
    return [part for part in SENTENCE.split(text) if part.strip()]


def reading(source: Source) -> Readability | None:
    """The figures of one page; None where it has no running text."""
    texts = [block.words for block in blocks(source)]
    parts = [sentence for text in texts for sentence in sentences(text)]
    words = [word for part in parts for word in part.split()]
    if not words:
        return None
    letters = sum(len(re.sub(r"\W", "", word)) for word in words)
    average = len(words) / len(parts)
    index = 4.71 * letters / len(words) + 0.5 * average - 21.43
    longest = max(len(part.split()) for part in parts)
    return Readability(source.path, len(words), average, longest, max(index, 1) + 5)


def run(pages: list[Source], memory: Memory, content: Content | None = None) -> Iterator[Problem]:
    """What is too long, too hard, without a source, or told twice. `content` says how hard a guide may be."""
    seen: dict[str, tuple[Source, ProseBlock]] = {}
    for source in pages:
        oldest = _oldest(source, content)
        digest = text_digest("prose", str(oldest), source.path, source.text)
        yield from memory.once(digest, partial(_page, source, oldest))
        for block in blocks(source):
            key = block.words.lower()
            if len(key.split()) < SHARED:
                continue
            if key in seen:
                first, place = seen[key]
                where = f"{first.path}:{first.position(place.index)[0]}"
                message = f"This paragraph stands in {where} already."
                yield source.problem(
                    block.index, "shared-paragraph", message, "Say it once, and link."
                )
            seen.setdefault(key, (source, block))


def _oldest(source: Source, content: Content | None) -> float:
    """The reading age that a page may ask for, in its guide's language; 0 where nothing is said about that."""
    if content is None:
        return 0
    words = content.words.get(content.guide_of(source.path.removeprefix("docs/")))
    return float(words.words("reading_age") or 0) if words else 0


def _page(source: Source, oldest: float) -> Iterator[Problem]:
    for block in blocks(source):
        for sentence in sentences(block.words):
            count = len(sentence.split())
            if count > LONGEST:
                opening = " ".join(sentence.split()[:6])
                message = f"“{opening} …” has {count} words; {LONGEST} are the most."
                yield source.problem(block.index, "long-sentence", message, "Make two of it.")
        if FIGURE.search(block.words) and not CITATION.search(block.markdown):
            found = FIGURE.search(block.words)
            message = f"A figure ({found.group() if found else ''}) stands here without a source."
            yield source.problem(
                block.index, "figure-without-source", message, "Add [@source-id] behind it."
            )
    result = reading(source)
    if result and 0 < oldest < result.age:
        message = (
            f"The reading age is {result.age:.0f}; about 13 is wanted, {oldest:.0f} is the most."
        )
        yield Problem(
            source.path, 1, 1, "hard-to-read", message, "Use shorter words and sentences."
        )
