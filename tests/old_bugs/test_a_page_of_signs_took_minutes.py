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
def test_many_signs_take_as_much_longer_as_they_are_more(sign: str, tmp_path: Path) -> None:
    """Four times as many took sixteen times as long. What the processor spent is compared, whatever else it does."""
    few, many = (spent(sign * count, tmp_path / str(count)) for count in (5_000, 20_000))
    assert many < 8 * few


def spent(text: str, place: Path) -> float:
    """Seconds of processor time for the check of a page with this text, in the best of three tries."""
    root = content.good_project(place)
    (root / "docs/more.md").write_text(f"{FRONT}{text}\n", "utf-8")
    tries = []
    for _ in range(3):
        began = time.process_time()
        content.check(root)
        tries.append(time.process_time() - began)
    return min(tries)
