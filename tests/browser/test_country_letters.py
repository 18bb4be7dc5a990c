"""Letters that belong to a country: what the page says, what it offers, and the dates it counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bowout.model.content import Content, load_content
from bowout.render.text import plain_text
from tests.support import axe
from tests.support.builder import FILL, SPY, from_menu

NewPage = Callable[..., Page]
INK, SWEDISH = "/letters/ink-notice/", "/letters/uppsagning/"
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def content(country_root: Path) -> Content:
    return load_content(country_root)


def opened(new: NewPage, path: str, **settings: object) -> Page:
    """The page, with the questions that a reader opens."""
    page = new(**settings)
    page.add_init_script(SPY + FILL)
    page.goto(path)
    if settings.get("java_script_enabled", True):
        page.evaluate("unfold()")
    return page


def test_the_rule_stands_above_the_builder_with_its_source(country_page: NewPage) -> None:
    page = opened(country_page, INK)
    box = page.get_by_role("complementary", name="The rule behind this letter")
    expect(box).to_contain_text("an email does nothing")
    expect(box).to_contain_text("On paper, signed in ink. An email doesn't count at all.")
    expect(box).to_contain_text("No lawyer in Freedonia has read this page yet.")
    expect(box.locator(".cite a").first).to_have_attribute("href", "#source-made-up-act")
    assert page.evaluate(
        "!!(document.querySelector('.country-box').compareDocumentPosition("
        "document.querySelector('[data-builder]')) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )
    box.locator("summary").click()
    box.get_by_role("link", name="More about Freedonia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "How do I withdraw from a job in Freedonia?"
    )


def test_where_ink_is_needed_print_comes_first_and_mail_is_not_offered(
    country_page: NewPage,
) -> None:
    page = opened(country_page, INK)
    buttons = page.locator("[data-do]:visible")
    expect(buttons.first).to_have_attribute("data-do", "print")
    expect(buttons.first).to_have_class("primary")
    assert page.locator("[data-do=mail], [data-do=share]").count() == 0
    assert page.locator("[data-do=print]").count() == 1
    expect(page.locator(".paper-only")).to_contain_text("The act wants a signature in ink.")
    expect(page.locator(".builder-after")).to_contain_text("Hand it over with a witness")
    assert page.evaluate("press('print')")["to"] == "paper"


def test_a_signature_line_stands_in_every_output(country_page: NewPage, content: Content) -> None:
    page = opened(country_page, INK)
    letter = content.letters["ink-notice"]
    body = plain_text(letter, letter.defaults, {})
    assert body.endswith("________________________\n[your name]")
    assert page.evaluate("press('copy')")["text"] == body
    assert page.evaluate("press('txt')")["name"] == "ink-notice.txt"
    page.emulate_media(media="print")
    expect(page.get_by_text("________________________")).to_be_visible()


def test_an_ordinary_letter_is_offered_as_before(country_page: NewPage) -> None:
    page = opened(country_page, "/letters/plain-email/")
    assert page.locator("[data-do=mail]").count() == 1
    expect(page.locator("[data-do]:visible").first).to_have_attribute("data-do", "copy")
    assert page.locator(".country-box, .notice-line, .meaning").count() == 0


def test_the_end_is_counted_and_explained(country_page: NewPage) -> None:
    page = opened(country_page, INK, locale="en-US", timezone_id="America/New_York")
    end, line = page.locator("#f-end_date"), page.locator(".notice-line")
    expect(line).to_be_empty()
    page.locator("#f-delivered_on").fill("2026-11-17")
    expect(end).to_have_value("2026-12-15")
    expect(line).to_contain_text("a notice period of 4 weeks ends on December 15, 2026")
    expect(line).to_contain_text("The day it reaches them isn't counted.")
    expect(line).to_contain_text("It can only end on the 15th or the last day of a month.")
    expect(page.locator("[data-article]")).to_contain_text(
        "By my calculation that is December 15, 2026."
    )
    page.locator("#f-delivered_on").fill("2026-11-18")
    expect(end).to_have_value("2026-12-31")
    page.locator("#f-start_date").fill("2027-01-04")
    expect(line).to_contain_text("That's before your start date, January 4, 2027")
    page.locator("#f-start_date").fill("2026-12-07")
    expect(line).to_contain_text(
        "They could expect you at work from December 7, 2026 to December 31, 2026"
    )
    expect(line).to_have_attribute("aria-live", "polite")


def test_a_conflict_of_dates_stands_where_the_letter_is_copied(country_page: NewPage) -> None:
    page = opened(country_page, INK, viewport=PHONE)
    clash = page.locator("[data-bar] [data-clash]")
    page.locator("#f-delivered_on").fill("2026-11-18")
    page.locator("#f-start_date").fill("2027-01-04")
    expect(clash).to_be_hidden()
    page.locator("#f-start_date").fill("2026-12-07")
    page.keyboard.press("Escape")
    expect(clash).to_be_in_viewport()
    clash.get_by_role("link").click()
    expect(page.locator(".notice-line")).to_be_in_viewport()


def test_another_choice_counts_anew_and_an_unknown_length_counts_nothing(
    country_page: NewPage,
) -> None:
    page = opened(country_page, INK)
    end = page.locator("#f-end_date")
    page.locator("#f-delivered_on").fill("2026-11-23")
    expect(end).to_have_value("2026-12-31")
    page.locator("#c-notice-two_weeks").check(force=True)
    expect(end).to_have_value("2026-12-07")
    page.locator("#c-notice-other").check(force=True)
    expect(end).to_have_value("")
    expect(page.locator(".notice-line")).to_be_empty()


def test_what_the_reader_writes_over_stays(country_page: NewPage) -> None:
    page = opened(country_page, INK)
    end = page.locator("#f-end_date")
    page.locator("#f-delivered_on").fill("2026-11-23")
    end.fill("2027-01-15")
    page.locator("#f-company").fill("Northwind")
    page.locator("#c-notice-two_weeks").check(force=True)
    expect(end).to_have_value("2027-01-15")
    end.fill("")
    page.locator("#f-sender").fill("Ana")
    expect(end).to_have_value("")
    page.locator("#f-delivered_on").fill("2026-11-24")
    expect(end).to_have_value("2026-12-08")


def test_any_length_of_notice_is_counted_and_held_against_the_start(country_page: NewPage) -> None:
    page = opened(country_page, "/letters/notice-uk/#basis=contract")
    sheet = page.locator("[data-article]")
    page.locator("#f-notice_length").fill("8")
    page.locator("#f-delivered_on").fill("2026-11-23")
    page.locator("#f-start_date").fill("2027-02-01")
    expect(page.locator("#f-end_date")).to_have_value("2027-01-18")
    expect(sheet).to_contain_text("eight weeks")
    expect(sheet).not_to_contain_text("agree to end the contract", use_inner_text=True)
    page.locator("#f-start_date").fill("2026-12-07")
    expect(sheet).to_contain_text("agree to end the contract", use_inner_text=True)
    page.locator("#c-remainder-serve").evaluate("(el) => el.click()")
    expect(sheet).to_contain_text("willing to work the remaining days", use_inner_text=True)


def test_clearing_and_bringing_back_keeps_the_count(country_page: NewPage) -> None:
    page = opened(country_page, INK)
    page.locator("#f-delivered_on").fill("2026-11-23")
    from_menu(page, "Clear everything")
    expect(page.locator("#f-end_date")).to_have_value("")
    expect(page.locator(".notice-line")).to_be_empty()
    from_menu(page, "Undo clear")
    expect(page.locator("#f-end_date")).to_have_value("2026-12-31")
    expect(page.locator(".notice-line")).to_contain_text("December 31, 2026")


def test_a_date_that_was_kept_is_not_counted_over(country_page: NewPage) -> None:
    page = opened(country_page, INK)
    page.locator("#f-delivered_on").fill("2026-11-23")
    page.locator("#f-end_date").fill("2027-01-15")
    page.locator("#keep").check(force=True)
    page.reload()
    expect(page.locator("#f-end_date")).to_have_value("2027-01-15")
    expect(page.locator(".notice-line")).to_contain_text("ends on December 31, 2026")


def test_the_dates_it_is_counted_from_are_asked_for(country_page: NewPage) -> None:
    page = opened(country_page, SWEDISH)
    expect(page.locator("[data-ask=delivered_on]")).to_be_visible()
    expect(page.locator(".notice-line")).not_to_contain_text("Enter your start date")


def test_the_reading_copy_is_filled_and_never_leaves_the_page(
    country_page: NewPage, content: Content
) -> None:
    page = opened(country_page, SWEDISH)
    expect(page.locator(".country-box")).to_contain_text("awaiting review by a native speaker")
    copy = page.locator(".meaning[lang=en]")
    expect(copy.nth(2)).to_have_text(
        "In English: I hereby give notice to end my contract of employment with [company], dated [date of the contract]."
    )
    page.locator("#f-company").fill("<b>Nordvik</b>")
    page.locator("#f-contract_date").fill("2026-11-09")
    expect(copy.nth(2)).to_contain_text("with <b>Nordvik</b>, dated 9 November 2026.")
    expect(page.locator("[data-article]")).to_contain_text("av den 9 november 2026")
    letter = content.letters["uppsagning"]
    values = {"company": "<b>Nordvik</b>", "contract_date": "9 november 2026"}
    body = plain_text(letter, letter.defaults, values)
    for output in ("copy", "txt"):
        taken = page.evaluate(f"press('{output}')")
        text = taken.get("text") or page.evaluate(
            "(data) => decodeURIComponent(escape(atob(data)))", taken["data"]
        )
        assert "I hereby" not in text
        assert body in text
    page.emulate_media(media="print")
    expect(copy.nth(2)).to_be_hidden()


def test_a_reading_copy_goes_with_its_paragraph(country_page: NewPage) -> None:
    page = opened(country_page, SWEDISH)
    brief = page.get_by_text(re.compile(r"The contract ends on \[date the notice period ends\]\."))
    plain = page.get_by_text("By my calculation the contract")
    expect(plain).to_be_visible()
    expect(brief).to_be_hidden()
    page.locator("#c-tone-brief").check(force=True)
    expect(plain).to_be_hidden()
    expect(brief).to_be_visible()


def test_the_open_blanks_are_those_of_the_letter_alone(country_page: NewPage) -> None:
    page = opened(country_page, SWEDISH)
    expect(page.locator(".builder-blanks [data-count]")).to_have_text("3 blanks left")
    page.locator("#f-company").fill("Nordvik")
    expect(page.locator(".builder-blanks [data-count]")).to_have_text("2 blanks left")


def test_the_library_lists_letters_in_other_languages(country_page: NewPage) -> None:
    page = opened(country_page, "/letters/")
    row = page.locator(
        "[data-letter]", has=page.get_by_role("link", name="Give notice in Sylvania")
    )
    expect(row).to_contain_text("in Swedish")


def test_without_a_script_the_rule_the_line_and_the_reading_copy_are_there(
    country_page: NewPage,
) -> None:
    page = opened(country_page, INK, java_script_enabled=False)
    expect(page.locator(".country-box")).to_be_visible()
    expect(page.get_by_text("________________________")).to_be_visible()
    page.goto(SWEDISH)
    expect(page.locator(".meaning").first).to_be_visible()


@axe.each_look
@pytest.mark.parametrize("path", [INK, SWEDISH])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    country_page: NewPage, path: str, size: dict[str, int], scheme: str
) -> None:
    page = opened(country_page, path, viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.locator("#f-delivered_on").fill("2026-11-23")
    found = Axe().run(page).response["violations"]
    assert [json.dumps([one["id"], one["nodes"][0]["html"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
