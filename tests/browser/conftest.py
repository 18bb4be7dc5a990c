"""The site with the invented countries in it: built once, for the tests of countries and the finder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support import project, server
from tests.support.complaints import Complaints
from tests.support.countries import with_countries


@pytest.fixture(scope="session")
def country_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_countries(tmp_path_factory.mktemp("countries") / "project")


@pytest.fixture(scope="session")
def country_url(country_root: Path) -> Iterator[str]:
    target = country_root.parent / "site"
    done = project.build(target, root=country_root)
    if done.returncode != 0:
        told = f"The site with invented countries does not build:\n{done.stdout}"
        pytest.fail(told, pytrace=False)
    with server.serve(target) as address:
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
