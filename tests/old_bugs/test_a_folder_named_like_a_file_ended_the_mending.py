"""`check --fix` ended in a traceback where a folder was named like a letter, or a link led nowhere.

And where a link led to a file outside the project, that file was rewritten.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content

LETTERS = "snippets/letters/en"


def test_folders_and_links_are_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    outside = tmp_path / "outside.yml"
    written = (root / LETTERS / "withdraw.yml").read_bytes().replace(b"\n", b"\r\n")
    outside.write_bytes(written)
    (root / LETTERS / "linked.yml").symlink_to(outside)
    (root / LETTERS / "gone.yml").symlink_to(root / "nothing.yml")
    (root / LETTERS / "loop.yml").symlink_to("loop.yml")
    (root / LETTERS / "folder.yml").mkdir()
    (root / "docs" / "folder.md").mkdir()
    assert (
        content.check(root, "--fix") == 1
    )  # of all but the folder named like a letter something is told
    words = capsys.readouterr()
    assert content.reported(words.out) == [
        "docs/folder.md:1:1 unreadable",
        f"{LETTERS}/gone.yml:1:1 unreadable",
        f"{LETTERS}/loop.yml:1:1 unreadable",
    ]
    assert words.err == ""
    assert outside.read_bytes() == written


def test_what_cannot_be_written_is_told_and_not_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = content.good_project(tmp_path / "project")
    file = root / LETTERS / "withdraw.yml"
    file.write_bytes(file.read_bytes().replace(b"  - Thank", b"\t- Thank"))

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refused)
    assert content.check(root, "--fix") == 1
    words = capsys.readouterr()
    assert [line.split()[1] for line in content.reported(words.out)] == ["tab"]
    assert words.err == ""
