"""ruff and mypy find nothing. A test like any other, so that nobody waits for them before the first one runs."""

from __future__ import annotations

import pytest

from tests.support import project


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "--quiet"], ["mypy", "--no-error-summary"]],
    ids=lambda one: one[0],
)
def test_nothing_is_found(command: list[str]) -> None:
    done = project.run(*command)
    assert done.returncode == 0, done.stdout
