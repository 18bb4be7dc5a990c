"""A rule about the words of a letter."""

from __future__ import annotations

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.scalars import Flag, Number, Text
from bowout.load.shapes.letter import CHANNELS, COUNTRY_CODE, KINDS, READERS

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
        "match": ListOf(
            Text(
                "A regular expression that Python and browsers both read. Without a \\b it begins and ends with a word; "
                "{name} stands for any word of that list in snippets/rules."
            )
        ),
        "unless": ListOf(Text("A match that touches one of these does not count.")),
        "with": ListOf(Text("Matches count only if one of these stands in the letter too.")),
        "decides": Flag("Its words say the decision too, so it is not missing where they stand."),
        "in_frames": Number(
            "How many of its patterns frames load, which have little room; a rule without it is for the full page.",
            least=1,
        ),
        "titles": Record(
            {
                "to": ListOf(Text("Who reads the letter.", options=READERS)),
                "say": Text("Why letters to them are about something else, in plain words."),
                "see": Text("Links for the readers who need help with it: one line of Markdown."),
            },
            required=("to", "say", "see"),
            doc="Whose letters must not be about this: their title and use_when are read as well.",
        ),
        "pasted": Flag("Only for letters that people paste: ours show their blanks."),
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
WORD_LISTS = MapOf(
    ListOf(Text("Words, or a regular expression for them.")),
    "Words that several rules of a language share. A rule writes {name}.",
    Text("small letters, digits and _, starting with a letter", pattern="[a-z][a-z0-9_]*"),
)
