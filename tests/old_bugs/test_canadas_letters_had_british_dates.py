"""From Canada's page, “Ask them to release you” wrote 6 April 2026; a British reader's email wrote April 6, 2026.

A letter for several countries had one way to write dates, whoever came. It now takes the country of the page, the
finder's answer, the library's filter or the school that led to it, for its dates. Without one it opens as before.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bowout.render.letter_page import builder_context
from tests.support.content import ours

NewPage = Callable[..., Page]
RELEASE, EMAIL = "ask-for-release", "withdraw-by-email"
DAY = "2026-04-06"
ALL = ours().letters.values()


def start_date(page: Page, letter: str, way: str = "") -> str:
    """The start date as the letter writes it."""
    page.goto("about:blank")  # another fragment alone would not load the page anew
    page.goto(f"/letters/{letter}/{way}")
    page.locator("[data-wording]").evaluate("(el) => { el.open = true; }")
    page.locator("[data-role=start]").fill(DAY)
    return page.locator("[data-article] [data-field=start_date].filled").first.inner_text()


def followed(page: Page, letter: str) -> str:
    """The same, in the letter that the page's first link to it opens."""
    link = page.locator(f"a[href*='letters/{letter}/']:visible").first
    return start_date(page, letter, link.evaluate("(link) => link.hash"))


def test_a_letter_for_several_countries_opens_as_before_where_no_country_is_named(
    new_page: NewPage,
) -> None:
    page = new_page(timezone_id="UTC")
    assert start_date(page, RELEASE) == "6 April 2026"
    assert start_date(page, RELEASE, "#country=constructor") == "6 April 2026"
    assert start_date(page, RELEASE, "#country=ca") == "April 6, 2026"


def test_from_a_countrys_page(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/law/ph/")
    page.locator("details.folded, .paper").evaluate_all(
        "all => all.forEach((el) => { el.open = true; })"
    )
    links = page.locator("a[href*='/letters/']").evaluate_all(
        "(all) => all.map((link) => [link.pathname.split('/').at(-2), link.hash])"
    )
    for letter, way in links:
        several = letter in ours().letters and ours().letters[letter].for_several
        assert ("country=ph" in way) == several, letter
    assert any("country=ph" in way for _, way in links)


def test_from_the_finder(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/law/which-letter/#country=ca&paper=fixed_term")
    assert followed(page, "ask-for-release-fixed-term") == "April 6, 2026"


def test_from_the_librarys_filter(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/letters/")
    page.locator("#filter-country").select_option("ca")
    page.locator("#filter-text").fill("shorter notice")
    link = page.locator("[data-letter]:not([hidden]) a").first
    assert link.evaluate("(link) => link.hash") == "#country=ca"
    page.locator("#filter-country").select_option("")
    assert link.evaluate("(link) => link.hash") == ""


def test_from_a_school(new_page: NewPage) -> None:
    """Its own script names its country; a country in the link goes before it."""
    page = new_page()
    assert start_date(page, EMAIL, "#school=oxford") == "6 April"
    page = new_page()
    assert start_date(page, EMAIL, "#school=oxford&country=us") == "April 6"


def test_a_copied_link_keeps_the_country(new_page: NewPage) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/letters/{RELEASE}/#country=ca")
    page.locator("[data-more] > summary").click()
    page.locator("[data-do=copy-link]").click()
    expect(page.locator("[data-said]")).to_contain_text("Link copied")
    assert "country=ca" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.id)
def test_only_letters_for_several_countries_change_with_them(letter) -> None:  # type: ignore[no-untyped-def]
    places = builder_context(letter, ours(), {})["places"]
    assert not places or letter.for_several
    assert all(locale.startswith(f"{letter.lang}-") for locale in places.values())
