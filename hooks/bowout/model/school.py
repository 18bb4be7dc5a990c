"""What a school's file says: its page on accepted offers, what may follow, and the office to ask."""

from __future__ import annotations

from dataclasses import dataclass

from bowout.load.nodes import Node
from bowout.load.school_shape import CONSEQUENCES

MOST_MONTHS = 12
"""A policy is read again every year."""


@dataclass(frozen=True)
class Policy:
    """The page that was read: a source, or in an invented school a title and an address."""

    source: str = ""
    title: str = ""
    url: str = ""
    scope: str = ""


@dataclass(frozen=True)
class Contact:
    """The office that helps."""

    office: str
    email: str = ""
    phone: str = ""
    url: str = ""


@dataclass(frozen=True, eq=False)
class School:
    """One school. `slug` is the name of its file and its permanent address."""

    slug: str
    path: str
    name: str
    country: str
    domains: tuple[str, ...]
    policy: Policy
    says: tuple[str, ...]
    consequences: tuple[str, ...]
    tell_first: str
    contact: Contact
    reviewed: str
    node: Node
    review_months: int = MOST_MONTHS
    aliases: tuple[str, ...] = ()
    place: str = ""
    letters: tuple[str, ...] = ()
    copy_office: bool = False
    accent: str = ""
    maintainer: str = ""
    example: bool = False

    @property
    def sanctions(self) -> bool:
        """Whether its page names anything that may follow."""
        return self.consequences != ("none_stated",)


def build_school(slug: str, node: Node) -> School:
    """A school from a node that its shape has passed."""
    keys = node.mapping
    named = {item.text for item in keys["consequences"].items}
    policy = keys["policy"].mapping
    contact = keys["contact"].mapping
    return School(
        slug=slug,
        path=node.source.path,
        name=keys["name"].text,
        country=keys["country"].text,
        domains=_texts(keys, "domains"),
        policy=Policy(**{key: policy[key].text for key in policy}),
        says=_texts(keys, "says"),
        consequences=tuple(id for id in CONSEQUENCES if id in named),
        tell_first=keys["tell_first"].text,
        contact=Contact(**{key: contact[key].text for key in contact}),
        reviewed=keys["reviewed"].text,
        node=node,
        review_months=int(_text(keys, "review_months") or MOST_MONTHS),
        aliases=_texts(keys, "aliases"),
        place=_text(keys, "place"),
        letters=_texts(keys, "letters"),
        copy_office=_text(keys, "copy_office") == "true",
        accent=_text(keys, "accent").lower(),
        maintainer=_text(keys, "maintainer"),
        example=_text(keys, "example") == "true",
    )


def _text(keys: dict[str, Node], key: str) -> str:
    return keys[key].text if key in keys else ""


def _texts(keys: dict[str, Node], key: str) -> tuple[str, ...]:
    return tuple(item.text for item in keys[key].items) if key in keys else ()
