"""Two patterns read citations: `[@a; b]` and `[@a ; @b]` passed the one, and the other left them in the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("[@x-survey-2025]", True),
        ("`[@id]`", True),
        ("[@x-survey-2025; x-survey-2025]", False),
        ("[@x-survey-2025 ; @x-survey-2025]", False),
        ("[@]", False),
    ],
)
def test_what_is_no_citation_is_told(
    written: str, right: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    page = root / "docs/telling/call.md"
    page.write_text(page.read_text("utf-8") + f"\nThis is so {written}.\n", "utf-8")
    content.check(root)
    output = capsys.readouterr().out
    assert ("bad-citation" not in output) == right
