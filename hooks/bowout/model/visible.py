"""What of a letter is shown with which choices, and which of its blanks are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.letter import Branch, Choices, Field, Group, Item, Letter, OneOf, Paragraph


def paragraphs_of(items: tuple[Item, ...]) -> Iterator[Paragraph]:
    """Every paragraph that could be shown, alternatives and branches included."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        elif isinstance(item, OneOf):
            yield from item.alternatives
        elif isinstance(item, Group | Branch):
            yield from paragraphs_of(item.items)


def flatten(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item, those inside blocks and branches after their parent."""
    for item in items:
        yield item
        if isinstance(item, Group | Branch):
            yield from flatten(item.items)


def visible(items: tuple[Item, ...], choices: Choices) -> Iterator[Item]:
    """The items that these choices show; alternatives and blocks are resolved, branches are kept whole."""
    for item in items:
        if not item.when.holds(choices):
            continue
        if isinstance(item, OneOf):
            chosen = next((a for a in item.alternatives if a.when.holds(choices)), None)
            if chosen and chosen.text:
                yield chosen
        elif isinstance(item, Group):
            yield from visible(item.items, choices)
        elif not isinstance(item, Paragraph) or item.text:
            yield item


def counted_from(letter: Letter, field: Field) -> tuple[str, ...]:
    """What a counted date is worked out from and held against; none for other fields."""
    if not field.counts:
        return ()
    length = letter.with_role("length") if any(notice.asks for _, notice in field.counts) else ""
    sources = (field.from_field, letter.with_role("start"), length)
    return tuple(other.id for other in letter.fields if other.id in sources)
