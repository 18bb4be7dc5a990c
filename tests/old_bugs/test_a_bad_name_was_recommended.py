"""Somebody renamed withdraw.yml to “with draw.yml”, and the check told four pages to link to “with draw”."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


def test_only_names_that_a_file_may_have_are_recommended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    letters = root / "snippets/letters/en"
    (letters / "withdraw.yml").rename(letters / "with draw.yml")
    assert content.check(root) == 1
    words = capsys.readouterr().out
    assert "snippets/letters/en/with draw.yml:1:1 bad-file-name" in words
    assert "There is no letter `withdraw`. Known: call." in words
    assert "mean" not in words
