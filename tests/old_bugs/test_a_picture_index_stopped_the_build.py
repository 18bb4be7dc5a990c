"""Windows puts Thumbs.db into folders with pictures, and Finder an Icon file: the check called them misplaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store", "Icon\r"])
def test_what_systems_leave_behind_is_passed_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    for folder in ("docs", "snippets/letters/en"):
        (root / folder / name).write_bytes(b"\0")
    assert content.check(root) == 0, capsys.readouterr().out
