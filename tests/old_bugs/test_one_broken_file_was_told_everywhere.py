"""One typing error in sources.yml gave hundreds of messages: every citation was suddenly unknown.

So did a broken letter that pages link to, a broken block that letters use, and a broken vocabulary. What a
broken file holds is not known, so it is no reason to complain about others: one fault, one message.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content

SHARED = [
    "snippets/sources.yml",
    "snippets/letters/en/withdraw.yml",
    "snippets/blocks/en/sign-off.yml",
    "snippets/vocabulary/en/fields.yml",
    "snippets/vocabulary/en/choices.yml",
    "snippets/figures/how-common.yml",
]


@pytest.mark.parametrize("path", SHARED)
def test_one_fault_one_message(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "project")
    with (root / path).open("a", encoding="utf-8") as file:
        file.write('oops: "not closed\n')
    assert content.check(root) == 1
    (message,) = content.reported(capsys.readouterr().out)
    assert message.startswith(f"{path}:")
    assert message.endswith(" bad-yaml")


def test_a_file_in_another_folder_does_not_take_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """snippets/anything/sources.yml was read as the list of sources, and the real one was forgotten."""
    root = content.broken_project(content.BROKEN / "place-second-sources", tmp_path / "project")
    assert content.check(root) == 1
    assert content.reported(capsys.readouterr().out) == [
        "snippets/letters/sources.yml:1:1 misplaced-file"
    ]
