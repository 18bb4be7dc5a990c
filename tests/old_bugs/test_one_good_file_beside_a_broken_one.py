"""`bowout check one-file.yml` ended in a traceback while another letter had a misspelled blank.

The file that was asked for was fine, so "All is well" was written, with the number of versions of all letters;
and the versions of the broken one cannot be counted. Found by a test of CONTRIBUTING that left a broken letter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


def test_the_good_file_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = content.broken_project(content.BROKEN / "name-unknown-field", tmp_path / "project")
    good = next(
        path for path in (root / "snippets/letters/en").iterdir() if path.stem != "withdraw"
    )
    assert content.check(root, str(good)) == 0
    output = capsys.readouterr().out
    assert "All is well" in output
    assert "1 more elsewhere" in output
