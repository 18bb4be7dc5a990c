"""The code named letters by id: without `apology-for-school` the check passed, and the build ended in a KeyError.

What the site shows is said in snippets/roles.yml now, and the check holds it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


def test_a_letter_that_the_site_shows_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    roles = root / "snippets/roles.yml"
    text = roles.read_text("utf-8").replace("apology: withdraw", "apology: apology-for-school")
    roles.write_text(text, "utf-8")
    assert content.check(root) == 1
    assert content.reported(capsys.readouterr().out) == ["snippets/roles.yml:5:10 unknown-letter"]


def test_a_site_without_the_pages_it_leads_to_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    (root / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    assert content.check(root) == 1
    assert "No page has the role `privacy`" in capsys.readouterr().out
