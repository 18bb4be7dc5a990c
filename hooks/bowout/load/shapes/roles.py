"""Letters that the site itself shows, by what they are for."""

from __future__ import annotations

from bowout.load.containers import ListOf, Record
from bowout.load.ids import FILE_ID, LANGUAGE
from bowout.load.scalars import Text

ROLES = Record(
    {
        "sample": FILE_ID,
        "first": ListOf(FILE_ID, "In the library, these come first in their groups."),
        "students": ListOf(FILE_ID, "What a school's page offers, unless its file says otherwise."),
        "apology": FILE_ID,
        "language": Text("the language of the pages right below docs/", pattern=LANGUAGE),
    },
    required=("sample", "first", "students", "apology"),
    doc="The sample is shown in code to paste that names no letter; the apology where a school asks for one.",
)
