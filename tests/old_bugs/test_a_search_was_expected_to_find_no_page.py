"""A query of the search's tests expected `law/gb/`, which never existed; any of several pages would do, so it passed."""

from __future__ import annotations

import yaml

from bowout.check import prose
from bowout.check.addresses import addresses
from tests.support import content, project

QUERIES = project.ROOT / "tests/browser/search_queries.yml"


def test_every_page_that_a_query_should_find_is_there() -> None:
    there = addresses(prose.pages_of(project.ROOT), content.ours())
    expected = yaml.safe_load(QUERIES.read_text("utf-8"))
    named = {str(address).partition("#")[0] for address in _texts(expected)}
    assert {address for address in named if address.endswith("/")} - set(there) == set()


def _texts(data: object) -> list[object]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    return [text for value in data for text in _texts(value)] if isinstance(data, list) else [data]
