"""The invented values of a letter's fields, in the form that a reader would see."""

from __future__ import annotations

import datetime

from babel import Locale
from babel.dates import format_date

from bowout.model.letter import Field, Letter


def example(field: Field, lang: str) -> str:
    """The field's example; a date is written out as the browser's Intl.DateTimeFormat does."""
    if field.type != "date":
        return field.example
    day = datetime.date.fromisoformat(field.example)
    return str(format_date(day, "long", locale=Locale.parse(lang, sep="-")))


def examples(letter: Letter) -> dict[str, str]:
    """Field id to example, for every field of the letter."""
    return {field.id: example(field, letter.lang) for field in letter.fields}
