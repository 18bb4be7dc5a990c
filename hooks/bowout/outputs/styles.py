"""One stylesheet for each set of styles that pages load."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.build import Build
from bowout.render.bundles import Styles, joined_styles


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The joined styles."""
    for parts in build.stylesheets:
        texts = [(build.docs / part).read_text("utf-8") for part in parts]
        yield Styles(parts).path, joined_styles(texts)


def parts(build: Build) -> set[str]:
    """The files that no page loads by themselves any more."""
    return {part for parts in build.stylesheets for part in parts}
