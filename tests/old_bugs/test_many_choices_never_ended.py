"""Six choices with eight options each, and the check never came back.

The limit on combinations stood in the proof, but three checks before it went through every combination too.
A subject line with two dozen blanks did the same: only paragraphs had a limit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


@pytest.mark.parametrize(
    "case", ["proof-too-many-combinations", "proof-too-many-blanks-in-subject"]
)
def test_it_ends_and_says_why(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.broken_project(content.BROKEN / case, tmp_path / "project")
    assert content.check(root) == 1
    assert content.reported(capsys.readouterr().out) == content.lines(
        content.BROKEN / case / "expected.txt"
    )
