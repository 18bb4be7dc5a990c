"""`max: "100"` passed the check, and the page with the chart could not be built: a text cannot be halved.

`year: 2017:30` passed too, and ended in a ValueError: YAML takes it for a number to the base sixty.
"""

from __future__ import annotations

import pytest

from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.load.shapes.figure import FIGURE
from bowout.model.content import plain
from tests.support import content

TEXT = (content.GOOD / "snippets/figures/how-common.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("good", "bad"),
    [("max: 100", 'max: "100"'), ("value: 28,", 'value: "28",'), ("value: 28,", "value: 2_8,")],
)
def test_a_number_is_a_number(good: str, bad: str) -> None:
    node, _ = parse(Source("figure.yml", TEXT.replace(good, bad)))
    assert node is not None
    assert [problem.id for problem in FIGURE.check(node, "figure")] == ["bad-number"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("28", 28), ("30.5", 30.5), ('"28"', "28"), ("2017:30", "2017:30"), ("0x1F", "0x1F")],
)
def test_only_plain_digits_become_numbers(written: str, value: object) -> None:
    node, _ = parse(Source("figure.yml", written))
    assert node is not None
    assert plain(node) == value
