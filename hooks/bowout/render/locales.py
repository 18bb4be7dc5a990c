"""Days, months and the names of languages in words, by Babel."""

from __future__ import annotations

import datetime

from babel import Locale
from babel.dates import format_date, format_skeleton

from bowout.model.vocabulary import LANG


def day(iso: str, lang: str = LANG) -> str:
    """A calendar day written out, as the browser's Intl.DateTimeFormat does: November 23, 2026."""
    date = datetime.date.fromisoformat(iso)
    return str(format_date(date, "long", locale=Locale.parse(lang, sep="-")))


def month(iso: str) -> str:
    """The month of a day, or a month alone (2026-11), in the guide's language: November 2026."""
    date = datetime.date.fromisoformat(f"{iso[:7]}-01")
    return str(format_skeleton("yMMMM", date, locale=LANG))


def language(lang: str) -> str:
    """The name of a language in the guide's own."""
    return Locale.parse(lang, sep="-").get_display_name(LANG) or lang
