"""The site's addresses, below its root: where pages stand, and where those made from data do."""

from __future__ import annotations

import posixpath

# The folders of generated pages.
LETTERS, COUNTRIES, SCHOOLS, SOURCES = "letters/", "law/", "students/schools/", "about/sources/"


def page_address(file: str) -> str:
    """The address of a Markdown file below docs/: `telling/call.md` stands at `telling/call/`, and `index.md` at ``."""
    path = file.removesuffix(".md")
    if posixpath.basename(path) == "index":
        return path.removesuffix("index")
    return f"{path}/"


def letter_address(id: str) -> str:
    """Where a letter stands."""
    return f"{LETTERS}{id}/"


def country_address(code: str) -> str:
    """Where a country's page stands."""
    return f"{COUNTRIES}{code}/"


def school_address(slug: str) -> str:
    """Where a school's page stands."""
    return f"{SCHOOLS}{slug}/"
