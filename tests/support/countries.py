"""A copy of the project with the invented countries and letters of tests/fixtures in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support import project

FIXTURES = project.ROOT / "tests" / "fixtures"
NAMES = ("Freedonia", "Sylvania")


def with_countries(target: Path) -> Path:
    """The copy; its snippets hold Freedonia (zz), Sylvania (yy) and three letters for them."""
    root = project.copy(target)
    add_countries(root / "snippets")
    return root


def add_countries(snippets: Path) -> None:
    """Put the invented countries, their letters, their sources and their names into a folder of snippets."""
    for folder in ("countries", "letters", "vocabulary"):
        shutil.copytree(FIXTURES / folder, snippets / folder, dirs_exist_ok=True)
    words = snippets / "vocabulary" / "en" / "words.yml"
    known = "".join(f"  - {name}\n" for name in NAMES)
    words.write_text(words.read_text("utf-8").replace("known:\n", f"known:\n{known}", 1), "utf-8")
    with (snippets / "sources.yml").open("a", encoding="utf-8") as file:
        file.write((FIXTURES / "sources.yml").read_text("utf-8"))
