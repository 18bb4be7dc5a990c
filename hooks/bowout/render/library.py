"""All letters of one language, grouped by who reads them, with what they can be filtered by."""

from __future__ import annotations

from functools import partial
from typing import Any

from bowout.load.shapes.letter import CHANNELS, READERS
from bowout.model.content import Content
from bowout.model.letter import Letter
from bowout.render.letter_page import letter_facts

KIND_ORDER = ("courtesy", "notice", "release", "resignation", "reply", "request", "tell")


def library(content: Content, lang: str) -> dict[str, Any]:
    """`groups` in reading order, and `filters` with only those options that some letter has.

    Letters in other languages stand among them: what is said about them is in `lang`.
    """
    vocabulary = content.vocabularies[lang]
    letters = list(content.letters.values())
    entries = [
        letter_facts(letter, vocabulary)
        | {
            "href": f"{letter.id}/",
            "reasons": _options(letter, "reason"),
            "moments": _options(letter, "moment"),
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
        "to": _used(entries, "to", READERS, vocabulary.labels.get("to", {})),
        "channel": _used(entries, "channel", CHANNELS, vocabulary.labels.get("channel", {})),
        "reason": _shared(letters, "reason"),
        "moment": _shared(letters, "moment"),
    }
    return {"groups": [group for group in groups if group["letters"]], "filters": filters}


def _order(content: Content, letter: Letter) -> tuple[int, int, int, str]:
    most_wanted = content.letter_roles.get("first", [])
    first = most_wanted.index(letter.id) if letter.id in most_wanted else len(most_wanted)
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
