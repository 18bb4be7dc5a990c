"""The invented values of a letter's fields, in the form that a reader would see."""

from __future__ import annotations

from bowout.model.letter import Field, Letter
from bowout.render import locales


def example(field: Field, locale: str) -> str:
    """The field's example; a date is written out."""
    return locales.day(field.example, locale) if field.type == "date" else field.example


def examples(letter: Letter) -> dict[str, str]:
    """Field id to example, for every field of the letter."""
    return {field.id: example(field, letter.locale) for field in letter.fields}
