"""The site with the invented countries in it: built once, for the tests of countries and the finder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import site_of
from tests.support import server
from tests.support.complaints import Complaints
from tests.support.countries import with_countries


@pytest.fixture(scope="session")
def country_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_countries(tmp_path_factory.mktemp("countries") / "project")


@pytest.fixture(scope="session")
def country_url(country_root: Path) -> Iterator[str]:
    with server.serve(site_of(country_root)) as address:
        yield address


@pytest.fixture
def country_page(browser: Browser, country_url: str) -> Iterator[Callable[..., Page]]:
    """As `new_page`, on that site."""
    contexts = []
    complaints = Complaints()

    def make(**settings: Any) -> Page:
        usual = {"base_url": country_url, "locale": "en-US", "timezone_id": "UTC"}
        contexts.append(browser.new_context(**{**usual, **settings}))
        complaints.watch(contexts[-1])
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()
    if text := complaints.text():
        pytest.fail(f"The browser complained:\n{text}", pytrace=False)
