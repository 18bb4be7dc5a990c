"""Below Safari 16.4 the letter check was not there, and nobody said so.

Such a browser can't read a pattern that looks back, and so none of a script that holds one. The form stayed hidden,
and the page looked as if it had none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import NewPage
from tests.support.project import ROOT

LOOKBEHIND = re.compile(r"\(\?<[=!]")
SCRIPTS = sorted((ROOT / "docs/assets").rglob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_looks_back(script: Path) -> None:
    assert not LOOKBEHIND.search(script.read_text("utf-8"))


def test_the_rules_of_the_check_do_not_look_back(site_dir: Path) -> None:
    for rules in (site_dir / "assets/js").glob("rules.*.js"):
        assert not LOOKBEHIND.search(rules.read_text("utf-8")), rules.name


@pytest.mark.parametrize(
    ("path", "script"),
    [
        ("/telling/check/", "check.js"),
        ("/letters/withdraw-by-email/", "builder.js"),
        ("/embed/v1/en/letters/withdraw-by-email/", "letter-en.js"),
    ],
)
def test_where_a_script_cannot_be_read_the_page_says_so(
    new_page: NewPage, path: str, script: str
) -> None:
    page = new_page(expected=["Unexpected identifier"])
    page.route(
        f"**/{script}", lambda route: route.fulfill(body="a b", content_type="text/javascript")
    )
    page.goto(path)
    note = page.locator(".too-old")
    expect(note).to_be_visible()
    expect(page.locator("main h1")).to_be_visible()


def test_where_all_is_well_it_says_nothing(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/letters/withdraw-by-email/")
    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.locator(".too-old")).to_be_hidden()
