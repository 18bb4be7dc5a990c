"""A letter, and a block that several letters share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bowout.load.containers import Either, ListOf, MapOf, Named, Record, Shape
from bowout.load.ids import FILE_ID, WORD_ID
from bowout.load.nodes import Node
from bowout.load.scalars import Date, Flag, Number, Text
from bowout.load.shapes.country import COUNTS
from bowout.problems import Problem

# courtesy, notice and release end the acceptance, resignation a job that has begun; the others go
# with it.
KINDS = ("courtesy", "notice", "release", "resignation", "reply", "request", "tell")
READERS = (
    "employer", "agency", "referrer", "career-center", "current-employer",
    "co-op-office", "school", "international-adviser", "professor",
)  # fmt: skip
CHANNELS = ("email", "letter", "phone", "voicemail", "message")
SPOKEN = ("phone", "voicemail")
# month: July 2027, where no day is known. length: of a notice, P4W in a file. money: in the
# country's currency.
FIELD_TYPES = ("text", "date", "month", "length", "money", "tel", "email", "lines")
CHOICE_ROLES = ("channel",)
# sender: the name that signs the letter; start: the first day of the job; delivered: when the
# letter reaches them; end: when the notice ends; length: of the notice that the contract names.
FIELD_ROLES = ("sender", "start", "delivered", "end", "length")
# How one date stands to another; a choice that compares two need not tell `on` from `after`.
COMPARED = ("unknown", "before", "on", "after")
AUTOCOMPLETE = ("name", "tel", "email", "street-address", "organization", "organization-title")

LOCALE = r"[a-z]{2,3}(?:-[A-Za-z]+)*(?:-[A-Z0-9]{2,3})?"
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
        "compare": ListOf(
            WORD_ID,
            "Two dates of the letter. It is not asked: the option is unknown, before, on or after.",
            exactly=2,
        ),
        "role": Text(
            "What the engine asks it for: channel, how the letter is sent.", options=CHOICE_ROLES
        ),
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
        "role": Text("What the engine needs it for.", options=FIELD_ROLES),
        "past": Flag("true: the start date may lie in the past without a question."),
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


class _Items:
    """A list of body items; a branch holds items again, so the shape looks itself up."""

    doc = "Paragraphs in order."

    def check(self, node: Node, name: str) -> Iterator[Problem]:
        """The problems of a list of body items."""
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
        "paragraph": Record(
            {"paragraph": ITEMS, "when": WHEN},
            ("paragraph",),
            "Several items that follow each other in one paragraph.",
        ),
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
        "channel": ListOf(
            Text("How it is sent.", options=CHANNELS),
            "How it can be sent; the reader chooses, and the page opens with the first.",
            lone=True,
        ),
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
        "sent_by": ListOf(
            ITEM, "How it travels, such as “By hand”: above the subject, on paper only."
        ),
        "layout": Text("none: an agreement or a form, with nothing around it.", options=("none",)),
        "locale": Text("How dates are written, if not as in its country: en-001.", pattern=LOCALE),
        "near_dates": Flag("true: dates go without their year, unless they are ten months ahead."),
        "body": ITEMS,
        "before": ListOf(
            Text(),
            "What to know before sending it, in Markdown. Of the first, a frame shows only the first sentence until it's opened.",
        ),
        "after": ListOf(Text(), "What to do once it is sent, in Markdown."),
        "twin": FILE_ID,
        "lengths": Record(
            {"default": LIMITS, "brief": LIMITS},
            doc="Other word limits, where this letter needs them.",
        ),
    },
    required=("title", "use_when", "kind", "to", "channel", "reviewed", "body"),
)
BLOCK = Record({"title": Text("What it is for."), "body": ITEMS}, required=("title", "body"))
