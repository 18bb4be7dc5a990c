"""Days, months and the names of languages in words, by Babel."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, get_territory_currencies
from babel.units import format_unit


def day(iso: str, lang: str, first: str = "", *, year: bool = True) -> str:
    """A calendar day written out, as the browser's Intl.DateTimeFormat does: November 23, 2026.

    `first` is how a date that opens with the first of a month writes that day: 1er décembre 2026.
    Without its `year` it is November 23.
    """
    date = datetime.date.fromisoformat(iso)
    words = str(format_date(date, "long", locale=Locale.parse(lang, sep="-")))
    words = FIRST_DAY.sub(first, words) if first else words
    return words if year else ITS_YEAR.sub("", words)


def month(iso: str, lang: str) -> str:
    """The month of a day, or a month alone (2026-11): November 2026."""
    date = datetime.date.fromisoformat(f"{iso[:7]}-01")
    return str(format_skeleton("yMMMM", date, locale=Locale.parse(lang, sep="-")))


FIRST_DAY = re.compile(r"^1(?=\s)")
ITS_YEAR = re.compile(r",? \d{4}$")
UNITS = {"D": "duration-day", "W": "duration-week", "M": "duration-month"}


def length(iso: str, lang: str, numbers: Sequence[str] = ()) -> str:
    """A length of notice (P4W) in words: four weeks. Without a word for its number, in figures: 4 Wochen."""
    number, unit = int(iso[1:-1]), iso[-1]
    locale = Locale.parse(lang, sep="-")
    words = str(format_unit(number, UNITS[unit], length="long", locale=locale))
    return words.replace(str(number), numbers[number - 1], 1) if number <= len(numbers) else words


PLAIN_SUM = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")


def currency(territory: str) -> str:
    """The currency of a territory, such as GBP; empty without one."""
    current = get_territory_currencies(territory) if territory else []
    return str(current[-1]) if current else ""


def money(typed: str, lang: str, territory: str = "") -> str:
    """A sum as people there write it: ₹2,00,000 in India. What is no plain number stays as it was typed."""
    plain = re.sub(r"(?<=[0-9])[, ](?=[0-9]{2,3}\b)", "", typed)
    if not PLAIN_SUM.fullmatch(plain):
        return typed
    locale = Locale.parse(lang, sep="-")
    amount = Decimal(plain)
    code = currency(territory)
    if not code:
        return str(format_decimal(amount, locale=locale))
    pattern = locale.currency_formats["standard"].pattern
    is_integer = amount == amount.to_integral_value()
    form = pattern.replace(".00", "") if is_integer else pattern
    return str(format_currency(amount, code, form, locale=locale, currency_digits=False))


def language(lang: str, guide: str) -> str:
    """The name of a language in the guide's own."""
    return Locale.parse(lang, sep="-").get_display_name(Locale.parse(guide, sep="-")) or lang
