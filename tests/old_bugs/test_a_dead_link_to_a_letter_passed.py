"""Everything below letters/ counted as there, so that a link in HTML to a letter that does not exist passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("../../letters/withdraw/", False),
        ("../../letters/withdraw/withdraw.docx", False),
        ("../../letters/nothing/", True),
        ("../../letters/withdraw/nothing.docx", True),
    ],
)
def test_a_letter_or_its_copy_must_be_there(
    address: str, dead: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    page = root / "docs/telling/call.md"
    page.write_text(page.read_text("utf-8") + f'\n<a href="{address}">This</a>\n', "utf-8")
    content.check(root)
    assert ("dead-link" in capsys.readouterr().out) == dead
