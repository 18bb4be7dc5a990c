"""A figure: groups of numbers, each with its source."""

from __future__ import annotations

from bowout.load.containers import ListOf, Record
from bowout.load.ids import FILE_ID, WORD_ID
from bowout.load.scalars import Date, Number, Text, Year

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
