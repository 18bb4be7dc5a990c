"""“Wait... then speak.” was told to have two punctuation marks in a row.

Three dots were allowed only at the end of a sentence's first two: the last two of them were looked at again.
"""

from __future__ import annotations

import pytest

from bowout.proof.marks import mark_faults


@pytest.mark.parametrize("text", ["Wait... then speak.", "Wait...", "...then speak"])
def test_three_dots_are_one_mark(text: str) -> None:
    assert "double-mark" not in [id for id, _ in mark_faults(text)]


@pytest.mark.parametrize("text", ["Wait.. then", "Wait.,"])
def test_two_are_a_slip(text: str) -> None:
    assert [id for id, _ in mark_faults(text)] == ["double-mark"]
