"""Oxford's page offered “Withdraw your acceptance by email”, the American courtesy.

In the United Kingdom an acceptance can be a contract, and the country's own page says not to write only that you
withdraw. The letters of a school were a fixed list, and its country was never read. A country now names the letters
that its schools offer, and a letter for one country's law stands in the portals of that country's schools.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bowout.render.school import school_letters
from tests.support.content import ours

CONTENT = ours()
ABROAD = [school for school in CONTENT.schools.values() if school.country != "us"]


@pytest.mark.parametrize("school", ABROAD, ids=lambda school: school.slug)
def test_no_school_abroad_offers_a_courtesy_where_notice_is_due(school) -> None:  # type: ignore[no-untyped-def]
    contract = CONTENT.countries[school.country].papers["contract"]
    assert contract.kind != "courtesy", "this test is about countries where a contract ends by more"
    if school.letters:
        return  # a co-op program: its own choice, and no job under a contract
    kinds = {CONTENT.letters[id].kind for id in school_letters(school, CONTENT)}
    assert contract.kind in kinds
    assert "courtesy" not in kinds


def test_a_schools_own_choice_goes_before_its_countrys() -> None:
    school = replace(ABROAD[0], letters=("tell-professor",))
    assert school_letters(school, CONTENT)[0] == "tell-professor"
