"""“Thank you for the tour of hall #4” was sent as “Thank you for the tour of hall”.

YAML ends a plain text at a space and a number sign, and nobody was told. In the same way the first word of
a text was lost when it started with & (a name for the part) or ! (a type).
"""

from __future__ import annotations

import pytest

from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.load.shapes.letter import PROSE


@pytest.mark.parametrize(
    ("written", "id", "col"),
    [
        ("Thank you for the tour of hall #4.", "yaml-comment", 32),
        ("&thanks Thank you.", "yaml-anchor", 1),
        ("!thanks Thank you.", "yaml-tag", 1),
    ],
)
def test_lost_words_are_told(written: str, id: str, col: int) -> None:
    node, problems = parse(Source("letter.yml", written))
    assert node is not None
    found = [*problems, *PROSE.check(node, "text")]
    assert [(problem.id, problem.col) for problem in found] == [(id, col)]


@pytest.mark.parametrize("written", ["hall#4", '"hall #4"', ">-\n  hall #4", "1 & 2!"])
def test_what_is_kept_is_no_problem(written: str) -> None:
    node, problems = parse(Source("letter.yml", written))
    assert node is not None
    assert [*problems, *PROSE.check(node, "text")] == []
