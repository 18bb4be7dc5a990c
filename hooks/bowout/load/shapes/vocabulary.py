"""The words that letters and pages share: blanks, choices, labels, words of the search, spelling."""

from __future__ import annotations

from dataclasses import replace

from bowout.load.containers import Either, ListOf, MapOf, Record
from bowout.load.ids import WORD_ID
from bowout.load.scalars import Number, Text
from bowout.load.shapes.letter import CHOICE, FIELD, LOCALE, MEANING, PROSE

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
        "keep": ListOf(Text(), "Words that no ending is cut from."),
        "plain": ListOf(
            Text(), "Common words that are no slip of another, though no page has them."
        ),
        "also": MapOf(
            ListOf(Text()), "A word or phrase that people type, and what to look for as well."
        ),
        "endings": ListOf(
            Text(),
            "Endings that are cut from words, where the search has no better rules for the language.",
        ),
    },
)
LAYOUT = Record(
    {
        "size": Text("The paper.", options=("a4", "letter")),
        "head": ListOf(
            Either({"text": Record({"text": PROSE, "en": MEANING}, ("text",))}, text=PROSE),
            "The paragraphs above the letter, in order: addresses and date.",
        ),
        "subject": Text(
            "Where the subject line stands, seen from the greeting.", options=("above", "below")
        ),
        "subject_label": Text("What stands before the subject, such as “Re:”; nothing without it."),
        "sign": Text("The line to sign on."),
    },
    required=("size", "head", "subject"),
    doc="How a letter on paper is laid out.",
)
LAYOUTS = Record(
    {
        "locale": Text("Of a letter that names no country, such as en-US.", pattern=LOCALE),
        "numbers": ListOf(
            Text(), "One, two and so on, as a length is written in words; leave out for figures."
        ),
        "first_of_month": Text(
            "How the first day of a month is written in a date, if not as a figure: 1er in French."
        ),
        "after_greeting": Text(
            "How the first sentence begins behind a greeting with a comma: `small` in German.",
            options=("small", "capital"),
        ),
        "elsewhere": Text("Of a letter for several countries.", pattern=LOCALE),
        "layouts": MapOf(LAYOUT, "By locale in small letters, such as en-gb, and `default`."),
    },
    required=("locale", "layouts"),
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
        "reading_age": Number(
            "The most that the Automated Readability Index may ask of a page's readers, in years; "
            "leave out where it means nothing: it was made for English.",
            least=1,
        ),
    }
)
