"""“Check my letter” keeps finding what it found in the labeled letters, and stays quiet about what is fine.

The floors of the half that nobody has read lie a little below what was measured when the rules were written.
A rule that lowers one is mended, or the floor is argued about in the proposal; no entry is changed to fit a rule.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.corpus import COSTLY, Score, entries, measure, rows, scripts

FLOORS: dict[str, dict[str, tuple[float, float]]] = {}
CEILINGS: dict[str, tuple[float, float]] = {}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=scripts())
    yield page
    context.close()
