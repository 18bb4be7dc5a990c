"""The frame around every page: menu, colors, skip link, and what holds without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]

PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
SAMPLES = ["/", "/telling/", "/letters/", "/letters/withdraw-by-email/", "/404.html"]
STORED = "() => [document.cookie, {...localStorage}, {...sessionStorage}]"
NAME = """() => {
  const el = document.activeElement;
  return (el.innerText || el.getAttribute("aria-label") || el.id || el.tagName).trim();
}"""


def tab_to(page: Page, name: str, limit: int = 12) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(NAME) == name:
            return
    pytest.fail(f"{limit} presses of Tab do not reach {name!r}")


@pytest.mark.parametrize("path", SAMPLES)
def test_loading_a_page_breaks_no_policy_stores_nothing_and_asks_nobody_else(
    new_page: NewPage, site_url: str, path: str
) -> None:
    page = new_page(viewport=PHONE)
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert complaints == []
    assert [url for url in asked if not url.startswith((site_url + "/", "data:"))] == []
    assert page.evaluate(STORED) == ["", {}, {}]


def test_the_menu_is_worked_by_keyboard(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/telling/")
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Main")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()

    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    first = menu.get_by_role("link").first
    expect(first).to_be_focused()

    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(menu).to_be_hidden()

    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    page.keyboard.press("Space")
    expect(menu).to_be_hidden()


def test_escape_leaves_the_focus_alone_while_the_menu_is_closed(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/telling/")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()


def test_the_skip_link_comes_first_and_leads_to_the_content(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/telling/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colors_follow_the_system_until_the_reader_chooses(new_page: NewPage, system: str) -> None:
    page = new_page(color_scheme=system)
    page.goto("/telling/")
    ground = "getComputedStyle(document.body).backgroundColor"
    grounds = {"light": "rgb(250, 247, 241)", "dark": "rgb(20, 24, 26)"}
    other = {"light": "dark", "dark": "light"}[system]
    button = page.get_by_role("button", name="Dark colors")
    assert page.evaluate(ground) == grounds[system]
    expect(button).to_have_attribute("aria-pressed", str(system == "dark").lower())
    assert page.evaluate(STORED) == ["", {}, {}]

    button.click()
    assert page.evaluate(ground) == grounds[other]
    expect(button).to_have_attribute("aria-pressed", str(other == "dark").lower())
    assert page.evaluate(STORED) == ["", {"bowout-scheme": other}, {}]

    page.goto("/")
    assert page.evaluate(ground) == grounds[other], "the choice holds on the next page"
    button.click()
    assert page.evaluate(ground) == grounds[system]
    assert page.evaluate(STORED) == ["", {}, {}], "back to the system: nothing left to remember"


def test_a_stored_choice_is_there_before_the_page_is_painted(new_page: NewPage) -> None:
    page = new_page(color_scheme="light", expected=["net::ERR_FAILED"])
    page.goto("/")
    page.evaluate("localStorage.setItem('bowout-scheme', 'dark')")
    page.route("**/site.js", lambda route: route.abort())
    page.goto("/telling/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_the_colors_switch_where_storage_is_refused(new_page: NewPage) -> None:
    page = new_page(color_scheme="light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto("/")
    page.get_by_role("button", name="Dark colors").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert errors == []


def test_without_javascript_every_part_is_reached(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/telling/")
    expect(page.get_by_role("button", name="Menu")).to_have_count(0)
    expect(page.get_by_role("button", name="Dark colors")).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_have_count(0)
    page.get_by_role("link", name="Menu", exact=True).click()
    site_map = page.get_by_role("navigation", name="Site map")
    expect(site_map).to_be_in_viewport()
    for part in ["Letters", "Questions", "Students", "About"]:
        expect(site_map.get_by_role("link", name=part, exact=True)).to_be_visible()
    more = page.get_by_role("navigation", name="More in this part")
    expect(more.get_by_role("link").first).to_be_visible()


def test_on_a_wide_screen_the_menu_needs_no_button(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto("/telling/call/")
    expect(page.get_by_role("button", name="Menu")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    part = page.get_by_role("navigation", name="In this part")
    expect(part.locator("[aria-current=page]")).to_have_count(1)
    expect(page.get_by_role("navigation", name="More in this part")).to_have_count(0)


def test_controls_of_the_frame_are_large_enough(new_page: NewPage) -> None:
    page = new_page(viewport=NARROW)
    page.goto("/telling/")
    page.get_by_role("button", name="Menu").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            ".site-header :is(a, button), .site-map a, .part-end a, .pager a, .crumbs a, summary")]
          .map((el) => [el.innerText.trim(), el.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
          .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
    )
    assert small == []


def test_the_library_filters_and_says_how_many_are_left(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/letters/")
    letters = page.locator("[data-letter]")
    everything = letters.count()
    status = page.locator("[data-count]")
    expect(status).to_have_text(f"{everything} letters")
    page.get_by_text("More filters").click()
    page.get_by_label("How is it sent?").select_option("phone")
    visible = page.locator("[data-letter]:visible")
    left = visible.count()
    assert 0 < left < everything
    assert {visible.nth(i).get_attribute("data-channel") for i in range(left)} == {"phone"}
    expect(status).to_have_text("1 letter" if left == 1 else f"{left} letters")
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"{everything} letters")
    expect(page.get_by_label("Search the letters")).to_be_focused()


def test_the_library_is_searched_and_knows_what_fits_a_country(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/letters/")
    first = page.locator("[data-letter]").first
    expect(first).to_be_in_viewport()
    visible = page.locator("[data-letter]:visible")
    page.locator("[data-filter=country]").select_option("uk")
    places = visible.evaluate_all("(all) => all.map((el) => el.dataset.country.split(' '))")
    assert places
    assert all({"uk", "any"} & set(of) for of in places)
    assert any("uk" in of for of in places)
    everything = visible.count()
    page.get_by_label("Search the letters").fill("notice")
    assert 0 < visible.count() < everything
    page.get_by_label("Search the letters").fill("qqq")
    expect(visible).to_have_count(0)
    expect(page.locator("[data-count]")).to_contain_text("No letter fits")


def test_the_library_is_a_whole_list_without_javascript(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/letters/")
    assert page.locator("[data-letter]:visible").count() >= 15
    expect(page.locator("[data-filters]")).to_be_hidden()


def test_foreign_words_lean_in_latin_script_alone(page: Page) -> None:
    """No other script leans; ja-Latn is Japanese too, and for a while stood upright like an English word."""
    page.goto("/law/jp/")
    leaning = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("main em[lang]")]
      .map((word) => [word.lang, getComputedStyle(word).fontStyle]))""")
    assert leaning == {"ja": "normal", "ja-Latn": "italic"}
