"""A country's page: what was signed brings one letter and one sum of dates, and what only some need is folded."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support import ready

NewPage = Callable[..., Page]
PATH, CAUTION = "/law/zz/", "/law/yy/"


def sign(page: Page, paper: str) -> None:
    page.locator(f"#signed-{paper}").check()


def test_what_was_signed_brings_one_letter_and_one_sum(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    ready.wait(page)
    expect(page.locator(".paper:visible")).to_have_count(0)
    expect(page.locator("[data-sum]")).to_be_hidden()
    sign(page, "probation")
    expect(page.locator(".paper:visible")).to_have_count(1)
    expect(page.locator(".paper .letter-card:visible")).to_have_count(1)
    expect(page.locator(".paper:visible [data-sum]")).to_be_visible()
    expect(page.locator("[data-count]:visible")).to_have_count(0)
    sign(page, "spoken")
    expect(page.locator("[data-sum]")).to_be_hidden()


def test_its_dates_go_along_to_the_letter(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    ready.wait(page)
    sign(page, "probation")
    page.get_by_label("It reaches them on").fill("2027-03-03")
    page.get_by_label("You start on").fill("2027-03-10")
    result = page.locator("[data-sum-said]")
    expect(result).to_contain_text("a notice period of 2 weeks ends on March 17, 2027.")
    expect(result).to_contain_text("could expect you")
    expect(page.locator("[data-overlap] .letter-card")).to_be_visible()
    card = page.locator(".paper:visible > p > .letter-card")
    opens = parse_qs(urlsplit(card.get_attribute("href") or "").fragment)
    assert opens["notice"] == ["two_weeks"]
    assert "2027-03-03" in [value for values in opens.values() for value in values]


def test_without_a_script_a_link_leads_to_the_finders_sum(country_page: NewPage) -> None:
    page = country_page(java_script_enabled=False)
    page.goto(PATH)
    sign(page, "probation")
    expect(page.locator("[data-sum]")).to_be_hidden()
    expect(page.locator(".paper:visible [data-count] a")).to_have_attribute(
        "href", re.compile(r"/which-letter/#country=zz&paper=probation$")
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_link_opens_the_section_that_it_leads_to(country_page: NewPage, scripts: bool) -> None:
    page = country_page(java_script_enabled=scripts)
    page.goto(PATH)
    money = page.locator("#what-about-money")
    expect(money).to_be_hidden()
    page.goto(f"{PATH}#what-about-money")
    expect(money).to_be_visible()
    expect(page.get_by_role("heading", name="What about money?")).to_be_in_viewport()
    expect(page.locator("#what-is-unclear")).to_be_hidden()


def test_all_sections_are_on_paper(country_page: NewPage) -> None:
    page = country_page(java_script_enabled=False)
    page.goto(PATH)
    page.emulate_media(media="print")
    for section in page.locator(".folded > div").all():
        box = section.bounding_box()
        assert box
        assert box["height"] > 0


def test_a_caution_ends_in_the_letters_of_the_finder(country_page: NewPage) -> None:
    page = country_page()
    page.goto(CAUTION)
    expect(page.locator(".letter-card").first).to_be_visible()
    offered = {
        link.evaluate("(link) => link.pathname") for link in page.locator(".letter-card").all()
    }
    page.goto("/law/which-letter/#country=yy&paper=contract")
    ready.wait(page)
    visible = page.locator("[data-outcome] > [data-block] > .letter-card:visible")
    assert {link.evaluate("(link) => link.pathname") for link in visible.all()} <= offered
    assert visible.count() == 1
