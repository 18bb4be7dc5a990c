"""What a letter shows, worked out item by item.

An item depends only on the choices that it names. So each is looked at once for every way to answer
those, and a whole combination is put together from what is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from operator import itemgetter
from typing import Generic, TypeVar

from bowout.model.letter import Branch, Choices, Group, Item, Letter, OneOf, Paragraph
from bowout.model.visible import visible

T = TypeVar("T")
VisibleItems = tuple[Item, ...]
View = Callable[[VisibleItems, Choices], T]


class Outline(Generic[T]):
    """`view` of what each item of the body shows, for all combinations."""

    def __init__(self, letter: Letter, view: View[T]) -> None:
        self.options = {choice.id: choice.option_ids for choice in letter.choices}
        self.parts: list[OutlinePart[T]] = [OutlinePart(item, view) for item in letter.body]

    def at(self, choices: Choices) -> list[T]:
        """The view of each item with these choices."""
        # What is known is not asked for again: this is done for each of some ten thousand combinations.
        return [part.known.get(part.answers(choices)) or part.at(choices) for part in self.parts]

    def each(self) -> Iterator[list[tuple[dict[str, str], T]]]:
        """For each item, its view with every way to answer the choices that it names."""
        for part in self.parts:
            answers = (self.options.get(name, ()) for name in part.names)
            combinations = (
                dict(zip(part.names, picked, strict=True)) for picked in product(*answers)
            )
            yield [(choices, part.at(choices)) for choices in combinations]


class OutlinePart(Generic[T]):
    """One item of the body, its view by the answers to the choices it names."""

    def __init__(self, item: Item, view: View[T]) -> None:
        self.item = item
        self.view = view
        self.names = tuple(dict.fromkeys(_names((item,))))
        self.answers = itemgetter(*self.names) if self.names else lambda choices: ()
        self.known: dict[object, T] = {}

    def at(self, choices: Choices) -> T:
        answers = self.answers(choices)
        if answers not in self.known:
            self.known[answers] = self.view(tuple(visible((self.item,), choices)), choices)
        return self.known[answers]


def _names(items: VisibleItems) -> Iterator[str]:
    """The choices that items depend on."""
    for item in items:
        yield from (choice for choice, _ in item.when.terms)
        if isinstance(item, OneOf):
            yield from _names(item.alternatives)
        elif isinstance(item, Group | Branch):
            yield from _names(item.items)


def paragraphs(items: VisibleItems, choices: Choices) -> Iterator[Paragraph]:
    """The paragraphs among shown items, those inside branches included."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        elif isinstance(item, Branch):
            yield from paragraphs(tuple(visible(item.items, choices)), choices)


def branches(items: VisibleItems, choices: Choices) -> Iterator[VisibleItems]:
    """What each branch among shown items shows, branches inside branches too."""
    for item in items:
        if isinstance(item, Branch):
            inside = tuple(visible(item.items, choices))
            yield inside
            yield from branches(inside, choices)
