"""The site with the invented countries in it: built once, for the tests of countries and the finder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import NewPage, lent_pages, site_of
from tests.support import server
from tests.support.contexts import Contexts
from tests.support.countries import with_countries


@pytest.fixture(scope="session")
def country_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_countries(tmp_path_factory.mktemp("countries") / "project")


@pytest.fixture(scope="session")
def country_url(country_root: Path) -> Iterator[str]:
    with server.serve(site_of(country_root)) as address:
        yield address


@pytest.fixture
def country_page(contexts: Contexts, country_url: str) -> Iterator[NewPage]:
    """As `new_page`, on that site."""
    with lent_pages(contexts, country_url) as make:
        yield make
