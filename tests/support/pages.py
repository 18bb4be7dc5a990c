"""Which files of the built site are its pages, and which are made for the inside of other sites."""

from __future__ import annotations

from pathlib import Path

INSIDE = "embed/v1/"
"""Below it lie embedded pages and plain HTML; tests/build/test_embed.py is about those."""


def full_pages(site: Path) -> dict[str, Path]:
    """Every page that is made to be visited, by its address below the site's root."""
    return {address: file for address, file in _pages(site) if not address.startswith(INSIDE)}


def embedded_pages(site: Path) -> dict[str, Path]:
    """Every page that is made to stand in a frame of another site, by its address below the root."""
    return {
        address: file
        for address, file in _pages(site)
        if address.startswith(INSIDE) and file.name == "index.html"
    }


def _pages(site: Path) -> list[tuple[str, Path]]:
    return [
        (file.relative_to(site).as_posix().removesuffix("index.html"), file)
        for file in sorted(site.rglob("*.html"))
    ]
