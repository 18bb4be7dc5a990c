"""Icons of the sets that come with Material, put into a page at build. Only their files are read; nothing is imported."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

PACKAGE, FOLDER = "material", "templates/.icons"
START = re.compile(r"<svg\b(?: xmlns=\"[^\"]*\")?")


@cache
def icon(name: str) -> Markup:
    """An icon such as `simple/moodle`, beside words that say the same; nothing where the sets are not installed."""
    spec = find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        file = Path(folder) / FOLDER / f"{name}.svg"
        if file.is_file():
            svg = START.sub(
                '<svg class="icon" aria-hidden="true"', file.read_text("utf-8"), count=1
            )
            return Markup(svg.strip())
    return Markup("")
