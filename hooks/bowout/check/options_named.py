"""Every option must lead to a letter of its own: two options that read the same are one question too many."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Branch, Choice, Choices, Direction, Item, Letter, Paragraph
from bowout.model.messages import explain
from bowout.model.outline import Outline, VisibleItems
from bowout.model.visible import visible
from bowout.problems import Problem


def run(letter: Letter) -> Iterator[Problem]:
    """Options of one choice that give the same wording in every combination."""
    wordings: dict[tuple[str, str], set[object]] = {}
    for place, states in enumerate(Outline(letter, _wording).each()):
        for choices, wording in states:
            for answer in choices.items():
                others = frozenset(choices.items()) - {answer}
                wordings.setdefault(answer, set()).add((place, others, wording))
    for choice in (choice for choice in letter.choices if not choice.role):
        for first, second in _twins(choice, wordings):
            words = explain("same-option", first=first, second=second, choice=choice.id)
            at = letter.node.mapping["choices"]
            yield at.problem("same-option", *words, key=choice.id)


def _wording(items: VisibleItems, choices: Choices) -> tuple[object, ...]:
    inner = [
        _wording(tuple(visible(item.items, choices)), choices) if isinstance(item, Branch) else ()
        for item in items
    ]
    return tuple(zip((_content(item) for item in items), inner, strict=True))


def _content(item: Item) -> object:
    """What an item says: two items with the same words are one to the reader."""
    if isinstance(item, Paragraph):
        return item.text
    if isinstance(item, Direction):
        return item.text, "do"
    return id(item)


def _twins(
    choice: Choice, wordings: dict[tuple[str, str], set[object]]
) -> Iterator[tuple[str, str]]:
    ids = choice.option_ids
    for place, first in enumerate(ids):
        for second in ids[place + 1 :]:
            same = wordings.get((choice.id, first)) == wordings.get((choice.id, second))
            if same and (choice.id, first) in wordings:
                yield first, second
