"""A letter with a date of its own and the example “soon” ended the check with a ValueError.

Examples of dates are written out for the proof, in the letter's language. So was a language that does not exist:
a folder snippets/letters/english/ ended in an UnknownLocaleError. And `lengths: {default: [60]}` was an
IndexError. All three are problems now.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content


@pytest.mark.parametrize(
    ("case", "id"),
    [
        ("vocabulary-own-date-example", "bad-date"),
        ("vocabulary-field-bad-example", "bad-date"),
        ("place-unknown-language", "unknown-language"),
        ("value-lengths-one-number", "wrong-count"),
    ],
)
def test_it_is_told(case: str, id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content.check(content.broken_project(content.BROKEN / case, tmp_path / "project")) == 1
    (message,) = content.reported(capsys.readouterr().out)
    assert message.endswith(f" {id}")
