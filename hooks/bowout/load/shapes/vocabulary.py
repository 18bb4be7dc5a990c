"""The words that letters and pages share: blanks, choices, labels, words of the search, spelling."""

from __future__ import annotations

from dataclasses import replace

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.ids import WORD_ID
from bowout.load.scalars import Text
from bowout.load.shapes.letter import CHOICE, FIELD

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
