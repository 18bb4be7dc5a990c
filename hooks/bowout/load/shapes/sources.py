"""The list of sources."""

from __future__ import annotations

from bowout.load.containers import MapOf, Record
from bowout.load.ids import ADDRESS, FILE_ID, LANGUAGE
from bowout.load.scalars import Date, Number, Text

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
