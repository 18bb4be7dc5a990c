"""What a school's file says: its page on accepted offers, what may follow, and the office to ask."""

from __future__ import annotations

from dataclasses import dataclass

from bowout.load.nodes import Node
from bowout.load.shapes.school import CONSEQUENCES

# A policy is read again every year.
MOST_MONTHS = 12


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
    lasts: str = ""
    # What counts as accepting there: one of ACCEPTED, or empty where its page does not say.
    accepted: str = ""
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
    named = node.texts("consequences")
    return School(
        slug=slug,
        path=node.source.path,
        name=node.words("name"),
        country=node.words("country"),
        domains=node.texts("domains"),
        policy=Policy(**dict(node.pairs("policy"))),
        says=node.texts("says"),
        consequences=tuple(id for id in CONSEQUENCES if id in named),
        tell_first=node.words("tell_first"),
        contact=Contact(**dict(node.pairs("contact"))),
        reviewed=node.words("reviewed"),
        node=node,
        review_months=int(node.words("review_months") or MOST_MONTHS),
        aliases=node.texts("aliases"),
        place=node.words("place"),
        letters=node.texts("letters"),
        lasts=node.words("lasts"),
        accepted=node.words("accepted"),
        copy_office=node.flag("copy_office"),
        accent=node.words("accent").lower(),
        maintainer=node.words("maintainer"),
        example=node.flag("example"),
    )
