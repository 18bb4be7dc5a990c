"""The invented values of a letter's fields, in the form that a reader would see."""

from __future__ import annotations

from bowout.model.letter import Field, Letter
from bowout.render import locales


def written(field: Field, value: str, letter: Letter) -> str:
    """A value as it stands in a letter: dates, months, lengths and sums in the way of its locale; others as they are.

    builder.js writes what a reader types in the same way (`clean`).
    """
    if field.type == "date":
        return locales.day(value, letter.locale, letter.first_of_month, year=not letter.near_dates)
    if field.type == "month":
        return locales.month(value, letter.locale)
    if field.type == "length":
        return locales.length(value, letter.locale, letter.numbers)
    if field.type == "money":
        return locales.money(value, letter.locale, letter.territory)
    return value


def examples(letter: Letter) -> dict[str, str]:
    """Field id to example, for every field of the letter."""
    return {field.id: written(field, field.example, letter) for field in letter.fields}
