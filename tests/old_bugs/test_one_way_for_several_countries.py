"""A letter for several countries said how to send it once for each of them, and never which was meant.

In a frame, which leaves out the rules that stood between, there were four contradictory lines in a row.
"""

from __future__ import annotations

import lxml.html
import pytest

from bowout.model.content import load_content
from bowout.model.letter import Letter
from bowout.render.country_box import countries_of, country_box
from tests.support.project import ROOT

CONTENT = load_content(ROOT)
SEVERAL = [one for one in CONTENT.letters.values() if len(countries_of(one, CONTENT)) > 1]


@pytest.mark.parametrize("letter", SEVERAL, ids=lambda letter: letter.id)
def test_what_is_said_of_each_country_is_named_and_what_is_the_same_is_said_once(
    letter: Letter,
) -> None:
    tree = lxml.html.fragment_fromstring(str(country_box(letter, CONTENT)))
    assert len(tree.findall(".//strong[@class='paper-kind']")) <= 1
    lines = [p.text_content() for p in tree.xpath("section/p")]
    assert len(lines) in (0, len(countries_of(letter, CONTENT)))
    for line, country in zip(lines, countries_of(letter, CONTENT), strict=False):
        assert line.startswith(f"{country.name}: ")


def test_both_sorts_are_there() -> None:
    named = [one for one in SEVERAL if "<section><p>" in str(country_box(one, CONTENT))]
    assert 0 < len(named) < len(SEVERAL)
