"""The words of a page come first: no script of it is asked for before they are painted, and they do without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import NewPage

PAGES = ("/", "/letters/withdraw-by-email/", "/letters/notice-uk/", "/law/which-letter/", "/telling/check/", "/suggest/", "/embed/")  # fmt: skip
FRAMES = ("/letters/withdraw-by-email/", "/letters/notice-uk/", "/law/which-letter/", "/telling/check/", "/law/checklist/", "/questions/")  # fmt: skip
TIMES = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => /\\.(?:css|js)$/.test(name))
  .map(({ name, startTime, responseEnd }) => [new URL(name).pathname.split("/").pop(), startTime, responseEnd])"""


@pytest.mark.parametrize("path", PAGES)
def test_scripts_come_after_what_the_words_need_in_the_order_of_the_page(
    new_page: NewPage, path: str
) -> None:
    """Nothing is painted before the styles are there: they are held back, and no script may be asked for meanwhile."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.route("**/*.css", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(path)
    (_, _, dressed), *scripts = page.evaluate(TIMES)
    named = page.evaluate("document.documentElement.dataset.scripts").split(" ")
    assert [name for name, _, _ in scripts] == [place.split("/")[-1] for place in named]
    assert min(asked for _, asked, _ in scripts) > dressed > 300


@pytest.mark.parametrize("path", FRAMES)
def test_an_embedded_page_brings_its_script_after_its_words(new_page: NewPage, path: str) -> None:
    """The script waits where a browser that looks ahead does not see it; the policy lets nobody else bring one."""
    page = new_page(
        viewport={"width": 360, "height": 740},
        expected=["TrustedScriptURL", "breach of require-trusted-types-for"],
    )
    page.route("**/*.css", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"/embed/v1/en{path}?theme=dark")
    (style, _, dressed), (script, asked, _) = page.evaluate(TIMES)
    assert [style, script] == [f"{style.partition('.')[0]}.css", f"{style.partition('.')[0]}.js"]
    assert asked > dressed > 300
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    refused = """() => {
      try { document.createElement("script").src = "/assets/js/finder.js"; } catch (error) { return error.name; }
    }"""
    assert page.evaluate(refused) == "TypeError"


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/law/which-letter/", "#where-de"),
        ("/telling/check/", "[data-rule]"),
        ("/embed/v1/en/law/which-letter/", "#where-de"),
        ("/embed/v1/en/telling/check/", "[data-rule]"),
    ],
)
def test_where_no_script_arrives_the_list_can_be_read(
    new_page: NewPage, path: str, entry: str
) -> None:
    """Only what the server did not send is missing: a hidden list would leave the reader with nothing."""
    page = new_page(expected=["net::ERR_FAILED"])
    page.route("**/*.js", lambda route: route.abort())
    page.goto(path)
    expect(page.locator(entry).first).to_be_visible()
    expect(page.locator("[data-form]")).not_to_be_visible()


def test_one_script_that_does_not_arrive_leaves_the_others(new_page: NewPage) -> None:
    page = new_page(expected=["net::ERR_FAILED"])
    page.route("**/search.js", lambda route: route.abort())
    page.goto("/letters/withdraw-by-email/")
    page.locator("#f-company").fill("Northwind")
    expect(page.locator("[data-article]")).to_contain_text("Northwind")


def test_the_page_lets_in_no_script_that_it_does_not_name(new_page: NewPage) -> None:
    page = new_page(expected=["TrustedScriptURL", "breach of require-trusted-types-for"])
    page.goto("/telling/")
    refused = page.evaluate("""() => {
      try { document.createElement("script").src = "/assets/js/finder.js"; } catch (error) { return error.name; }
    }""")
    assert refused == "TypeError"


def test_a_letter_that_is_come_back_to_says_what_its_choices_say(new_page: NewPage) -> None:
    """The browser brings answers back before the script runs, and once told it of them when it did."""
    page = new_page()
    page.goto("/letters/withdraw-by-email/")
    page.locator("[data-wording] > summary").click()
    page.locator("#c-reason").select_option("staying")
    words = page.locator("[data-article]").inner_text()
    page.goto("/telling/")
    page.go_back()
    page.wait_for_function("() => document.documentElement.classList.contains('ready')")
    assert page.locator("#c-reason").input_value() == "staying"
    assert page.locator("[data-article]").inner_text() == words
