"""Where the job is: asked once, known to the search, the letters, the finder and the check, and kept only if asked to."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_checklist import REFUSED
from tests.browser.test_search import LOADED, ask, opened
from tests.support.content import ours
from tests.support.leaks import NOTHING, STORED

NewPage = Callable[..., Page]
KEY = "bowout-country"
KEPT = NOTHING | {"session": {KEY: "uk"}}
HOW = "how to turn down an offer I already accepted"
FINDER, LETTERS, CHECK = "/law/which-letter/", "/letters/", "/telling/check/"
COUNTRY = {LETTERS: "#filter-country", FINDER: "#q-country", CHECK: "#check-country"}


def where(page: Page) -> Locator:
    return page.locator("[data-search]").get_by_label("Where is the job?")


def keep(page: Page, inside: str = "[data-search]") -> Locator:
    return page.locator(inside).get_by_label("Keep the country while this tab is open")


def chosen(page: Page, country: str, path: str = "/") -> Page:
    """A page whose search is open, with a country chosen in it."""
    where(opened(page, path)).select_option(country)
    return page


def test_results_and_the_letters_under_them_follow_it(page: Page) -> None:
    ask(opened(page), HOW)
    letters = page.locator("[data-search-results] a[href*='letters/']")
    common = letters.and_(page.locator("[href*='withdraw-by-email']"))
    expect(common.first).to_be_visible()
    for country, letter in (
        ("de", "kuendigung-vor-dienstantritt"),
        ("uk", "notice-uk"),
        ("ng", "notice-elsewhere"),  # no rule for it is known
    ):
        where(page).select_option(country)
        best = page.locator("#search-best + ul a")
        expect(best.and_(page.locator(f"[href*='{letter}']")).first).to_be_visible()
        expect(best.and_(common)).to_have_count(0)
    where(page).select_option("")
    expect(common.first).to_be_visible()


def test_a_page_for_another_country_alone_stands_behind(page: Page) -> None:
    ask(opened(page), "signing bonus repay")
    first = page.locator("[data-search-results] li > a").first
    expect(first).to_have_attribute("href", re.compile("law/us-"))
    where(page).select_option("uk")
    expect(first).not_to_have_attribute("href", re.compile("law/us-"))


def test_a_country_that_is_named_in_full_counts_more(page: Page) -> None:
    ask(chosen(page, "uk"), "notice in Germany")
    expect(page.locator("[data-search-results] li > a").first).to_have_attribute(
        "href", re.compile("law/de/")
    )


def test_it_offers_every_country_and_says_which_one_the_results_are_for(page: Page) -> None:
    opened(page)
    names = where(page).locator("option").all_inner_texts()
    countries = sorted(country.name for country in ours().countries.values())
    assert names == ["Anywhere", *countries, "Another country"]
    where(page).select_option("uk")
    ask(page, "visa")
    expect(page.locator("[data-search-status]")).to_have_text(
        re.compile(r"^\d+ results · United Kingdom$")
    )


def test_nothing_is_kept_unless_asked_and_then_for_this_tab_alone(page: Page) -> None:
    chosen(page, "uk")
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    expect(where(opened(page, page.url))).to_have_value("")

    chosen(page, "uk")
    keep(page).check()
    assert page.evaluate(STORED) == KEPT
    for path, select in COUNTRY.items():
        page.goto(path)
        expect(page.locator(select)).to_have_value("uk")
    other = page.context.new_page()
    other.goto(LETTERS)
    expect(other.locator(COUNTRY[LETTERS])).to_have_value("")


@pytest.mark.parametrize("how", ["anywhere", "box", "show all"])
def test_taken_back_it_is_gone(page: Page, how: str) -> None:
    chosen(page, "uk", LETTERS)
    keep(page).check()
    page.keyboard.press("Escape")
    expect(keep(page, ".filters")).to_be_checked()
    if how == "anywhere":
        page.locator(COUNTRY[LETTERS]).select_option("")
    elif how == "box":
        keep(page, ".filters").uncheck()
    else:
        page.get_by_role("button", name="Show all").click()
    expect(page.locator(COUNTRY[LETTERS])).to_have_value("uk" if how == "box" else "")
    page.wait_for_function("() => !sessionStorage.length")
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    expect(page.locator(COUNTRY[LETTERS])).to_have_value("")


def test_the_filter_of_the_letters_and_the_search_are_one_answer(page: Page) -> None:
    chosen(page, "uk", LETTERS)
    page.keyboard.press("Escape")
    count = page.locator(".filters [data-count]")
    expect(page.locator(COUNTRY[LETTERS])).to_have_value("uk")
    expect(page.locator("[data-letter]:visible", has_text="UK").first).to_be_visible()
    some = count.inner_text()
    page.locator(COUNTRY[LETTERS]).select_option("de")
    expect(count).not_to_have_text(some)
    expect(where(page)).to_have_value("de")
    page.get_by_role("button", name="Show all").click()
    expect(where(page)).to_have_value("")


def test_a_country_without_letters_of_its_own_is_another_country_there(page: Page) -> None:
    countries = {
        one.get_attribute("value") for one in opened(page, LETTERS).locator("#filter-country option").all()
    }  # fmt: skip
    without = sorted(set(ours().countries) - countries)[0]
    where(page).select_option(without)
    shown = page.locator(COUNTRY[LETTERS]).evaluate("(el) => el.selectedOptions[0].text")
    assert shown == "Another country"
    expect(where(page)).to_have_value(without)
    page.locator(COUNTRY[LETTERS]).select_option("uk")
    expect(where(page)).to_have_value("uk")


def test_not_kept_it_goes_along_behind_the_hash_to_the_pages_that_ask(page: Page) -> None:
    for path, select in COUNTRY.items():
        chosen(page, "uk")
        page.keyboard.press("Escape")
        link = page.locator(f"footer a[href$='{path[1:]}'], .menu a[href$='{path[1:]}']").first
        before = link.get_attribute("href")
        link.evaluate("(el) => el.click()")
        page.wait_for_url(f"**{path}#country=uk")
        expect(page.locator(select)).to_have_value("uk")
        assert before
        assert page.evaluate(STORED) == NOTHING
    chosen(page, "uk")
    page.locator("[data-search-ways] a").nth(1).click()
    page.wait_for_url("**/questions/")  # it asks for no country


LETTER = "/letters/ask-later-start/"


def start_date(page: Page) -> str:
    """As the letter writes it once a start date far away is filled in."""
    page.locator("[data-input=start_date]").evaluate(
        "(el) => { el.value = '2031-03-08'; el.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    found = re.search(r"8 March|March 8", page.locator(".sheet").inner_text())
    return found[0] if found else ""


def test_letters_for_several_countries_take_it_for_their_dates(page: Page) -> None:
    """Handed on behind the "#", and also from memory where the reader lets us keep it."""
    page.goto(LETTER)
    assert start_date(page) == "March 8"
    chosen(page, "uk", "/letters/")
    page.keyboard.press("Escape")
    page.locator(f"main a[href*='{LETTER.split('/')[2]}']").first.evaluate("(el) => el.click()")
    page.wait_for_url(f"**{LETTER}#country=uk")
    assert start_date(page) == "8 March"
    chosen(page, "uk")
    keep(page).check()
    page.goto(LETTER)
    assert start_date(page) == "8 March"
    page.goto(f"{LETTER}#country=us")
    assert start_date(page) == "March 8"


def test_a_link_that_brings_a_country_keeps_its_own(page: Page) -> None:
    chosen(page, "uk", "/law/de/")
    page.keyboard.press("Escape")
    link = page.locator("main a[href*='#country=de']").first
    link.evaluate("(el) => el.click()")
    page.wait_for_url(f"**{FINDER}#country=de**")
    expect(page.locator(COUNTRY[FINDER])).to_have_value("de")


def test_the_finder_does_not_ask_again_and_what_it_hears_is_known_to_the_search(page: Page) -> None:
    page.goto(f"{FINDER}#country=uk")
    asked = page.locator("[data-question=country]")
    given = page.locator("[data-given=country]")
    expect(asked).to_be_hidden()
    expect(given).to_contain_text("United Kingdom")
    opened(page, page.url)
    expect(where(page)).to_have_value("uk")
    where(page).select_option("de")
    page.keyboard.press("Escape")
    expect(given).to_contain_text("Germany")
    where_open = page.locator("[data-change=country]")
    where_open.click()
    asked.locator("select").select_option("ie")
    expect(where(page)).to_have_value("ie")
    page.locator("[data-go] [type=submit]").click()
    expect(given).to_contain_text("Ireland")


def test_a_new_country_gives_the_finder_a_new_result(page: Page) -> None:
    page.goto(
        f"{FINDER}#country=uk&paper=contract&given=nothing&start=far&reader=employer&you=none"
    )
    for _ in range(8):
        if page.locator("[data-outcome]").is_visible():
            break
        current = page.locator("[data-question]:visible").first
        current.locator(".option label").last.click()
        page.locator("[data-go] [type=submit]").click()
    first = page.locator("[data-letter-link]:visible").first
    expect(first).to_have_attribute("href", re.compile("notice-uk"))
    where(opened_here(page)).select_option("de")
    page.keyboard.press("Escape")
    expect(first).to_have_attribute("href", re.compile("kuendigung"))


def opened_here(page: Page) -> Page:
    page.locator("[data-search-open]").click()
    page.locator(LOADED).wait_for(state="attached")
    return page


def test_clearing_the_check_leaves_it(page: Page) -> None:
    chosen(page, "uk", CHECK)
    page.keyboard.press("Escape")
    page.locator("#check-text").fill("Dear Ms. Rivera")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator("#check-text")).to_have_value("")
    expect(page.locator(COUNTRY[CHECK])).to_have_value("uk")


@pytest.mark.parametrize("stored", ["", "zz", "nowhere", "<b>", "__proto__", '{"a": 1}'])
def test_a_memory_or_an_address_that_makes_no_sense_is_none(page: Page, stored: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/")
    page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [KEY, stored])
    for path, select in COUNTRY.items():
        page.goto(path)
        shown = page.locator(select).evaluate("(el) => el.selectedOptions.length")
        assert shown == 1
    page.evaluate("sessionStorage.clear()")
    page.goto(f"/letters/#country={stored}")
    page.reload()
    ask(opened_here(page), "visa")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    assert errors == []


def test_where_storage_is_refused_it_holds_for_the_page(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"({REFUSED})()")
    chosen(page, "uk", LETTERS)
    expect(keep(page)).to_be_hidden()
    expect(page.locator(COUNTRY[LETTERS])).to_have_value("uk")
    assert errors == []


def test_in_a_sandboxed_frame_nothing_fails(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    frame = '<!doctype html><title>Host</title><iframe sandbox="allow-scripts" width=800 height=700 src="/letters/"></iframe>'
    page.route("**/host/", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto("/host/")
    inside = page.frame_locator("iframe")
    inside.locator("#filter-country").select_option("uk")
    inside.locator("[data-search-open]").click()
    inside.locator(LOADED).wait_for(state="attached")
    expect(inside.locator("#search-country")).to_have_value("uk")
    expect(inside.locator("#search-keep")).to_be_hidden()
    assert errors == []


def test_by_keyboard(page: Page) -> None:
    opened(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(where(page)).to_be_focused()
    page.keyboard.type("Germ")
    expect(where(page)).to_have_value("de")
    page.keyboard.press("Tab")
    expect(keep(page)).to_be_focused()
    page.keyboard.press("Space")
    expect(keep(page)).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_countries_arrive_and_nothing_is_cut_off(
    new_page: NewPage, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 640}, reduced_motion="reduce")
    held = []
    page.route("**/assets/search/en.js", lambda route: held.append(route))
    page.goto("/")
    page.locator("[data-search-open]").click()
    page.locator("#search-words").wait_for()
    expect(page.locator("[data-search]:not(.bare)")).to_be_attached()
    before = [where(page).bounding_box(), keep(page).bounding_box()]
    expect(page.locator("[data-search-results][aria-busy=true]")).to_be_attached()
    held[0].continue_()
    page.locator(LOADED).wait_for(state="attached")
    assert [where(page).bounding_box(), keep(page).bounding_box()] == before
    where(page).select_option("ca")  # the longest name
    for path in (None, LETTERS):
        if path:
            page.unroute("**/assets/search/en.js")
            page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for box in (where(page), keep(page)) if not path else (keep(page, ".filters"),):
            found = box.bounding_box()
            assert found
            assert found["x"] >= 0
            assert found["x"] + found["width"] <= width
            assert found["height"] >= 24
