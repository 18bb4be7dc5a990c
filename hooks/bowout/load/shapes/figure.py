"""A figure: groups of numbers, each with its source."""

from __future__ import annotations

from bowout.load.containers import Either, ListOf, Record, Shape
from bowout.load.ids import FILE_ID, WORD_ID
from bowout.load.scalars import Number, Text, Year

PERCENT = Number("Percent.", real=True)
SOURCED: dict[str, Shape] = {
    "label": Text(),
    "year": Year("When it was asked or counted."),
    "base": Text("Who was asked or counted."),
    "source": FILE_ID,
}
NEEDED = ("label", "year", "base", "source")
ROW = Either(
    {
        "value": Record({**SOURCED, "value": PERCENT}, (*NEEDED, "value")),
        "low": Record({**SOURCED, "low": PERCENT, "high": PERCENT}, (*NEEDED, "low", "high")),
    }
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
    },
    required=("title", "groups"),
)
