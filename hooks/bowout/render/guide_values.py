"""What templates ask for in the language of a guide: addresses by role, words, days."""

from __future__ import annotations

from functools import partial
from typing import Any

from bowout.model.content import Content
from bowout.model.vocabulary import put
from bowout.render import locales


def guide_values(content: Content) -> dict[str, Any]:
    """Names for the templates of overrides/, for every page of this guide."""
    return {
        "guide": content,
        "address": content.address,
        "words": content.words_of,
        "written_day": partial(locales.day, lang=content.lang),
        "put": put,
    }
