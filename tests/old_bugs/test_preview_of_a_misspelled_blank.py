"""`bowout preview` on a letter with {compny} ended in a traceback: KeyError: 'compny'.

The letter was filled although one of its blanks was no field. Now the preview tells what to mend first.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bowout.cli import main
from tests.support import content


def test_the_preview_tells_what_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = content.broken_project(content.BROKEN / "name-unknown-field", tmp_path / "project")
    letter = root / "snippets/letters/en/withdraw.yml"
    assert main(["--root", str(root), "preview", str(letter)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "snippets/letters/en/withdraw.yml:19:72 unknown-field {compny}. Did you mean {company}?",
        "",
        "1 to mend in 1 file. Then the letter can be shown.",
    ]
