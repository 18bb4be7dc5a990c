"""All letters of one guide, grouped by who reads them, with what they can be filtered by."""

from __future__ import annotations

from functools import partial
from typing import Any

from bowout.load.shapes.letter import CHANNELS, READERS
from bowout.model.content import Content
from bowout.model.letter import Letter
from bowout.model.vocabulary import Vocabulary
from bowout.render.letter_page import letter_facts

# What is right in one country and wrong in another.
BY_COUNTRY = ("courtesy", "notice", "release", "resignation")
# For a letter that fits every country; and the world, as a locale names it.
ANYWHERE, WORLD = "any", "001"
KIND_ORDER = ("courtesy", "notice", "release", "resignation", "reply", "request", "tell")


def library(content: Content) -> dict[str, Any]:
    """`groups` in reading order, and `filters` with only those options that some letter has.

    Letters in other languages stand among them, if they are this guide's: what is said about them is in its language.
    """
    vocabulary = content.vocabulary
    letters = [letter for letter in content.letters.values() if letter.guide == content.lang]
    entries = [
        letter_facts(letter, vocabulary)
        | {
            "href": f"{letter.id}/",
            "reasons": _options(letter, "reason"),
            "moments": _options(letter, "moment"),
            "places": places(letter),
            "words": " ".join(letter.aliases),
        }
        for letter in sorted(letters, key=partial(_order, content))
    ]
    groups = [
        {
            "label": vocabulary.label("to", reader),
            "letters": [e for e in entries if e["to"] == reader],
        }
        for reader in READERS
    ]
    filters = {
        "country": _countries(letters, content, vocabulary),
        "to": _used(entries, "to", READERS, vocabulary.labels.get("to", {})),
        "channel": _used(entries, "channel", CHANNELS, vocabulary.labels.get("channel", {})),
        "reason": _shared(letters, "reason"),
        "moment": _shared(letters, "moment"),
    }
    return {
        "groups": [group for group in groups if group["letters"]],
        "filters": filters,
        "world": WORLD,
    }


def places(letter: Letter) -> list[str]:
    """The countries that a letter is for; "any" where what it does is the same everywhere.

    One without a country does what its locale's country asks for when it withdraws, gives notice or asks for release.
    """
    if letter.countries:
        return list(letter.countries)
    here = letter.locale.rpartition("-")[2].lower()
    return [here] if letter.kind in BY_COUNTRY else [here, ANYWHERE]


def _countries(
    letters: list[Letter], content: Content, vocabulary: Vocabulary
) -> list[dict[str, str]]:
    """The countries that some letter is for by their names; last, all others."""
    found = {place for letter in letters for place in places(letter)} - {ANYWHERE}
    named = [content.countries[code] for code in found if code in content.countries]
    options = [{"id": one.code, "label": one.name} for one in sorted(named, key=lambda c: c.name)]
    if found - set(content.countries):
        options.append({"id": WORLD, "label": vocabulary.label("country", "other")})
    return options


def _order(content: Content, letter: Letter) -> tuple[int, int, int, str]:
    featured = content.letter_roles.get("first", [])
    first = featured.index(letter.id) if letter.id in featured else len(featured)
    return first, KIND_ORDER.index(letter.kind), CHANNELS.index(letter.channel), letter.id


def _options(letter: Letter, choice_id: str) -> list[str]:
    return [
        option
        for choice in letter.choices
        if choice.id == choice_id
        for option in choice.option_ids
    ]


def _used(
    entries: list[dict[str, Any]], key: str, order: tuple[str, ...], labels: dict[str, str]
) -> list[dict[str, str]]:
    present = {entry[key] for entry in entries}
    return [{"id": id, "label": labels.get(id, id)} for id in order if id in present]


def _shared(letters: list[Letter], choice_id: str) -> list[dict[str, str]]:
    """The options of a choice over all letters, each once, in the order they are first met."""
    labels: dict[str, str] = {}
    for letter in letters:
        for choice in letter.choices:
            if choice.id == choice_id:
                labels |= {
                    option.id: option.label for option in choice.options if option.id not in labels
                }
    return [{"id": id, "label": label} for id, label in labels.items()]
