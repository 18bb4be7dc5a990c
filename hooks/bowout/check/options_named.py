"""Every option must lead to a letter of its own: two options that read the same are one question too many."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Choice, Direction, Item, Letter, Paragraph, shown
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Options of one choice that give the same wording in every combination."""
    wordings: dict[tuple[str, str], list[tuple[int, ...]]] = {}
    numbers: dict[object, int] = {}
    for choices in letter.combinations():
        wording = tuple(
            numbers.setdefault(_content(item), len(numbers)) for item in _all(letter.body, choices)
        )
        for id_and_option in choices.items():
            wordings.setdefault(id_and_option, []).append(wording)
    for choice in letter.choices:
        for first, second in _twins(choice, wordings):
            message = f"The options `{first}` and `{second}` of `{choice.id}` always give the same letter."
            at = letter.node.mapping["choices"]
            yield at.problem(
                "same-option",
                message,
                "Give one of them its own words, or delete it.",
                key=choice.id,
            )


def _all(items: tuple[Item, ...], choices: dict[str, str]) -> Iterator[Item]:
    for item in shown(items, choices):
        yield item
        if hasattr(item, "items"):
            yield from _all(item.items, choices)


def _content(item: Item) -> object:
    """What an item says: two items with the same words are one to the reader."""
    if isinstance(item, Paragraph):
        return item.text
    if isinstance(item, Direction):
        return item.text, "do"
    return id(item)


def _twins(
    choice: Choice, wordings: dict[tuple[str, str], list[tuple[int, ...]]]
) -> Iterator[tuple[str, str]]:
    ids = choice.option_ids
    for place, first in enumerate(ids):
        for second in ids[place + 1 :]:
            if wordings.get((choice.id, first)) == wordings.get((choice.id, second)):
                yield first, second
