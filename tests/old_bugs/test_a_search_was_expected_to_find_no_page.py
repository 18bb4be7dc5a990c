"""A query of the search's tests expected `law/gb/`, which never existed; any of several pages would do, so it passed.

Now whatever a query should find has to be there: the page, the section and the letter.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bowout.check import prose
from bowout.check.addresses import addresses
from tests.bench import search
from tests.support import content, project


@pytest.mark.parametrize("half", search.HALVES)
def test_every_page_and_letter_that_a_query_should_find_is_there(half: str) -> None:
    there = addresses(prose.pages_of(project.ROOT), content.ours())
    expected = search.queries(half)
    pages = {page for query in expected for page, _ in query.pages}
    assert pages - set(there) == set()
    assert {letter for query in expected for letter in query.letters} - set(
        content.ours().letters
    ) == set()


@pytest.mark.parametrize("half", search.HALVES)
def test_every_section_that_a_query_should_find_is_there(half: str, site_dir: Path) -> None:
    expected = {one for query in search.queries(half) for one in query.pages if one[1]}
    ids = {
        page: set(
            re.findall(r'\bid="?([^"\s>]+)', (site_dir / page / "index.html").read_text("utf-8"))
        )
        for page, _ in expected
    }
    assert {f"{page}#{anchor}" for page, anchor in expected if anchor not in ids[page]} == set()
