"""What the search of the site looks through: pages by their sections, letters by their words.

The browser gets plain text and works out the rest (docs/assets/js/search-engine.js): stems, typos and ranks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Any

from markdown.extensions.toc import slugify

from bowout.build import Build, Page
from bowout.model.content import Content
from bowout.model.letter import Letter
from bowout.model.vocabulary import LANG, Vocabulary
from bowout.render.letter_page import full_text

# What is on a page but says nothing of its own: forms, pictures, marks, and words that stand elsewhere too.
SILENT_TAGS = {"button", "form", "nav", "noscript", "script", "style", "svg", "template"}
SILENT_CLASSES = {
    "admonition-title",
    "chart",
    "cite",
    "conformance",
    "headerlink",
    "letter-card",
    "source-list",
}
VOID_TAGS = {
    "area",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
INLINE_TAGS = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}

FOREIGN = re.compile(
    r'<(?P<tag>em|q|i|cite|span)\b[^>]* lang="(?P<lang>[\w-]+)"[^>]*>(?P<words>[^<]+)</(?P=tag)>'
)
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SHOWN = 260
ONE_OF_MANY = 0.7
"""All countries say much the same, and so do all schools; who names one still finds it first."""


@dataclass
class Section:
    """A heading, where it stands, and the text up to the next one."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One page or letter. `weight` below 1 lets pages that only point on stand behind those that answer."""

    url: str
    title: str
    part: str
    description: str
    aliases: Sequence[str]
    sections: Sequence[Section]
    letter: bool = False
    lang: str = ""
    foreign: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Language to words of it that stand in the guide's own."""
    weight: float = 1


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The index of the guide's language."""
    entries = [_entry(page, build.content) for page in build.pages if page.in_search]
    yield f"assets/search/{LANG}.js", index_script(entries, LANG, build.content)


def _entry(page: Page, content: Content) -> Entry:
    letter = content.letters.get(page.letter)
    usual = ONE_OF_MANY if page.country or page.school else 1
    sections = letter_sections(letter, content) if letter else page_sections(page.html)
    if page.school:  # found by its name; what they all say would hide the guide
        sections = [replace(sections[0], text="")]
    words = content.vocabularies[letter.lang] if letter else None
    return Entry(
        url=page.url,
        title=page.title,
        part=words.label("channel", letter.channel) if words and letter else page.section,
        description=page.description,
        aliases=page.aliases,
        sections=sections,
        letter=letter is not None,
        lang=letter.lang if letter else "",
        foreign={} if letter or page.school else foreign_words(page.html),
        weight=usual if page.boost is None else page.boost,
    )


@lru_cache(maxsize=500)
def page_sections(html: str) -> list[Section]:
    """The sections of a page's HTML. The first is the page itself: its h1 and what follows."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [Section(s.anchor, _tidy(s.heading), _tidy(s.text)) for s in reader.sections]


@lru_cache(maxsize=500)
def foreign_words(html: str) -> dict[str, list[str]]:
    """Language to the words of it that a page's HTML marks, each once."""
    found: dict[str, dict[str, None]] = {}
    for match in FOREIGN.finditer(html):
        found.setdefault(match["lang"], {})[_tidy(unescape(match["words"]))] = None
    return {lang: list(words) for lang, words in sorted(found.items())}


def letter_sections(letter: Letter, content: Content) -> list[Section]:
    """The letter as it opens. What the builder asks is no part of it."""
    return [Section("", "", _tidy(full_text(letter, content.vocabularies[letter.lang])))]


def index_script(entries: Iterable[Entry], lang: str, content: Content) -> str:
    """The index as a script that sets one variable: it loads from a folder too, and needs no right to connect."""
    vocabulary = content.vocabularies.get(lang, Vocabulary()).search
    stop = vocabulary.get("stop", [])
    index = {
        "lang": lang,
        "stop": stop,
        "forms": vocabulary.get("forms", {}),
        "also": vocabulary.get("also", {}),
        "pages": [
            _record(entry, lang, stop) for entry in sorted(entries, key=lambda entry: entry.url)
        ],
    }
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"window.bowoutSearchIndex={data};\n"


def _record(entry: Entry, lang: str, stop: Sequence[str]) -> dict[str, Any]:
    """Short keys, and nothing that is empty or usual."""
    record = {
        "u": entry.url,
        "t": entry.title,
        "p": entry.part,
        "d": entry.description,
        "a": list(entry.aliases),
        "l": int(entry.letter),
        "g": entry.lang if entry.lang != lang else "",
        "f": entry.foreign,
        "w": entry.weight if entry.weight != 1 else 0,
        "s": [
            [_anchor(s.anchor, s.heading), s.heading, *_shortened(s.text, tuple(stop))]
            for s in entry.sections
        ],
    }
    return {key: value for key, value in record.items() if value}


@lru_cache(maxsize=5_000)
def _anchor(anchor: str, heading: str) -> str | int:
    """1 where the browser can make the anchor from the heading, as it nearly always can."""
    return 1 if anchor == slugify(heading, "-") else anchor


@lru_cache(maxsize=5_000)
def _shortened(text: str, stop: tuple[str, ...]) -> list[str]:
    """The opening of a section as it is, to be shown; of the rest only words that are new, to be found."""
    if len(text) <= SHOWN:
        return [text]
    cut = text.rfind(". ", SHOWN // 2, SHOWN) + 1 or text.rfind(" ", 0, SHOWN)
    known = {word.lower() for word in WORD.findall(text[:cut])} | set(stop)
    rest = dict.fromkeys(word.lower() for word in WORD.findall(text[cut:]))
    return [text[:cut], " ".join(word for word in rest if word not in known)]


def _tidy(text: str) -> str:
    return re.sub(r"\s+([.,;:?!)])", r"\1", " ".join(text.split()))


class _Reader(HTMLParser):
    """Reads text into sections; whatever is silent is passed over with all it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [Section("", "", "")]
        self._open: list[tuple[str, bool]] = []
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE_TAGS:
            self._write(" ")
        if tag in VOID_TAGS:
            return
        values = dict(attrs)
        classes = set((values.get("class") or "").split())
        silent = (
            tag in SILENT_TAGS or bool(classes & SILENT_CLASSES) or "data-search-exclude" in values
        )
        self._open.append((tag, silent))
        if tag in HEADINGS and not self._silent():
            self._in_heading = True
            if tag != "h1":
                self.sections.append(Section(values.get("id") or self.sections[-1].anchor, "", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self._in_heading = False
        elif tag not in INLINE_TAGS:
            self._write(" ")
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._silent():
            self._write(data)

    def _silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def _write(self, text: str) -> None:
        section = self.sections[-1]
        if self._in_heading:
            section.heading += text
        else:
            section.text += text
