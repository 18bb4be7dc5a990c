"""What the search of the site looks through: pages by their sections, letters by their words.

The browser gets plain text and works out the rest (docs/assets/js/search-engine.js): stems, typos and ranks.
"""

from __future__ import annotations

import re
from collections import Counter
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
from bowout.model.vocabulary import Vocabulary
from bowout.render.data import as_script
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
LETTER = re.compile(r"(?:^|/)letters/([\w-]+)/")
SHOWN = 130
# On so many pages the tail of a section may have a word without anyone finding the section by it.
USUAL = 30
SIGNS = "".join(chr(code) for code in range(35, 127) if code != 92)
# How many letters a word shares with the one before. Words have small letters and digits, so none of these.
COUNTS = "ABCDEFGHIJ"
SHORT = 60
LEAP = SHORT + (len(SIGNS) - 1 - SHORT) * len(SIGNS)
# All countries say much the same, and so do all schools; who names one still finds it first.
ONE_OF_MANY = 0.7


@dataclass
class Section:
    """A heading, where it stands, the text up to the next one, and the letters that it links to."""

    anchor: str
    heading: str
    text: str
    letters: list[str] = field(default_factory=list)
    aliases: Sequence[str] = ()


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
    # Language to words of it that stand in the guide's own.
    foreign: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weight: float = 1
    # It is for one country, school or trade, and stands behind unless the query names it.
    narrow: bool = False
    # Words that name what it is for, beside its title and aliases.
    own: Sequence[str] = ()
    # The only ones that it is for.
    countries: Sequence[str] = ()
    # The letter that its readers write next, where its text ends with another or with none.
    ends: str = ""


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The index of each guide."""
    for lang in build.content.guides:
        content = build.content.guide(lang)
        pages = (page for page in build.pages if page.in_search and page.guide == lang)
        entries = [_entry(page, content) for page in pages]
        yield f"assets/search/{lang}.js", index_script(entries, lang, content)


def _entry(page: Page, content: Content) -> Entry:
    letter = content.letters.get(page.letter)
    usual = ONE_OF_MANY if page.country or page.school else 1
    sections = letter_sections(letter, content) if letter else page_sections(page.html)
    if page.school:  # found by its name; what they all say would hide the guide
        sections = [replace(sections[0], text="", letters=[])]
    near = page.section_aliases
    sections = [replace(section, aliases=near.get(section.anchor, ())) for section in sections]
    words = content.vocabularies[letter.lang] if letter else None
    countries = letter.countries if letter else (page.country,)
    place = countries[0] if len(countries) == 1 else ""
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
        narrow=bool(place or page.school or page.own_words),
        own=[
            *page.own_words,
            *([content.countries[place].name] if place in content.countries else []),
        ],
        countries=[one for one in countries if one] or ([page.only_in] if page.only_in else []),
        ends=page.ends or _usual_letter(page.country, content),
    )


def _usual_letter(country: str, content: Content) -> str:
    """The letter for most of what people sign there; of two that are as frequent the one that isn't a courtesy.

    Where the country's rule isn't known, it's the finder's for such countries.
    """
    if country not in content.countries:
        return ""
    letters = [paper.letter for paper in content.countries[country].papers.values()]
    if not letters and content.finder:
        letters = [letter for _, letter in content.finder.fallback.letters]
    named = Counter(letter for letter in letters if letter in content.letters)
    return max(
        named, key=lambda one: (named[one], content.letters[one].kind != "courtesy"), default=""
    )


@lru_cache(maxsize=500)
def page_sections(html: str) -> list[Section]:
    """The sections of a page's HTML. The first is the page itself: its h1 and what follows."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [replace(s, heading=_tidy(s.heading), text=_tidy(s.text)) for s in reader.sections]


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
    """The index as a script."""
    vocabulary = content.vocabularies.get(lang, Vocabulary()).search
    stop = vocabulary.get("stop", [])
    ordered = sorted(entries, key=lambda entry: entry.url)
    letters = {_id_in(entry.url): place for place, entry in enumerate(ordered) if entry.letter}
    records = [_record(entry, lang, stop, letters) for entry in ordered]
    index = {
        "lang": lang,
        "stop": stop,
        "forms": vocabulary.get("forms", {}),
        "keep": vocabulary.get("keep", []),
        "plain": vocabulary.get("plain", []),
        "also": vocabulary.get("also", {}),
        **({"endings": vocabulary["endings"]} if "endings" in vocabulary else {}),
        "words": _packed(records),
        "pages": records,
    }
    return as_script("bowoutSearchIndex", index)


def _id_in(url: str) -> str:
    """The letter's id in the address of its page."""
    return url.rstrip("/").rpartition("/")[2]


def _record(
    entry: Entry, lang: str, stop: Sequence[str], letters: Mapping[str, int]
) -> dict[str, Any]:
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
        "n": (list(entry.own) or 1) if entry.narrow else 0,
        "c": list(entry.countries),
        "e": letters.get(entry.ends, 0),
        "s": [_section(section, stop, letters) for section in entry.sections],
    }
    return {key: value for key, value in record.items() if value}


def _section(section: Section, stop: Sequence[str], letters: Mapping[str, int]) -> list[Any]:
    """Anchor, heading, what is shown, more words, letters, aliases; what is empty at the end is left out."""
    opening, rest = _shortened(section.text, tuple(stop))
    led = [letters[one] for one in section.letters if one in letters]
    anchor = _anchor(section.anchor, section.heading)
    record = [anchor, section.heading, opening, rest, led, list(section.aliases)]
    while len(record) > 3 and not record[-1]:
        record.pop()
    return record


def _packed(records: Sequence[Mapping[str, Any]]) -> str:
    """Puts the further words of each section as steps in one list of words, and returns that list.

    The words stand in the order of the alphabet, each without the letters that it shares with the one before.
    """
    tails = [section for record in records for section in record.get("s", []) if len(section) > 3]
    on: Counter[str] = Counter()
    for record in records:
        on.update({word for section in record.get("s", []) for word in section[3:4] and section[3]})
    words = sorted(word for word, pages in on.items() if pages < USUAL)
    places = {word: place for place, word in enumerate(words)}
    for section in tails:
        section[3] = _steps(sorted(places[word] for word in section[3] if word in places))
    before, folded = "", []
    for word in words:
        same = next(
            (i for i, (a, b) in enumerate(zip(before[:9], word, strict=False)) if a != b),
            min(9, len(before), len(word)),
        )
        folded.append(COUNTS[same] + word[same:])
        before = word
    return "".join(folded)


def _steps(places: Iterable[int]) -> str:
    """One sign for a short step, two for a long one, the last sign for a leap."""
    text, last = "", -1
    for place in places:
        step = place - last - 1
        while step >= LEAP:
            text, step = text + SIGNS[-1], step - LEAP
        if step >= SHORT:
            high, step = divmod(step - SHORT, len(SIGNS))
            text += SIGNS[SHORT + high]
        text, last = text + SIGNS[step], place
    return text


@lru_cache(maxsize=5_000)
def _anchor(anchor: str, heading: str) -> str | int:
    """1 where the browser can make the anchor from the heading, as it nearly always can."""
    return 1 if anchor == slugify(heading, "-") else anchor


@lru_cache(maxsize=5_000)
def _shortened(text: str, stop: tuple[str, ...]) -> tuple[str, list[str]]:
    """The opening of a section as it is, to be shown; of the rest only words that are new, to be found."""
    if len(text) <= SHOWN:
        return text, []
    cut = text.rfind(". ", SHOWN // 2, SHOWN) + 1 or text.rfind(" ", 0, SHOWN)
    known = {word.lower() for word in WORD.findall(text[:cut])} | set(stop)
    rest = dict.fromkeys(word.lower() for word in WORD.findall(text[cut:]))
    return text[:cut], [word for word in rest if word not in known and not word[0].isdigit()]


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
        if tag == "a" and (led := LETTER.search(values.get("href") or "")):
            here = self.sections[-1].letters
            if led[1] not in here:
                here.append(led[1])
        classes = set((values.get("class") or "").split())
        silent = (
            tag in SILENT_TAGS or bool(classes & SILENT_CLASSES) or "data-search-exclude" in values
        )
        self._open.append((tag, silent))
        if "data-section" in values:  # folded under its heading, see render/folded.py
            self.sections[-1].anchor = values.get("id") or ""
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
