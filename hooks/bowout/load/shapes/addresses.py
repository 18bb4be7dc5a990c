"""Addresses that are published, and those that have moved."""

from __future__ import annotations

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.scalars import Text

PAGE = Text(
    "an address below the site, with a slash at its end",
    pattern=r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+",
)
PUBLISHED = Record(
    {"addresses": ListOf(PAGE, "Every page that was ever published, in order.")},
    required=("addresses",),
)
MOVED = MapOf(PAGE, "An address that is gone, and where its readers go now.", PAGE)
