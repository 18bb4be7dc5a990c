"""The site with the invented countries in it: built once, for the tests of countries and the finder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support import project, server
from tests.support.countries import with_countries


@pytest.fixture(scope="session")
def country_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_countries(tmp_path_factory.mktemp("countries") / "project")


@pytest.fixture(scope="session")
def country_url(country_root: Path) -> Iterator[str]:
    target = country_root.parent / "site"
    done = project.build(target, root=country_root)
    if done.returncode != 0:
        pytest.fail(
            f"The site with invented countries does not build:\n{done.stdout}", pytrace=False
        )
    with server.serve(target) as address:
        yield address


@pytest.fixture
def country_page(new_page: Callable[..., Page], country_url: str) -> Callable[..., Page]:
    return partial(new_page, base_url=country_url)
