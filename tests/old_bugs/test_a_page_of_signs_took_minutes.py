"""A page with twenty thousand “<a” took a minute and a half, one with as many “[@” half a minute.

Each sign was looked at together with all that stood behind it.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support import content

FRONT = "---\ntitle: A page\ndescription: What it is about.\n---\n\n# A page\n\n"


@pytest.mark.parametrize("sign", ["<a ", "[@", "`a ", "“", "{", "::"])
def test_many_signs_are_read_in_a_moment(sign: str, tmp_path: Path) -> None:
    root = content.good_project(tmp_path / "project")
    (root / "docs/more.md").write_text(f"{FRONT}{sign * 20_000}\n", "utf-8")
    began = time.monotonic()
    content.check(root)
    assert time.monotonic() - began < 15
