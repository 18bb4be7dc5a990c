"""The list of sources."""

from __future__ import annotations

from bowout.load.containers import MapOf, Record
from bowout.load.ids import ADDRESS, FILE_ID, LANGUAGE
from bowout.load.scalars import Date, Flag, Number, Text

# Where the law itself speaks: its text, a court, or the office (or the body) whose own rule it is.
PRIMARY = ("statute", "judgment", "official")
# Somebody writing about the law. Unions, advice services, employers' groups and companies are
# `other`.
SECONDARY = ("law_firm", "press", "forum", "research", "other")

SOURCE = Record(
    {
        "title": Text(),
        "lang": Text(
            "the language of the title: de, fr and so on; leave out for English", pattern=LANGUAGE
        ),
        "url": ADDRESS,
        "publisher": Text(),
        "kind": Text(
            "statute: the text of a law or rule, a copy of it too. judgment: a court's own words, or its headnote. "
            "official: a public authority, or the body whose own rule it is, such as a school's policy. "
            "law_firm, press, forum, research: who writes about it. other: a union, an advice service, a company.",
            options=(*PRIMARY, *SECONDARY),
        ),
        "year": Number("The year of the page, where it says one.", least=1900),
        "dated": Date(
            "The date of the content, where more than the year is known: when the law took effect, "
            "the judgment was given, the page was last changed.",
            month=True,
        ),
        "seen": Date("The month in which we read it.", month=True),
        "unopened": Flag(
            "true: cited from sure knowledge of its text, and nobody has opened this address yet. "
            "The list of sources says so, and `check --overdue` names it."
        ),
    },
    required=("title", "url", "publisher", "seen"),
)
SOURCES = MapOf(SOURCE, "Every source once.", FILE_ID)
