"""The kinds of file under snippets/ and the shape of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from bowout.load.country_shape import COUNTRY, COUNTS
from bowout.load.finder_shape import FINDER
from bowout.load.ids import ADDRESS, FILE_ID, LANGUAGE, WORD_ID
from bowout.load.nodes import Node
from bowout.load.school_shape import SCHOOL
from bowout.load.shape import (
    Date,
    Either,
    Flag,
    ListOf,
    MapOf,
    Named,
    Number,
    Record,
    Shape,
    Text,
    Year,
)
from bowout.problems import Problem

KINDS = ("courtesy", "notice", "release", "reply", "request", "tell")
"""courtesy, notice and release end the acceptance; the others go with it (see CONTRIBUTING)."""
DECIDING_KINDS = ("courtesy", "notice", "release")
READERS = (
    "employer", "agency", "referrer", "career-center", "current-employer",
    "co-op-office", "school", "international-adviser", "professor",
)  # fmt: skip
CHANNELS = ("email", "letter", "phone", "voicemail", "message")
SPOKEN = ("phone", "voicemail")
FIELD_TYPES = ("text", "date", "tel", "email", "lines")
AUTOCOMPLETE = ("name", "tel", "email", "street-address", "organization", "organization-title")

TEMPLATES = (
    "accessibility.html", "check.html", "country.html", "finder.html", "home.html", "library.html",
    "school.html", "suggest.html",
)  # fmt: skip
"""Those of overrides/ that a page may ask for; letter.html needs a letter, which only made pages have."""

COUNTRY_CODE = Text("the name of a file in snippets/countries", pattern=FILE_ID.pattern)
REVIEWS = ("native",)
WHEN = MapOf(
    ListOf(WORD_ID, lone=True),
    "Shown only when every choice named here has one of these options.",
    WORD_ID,
)

CHOICE = Record(
    {
        "ask": Text("The question, in the reader's words."),
        "help": Text("One line that helps to answer."),
        "default": WORD_ID,
        "options": MapOf(Text("What the reader picks."), "Option id to label.", WORD_ID),
        "only": ListOf(WORD_ID, "Keep just these options of the shared choice."),
    },
    doc="A question with a few answers. Keys left out come from snippets/vocabulary.",
    empty=True,
)
FIELD = Record(
    {
        "ask": Text("The question, in the reader's words."),
        "help": Text("One line that helps to answer."),
        "blank": Text("What stands in the letter while it is empty."),
        "type": Text("What is typed.", options=FIELD_TYPES),
        "optional": Flag("May stay empty; then it stands only inside [[ ]]."),
        "autocomplete": Text("The browser's own name for it.", options=AUTOCOMPLETE),
        "example": Text("An invented value, for tests and previews."),
        "counts": ListOf(COUNTS, "How this date is counted; the first that fits.", lone=True),
        "from_field": WORD_ID,
    },
    doc="A blank. Keys left out come from snippets/vocabulary.",
)

PROSE = Text("A paragraph with {blanks} and [[parts that go when a blank is empty]].")
MEANING = Text("What it says, in plain English: the reading copy of a letter in another language.")
ALTERNATIVE = Record(
    {
        "when": WHEN,
        "text": Text('The paragraph; "" says nothing.', empty=True),
        "why": Text("Why it is there."),
        "en": MEANING,
    },
    required=("text",),
)
ITEM_KEYS = ("text", "one_of", "use", "do", "if_they", "part")


class _Items:
    """A list of body items; a branch holds items again, so the shape looks itself up."""

    doc = "Paragraphs in order."

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """The same as for any list."""
        return ListOf(ITEM, self.doc).check(node, name)

    def schema(self) -> dict[str, Any]:
        """A reference, because items hold items."""
        items = {"$ref": "#/definitions/item"}
        return {"type": "array", "minItems": 1, "items": items, "description": self.doc}


ITEMS: Shape = _Items()
ITEM = Either(
    {
        "text": Record(
            {
                "text": PROSE,
                "when": WHEN,
                "why": Text("One sentence: why it is there, or when to cut it."),
                "en": MEANING,
            },
            ("text",),
        ),
        "one_of": Record(
            {"one_of": ListOf(ALTERNATIVE, "The first that fits is shown."), "why": Text()},
            ("one_of",),
        ),
        "use": Record({"use": FILE_ID, "when": WHEN}, ("use",), "A block from snippets/blocks."),
        "do": Record({"do": Text("What to do, not to say."), "when": WHEN}, ("do",)),
        "if_they": Record(
            {"if_they": Text("What they may do or say."), "say": ITEMS, "when": WHEN},
            ("if_they", "say"),
        ),
        "part": Record({"part": Text("A heading inside a script."), "when": WHEN}, ("part",)),
    },
    text=PROSE,
)
LIMITS = ListOf(Number("Words."), "Fewest and most words.", exactly=2)

LETTER = Record(
    {
        "title": Text("What the reader does with it."),
        "use_when": Text("One or two sentences: for whom it is."),
        "kind": Text("What it does.", options=KINDS),
        "to": Text("Who reads it.", options=READERS),
        "channel": Text("How it is sent.", options=CHANNELS),
        "aliases": ListOf(Text(), "Words that people search for."),
        "reviewed": Date("The day somebody last read all of it."),
        "sources": ListOf(FILE_ID, "Ids from snippets/sources.yml."),
        "choices": MapOf(CHOICE, "Questions with a few answers.", WORD_ID),
        "fields": ListOf(
            Named(FIELD, WORD_ID), "Blanks, by their shared name or with their own words."
        ),
        "country": COUNTRY_CODE,
        "countries": ListOf(COUNTRY_CODE, "Where it holds, if in several countries."),
        "review": Text("Whose reading it waits for.", options=REVIEWS),
        "signature": Flag("Only a signed paper will do: print first, no mail."),
        "subject": PROSE,
        "subject_en": MEANING,
        "body": ITEMS,
        "after": ListOf(Text(), "What to do once it is sent, in Markdown."),
        "lengths": Record(
            {"default": LIMITS, "brief": LIMITS},
            doc="Other word limits, where this letter needs them.",
        ),
    },
    required=("title", "use_when", "kind", "to", "channel", "reviewed", "body"),
)
BLOCK = Record({"title": Text("What it is for."), "body": ITEMS}, required=("title", "body"))
SHARED_CHOICE = replace(CHOICE, required=("ask", "default", "options"), empty=False)
FIELDS = MapOf(
    replace(FIELD, required=("ask", "blank", "example")), "The blanks that letters share.", WORD_ID
)
CHOICES = MapOf(SHARED_CHOICE, "The questions that letters share.", WORD_ID)
LABELS = MapOf(MapOf(Text()), "Words for kinds, readers and channels.")
SEARCH = Record(
    {
        "stop": ListOf(Text(), "Words too common to search for."),
        "forms": MapOf(ListOf(Text()), "A word and its irregular forms."),
        "also": MapOf(
            ListOf(Text()), "A word or phrase that people type, and what to look for as well."
        ),
    },
)
AVOIDED = Record(
    {
        "match": Text("A regular expression; capitals do not matter."),
        "unless": Text("A match that touches one of these does not count."),
        "say": Text("What we say instead."),
        "why": Text("Why, in one sentence."),
        "bad": ListOf(Text("Must be found.")),
        "good": ListOf(Text("Must pass.")),
    },
    required=("match", "say", "why", "bad", "good"),
)
WORDS = Record(
    {
        "known": ListOf(
            Text(), "Words that are right and in no list, in the order of the alphabet."
        ),
        "avoid": ListOf(AVOIDED, "Words that we do not use."),
    }
)
RULE = Record(
    {
        "code": Text("Its number in the list of rules.", pattern=r"[A-Z]\d{1,2}[a-z]?"),
        "title": Text("What it finds, in a few words."),
        "severity": Text(options=("block", "warn", "explain")),
        "kinds": ListOf(Text(options=KINDS)),
        "not_kinds": ListOf(Text(options=KINDS)),
        "channels": ListOf(Text(options=CHANNELS)),
        "countries": ListOf(COUNTRY_CODE, "Only told for letters to these countries."),
        "not_countries": ListOf(COUNTRY_CODE, "Not told for letters to these countries."),
        "match": ListOf(Text("A regular expression that Python and browsers both read.")),
        "unless": ListOf(Text("A match that touches one of these does not count.")),
        "exact_case": Flag("Capitals are the point: case is not ignored."),
        "at_most": Number("How many matches one letter may have."),
        "require": Flag("Turns the rule around: one match must be there."),
        "within_sentences": Number("With require: among the first so many sentences.", least=1),
        "why": Text("Why it matters, to the writer."),
        "instead": Text("A better wording."),
        "bad": ListOf(Text("Must be caught.")),
        "good": ListOf(Text("Must pass.")),
    },
    required=("code", "title", "severity", "match", "why", "instead", "bad", "good"),
)
SOURCE = Record(
    {
        "title": Text(),
        "lang": Text(
            "the language of the title: de, fr and so on; leave out for English", pattern=LANGUAGE
        ),
        "url": ADDRESS,
        "publisher": Text(),
        "year": Number("The year of the page, where it says one.", least=1900),
        "seen": Date("The month in which we read it.", month=True),
    },
    required=("title", "url", "publisher", "seen"),
)
SOURCES = MapOf(SOURCE, "Every source once.", FILE_ID)
ROW = Record(
    {
        "label": Text(),
        "year": Year("When it was asked or counted."),
        "base": Text("Who was asked or counted."),
        "value": Number("Percent.", real=True),
        "low": Number("Percent.", real=True),
        "high": Number("Percent.", real=True),
        "source": FILE_ID,
        "note": Text(),
    },
    required=("label", "year", "base", "source"),
)
GROUP = Record(
    {"id": WORD_ID, "title": Text(), "note": Text(), "rows": ListOf(ROW)},
    required=("id", "title", "rows"),
)
FIGURE = Record(
    {
        "title": Text(),
        "summary": Text(),
        "unit": Text(),
        "max": Number("The end of the scale.", least=1),
        "groups": ListOf(GROUP),
        "reviewed": Date(),
    },
    required=("title", "groups"),
)
FRONT_MATTER = Record(
    {
        "title": Text("Short, for menus and search."),
        "description": Text("One line; search engines show it."),
        "aliases": ListOf(Text("Words that people type.")),
        "reviewed": Date(),
        "law": Flag("The page tells law: it says that it is not legal advice."),
        "sources": ListOf(FILE_ID),
        "group": Text("The name it stands under among the pages of its part."),
        "template": Text("Its look, where it is no page of plain text.", options=TEMPLATES),
        "search": Record({"exclude": Flag(), "boost": Number(real=True)}),
    },
    required=("title", "description"),
)


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of YAML file: its name, where it lives below snippets/, and its shape."""

    name: str
    pattern: str
    shape: Shape

    def takes(self, parts: tuple[str, ...]) -> bool:
        """Whether a path below snippets/, in its parts, is of this kind."""
        patterns = self.pattern.split("/")
        return len(parts) == len(patterns) and all(map(fnmatchcase, parts, patterns))


ALL = (
    Kind("letter", "letters/*/*.yml", LETTER),
    Kind("block", "blocks/*/*.yml", BLOCK),
    Kind("fields", "vocabulary/*/fields.yml", FIELDS),
    Kind("choices", "vocabulary/*/choices.yml", CHOICES),
    Kind("labels", "vocabulary/*/labels.yml", LABELS),
    Kind("search", "vocabulary/*/search.yml", SEARCH),
    Kind("words", "vocabulary/*/words.yml", WORDS),
    Kind("rule", "rules/*/*.yml", RULE),
    Kind("country", "countries/*.yml", COUNTRY),
    Kind("school", "schools/*.yml", SCHOOL),
    Kind("finder", "finder.yml", FINDER),
    Kind("sources", "sources.yml", SOURCES),
    Kind("figure", "figures/*.yml", FIGURE),
)


def kind_of(path: str) -> Kind | None:
    """The kind of a path below snippets/, or None where no kind lives."""
    parts = PurePosixPath(path).parts
    return next((kind for kind in ALL if kind.takes(parts)), None)
