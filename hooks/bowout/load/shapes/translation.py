"""The words of a file in another language: laid over that file, whose facts stand once.

What may be translated follows from the file's own shape: texts whose form and options are free. A list of things with
ids is translated by their ids, any other list item by item.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bowout.load.containers import Either, ListOf, MapOf, Record, Shape
from bowout.load.nodes import Node
from bowout.load.scalars import Text
from bowout.problems import Problem


def words_of(shape: Shape) -> Shape | None:
    """The shape of the words alone; None where there are none."""
    if isinstance(shape, Text):
        return None if shape.options or shape.pattern else shape
    if isinstance(shape, Record):
        keys = _words(shape.keys)
        return Record(keys, doc=shape.doc) if keys else None
    if isinstance(shape, Either):
        keys = _words(
            {key: one for record in shape.records.values() for key, one in record.keys.items()}
        )
        return Record(keys, doc=shape.doc) if keys else shape.text and words_of(shape.text)
    if isinstance(shape, MapOf):
        inner = words_of(shape.item)
        return MapOf(inner, shape.doc, shape.ids) if inner else None
    if isinstance(shape, ListOf):
        inner = words_of(shape.item)
        ids = shape.item.keys.get("id") if isinstance(shape.item, Record) else None
        if inner and isinstance(ids, Text):
            return MapOf(inner, shape.doc, ids)
        return replace(shape, item=inner, exactly=0, most=0) if inner else None
    return None


def _words(keys: Mapping[str, Shape]) -> dict[str, Shape]:
    found = {key: words_of(shape) for key, shape in keys.items()}
    return {key: shape for key, shape in found.items() if shape is not None}


def translated(base: Node, words: Node) -> Node:
    """The file with these words instead of its own. What the words are for and isn't there is left out."""
    if isinstance(words.value, dict):
        if isinstance(base.value, list):
            own = words.mapping
            items = [(item, own.get(item.words("id"))) for item in base.items]
            return _with(base, [translated(item, its) if its else item for item, its in items])
        own = {key: node for key, node in words.mapping.items() if key in base.mapping}
        changed = {key: translated(base.mapping[key], node) for key, node in own.items()}
        return _with(base, base.mapping | changed)
    if any(item.mapping for item in base.items):
        pairs = zip(base.items, words.items, strict=False)
        return _with(base, [translated(item, own) for item, own in pairs])
    return words


def _with(base: Node, value: dict[str, Node] | list[Node]) -> Node:
    return Node(base.source, base.start, base.end, value, base.tag, base.style, base.keys)


def differences(shape: Shape, base: Node, words: Node) -> Iterator[Problem]:
    """What the file says and its translation doesn't, and the other way round; `shape` is that of the words."""
    if isinstance(shape, Record | MapOf):
        there = {item.words("id"): item for item in base.items} or base.mapping
        inner = shape.keys if isinstance(shape, Record) else dict.fromkeys(there, shape.item)
        for key in (key for key in there if key in inner and _says(inner[key], there[key])):
            if key not in words.mapping:
                message = f"`{key}` isn't translated: {base.source.path} has it."
                yield words.problem("not-translated", message, "Add it in this language.")
        for key, node in words.mapping.items():
            if key in there and key in inner:
                yield from differences(inner[key], there[key], node)
            else:
                message = f"{base.source.path} has no `{key}`, so nobody would read this."
                yield words.problem("idle-translation", message, "Delete it.", key=key)
    elif isinstance(shape, ListOf) and any(item.mapping for item in base.items):
        if len(base.items) != len(words.items):
            message = (
                f"{base.source.path} has {len(base.items)} items here, not {len(words.items)}."
            )
            yield words.problem("not-translated", message, "Translate each, in the same order.")
        for item, own in zip(base.items, words.items, strict=False):
            yield from differences(shape.item, item, own)


def _says(shape: Shape, node: Node) -> bool:
    """Whether there is a word in it to translate."""
    if isinstance(shape, Record | MapOf):
        there = {item.words("id"): item for item in node.items} or node.mapping
        inner = shape.keys if isinstance(shape, Record) else dict.fromkeys(there, shape.item)
        return any(key in inner and _says(inner[key], one) for key, one in there.items())
    return bool(node.items or node.text)
