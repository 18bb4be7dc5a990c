"""A copy of the project with the invented countries and letters of tests/fixtures in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support import project

FIXTURES = project.ROOT / "tests" / "fixtures"


def with_countries(target: Path) -> Path:
    """The copy; its snippets hold Freedonia (zz), Sylvania (yy) and three letters for them."""
    root = project.copy(target)
    for folder in ("countries", "letters", "vocabulary"):
        shutil.copytree(FIXTURES / folder, root / "snippets" / folder, dirs_exist_ok=True)
    sources = root / "snippets" / "sources.yml"
    own = (FIXTURES / "sources.yml").read_text("utf-8")
    sources.write_text(sources.read_text("utf-8") + own, "utf-8")
    return root
