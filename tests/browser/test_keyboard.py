"""Everything by keyboard alone; every stop seen, nothing in front of it, large enough to hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import NewPage, Tell

PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
SIZES = pytest.mark.parametrize("size", [PHONE, WIDE], ids=["320", "1280"])
LETTER = "/letters/withdraw-by-email/"
PAGES = [
    "/",
    "/telling/",
    "/telling/call/",
    "/letters/",
    "/law/which-letter/",
    "/law/countries/",
    LETTER,
    "/letters/call-script/",
    "/letters/kuendigung-vor-dienstantritt/",
    "/suggest/",
    "/404.html",
]

# The element with the focus, as an eye would find it. A control whose own box is drawn by its label or its
# list item (a radio button, a search result) shows the focus there.
STOP = """() => {
  const el = document.activeElement;
  const option = el.closest(".option");
  const shown = option ?? el;
  const boxes = [...shown.getClientRects()].filter((box) => box.width && box.height);
  const box = boxes[0] ?? shown.getBoundingClientRect();
  const spots = [[.5, .5], [.1, .5], [.9, .5], [.5, .15], [.5, .85]];
  const free = spots.filter(([x, y]) => {
    const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return top && (shown.contains(top) || top.contains(shown));
  });
  const drawn = [shown, el].some((one) => [null, "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  }));
  return {
    name: (el.innerText || el.getAttribute("aria-label") || el.id || el.tagName).trim().slice(0, 60),
    body: el === document.body || el === document.documentElement,
    inside: box.width > 0 && box.height > 0 && box.left >= -1 && box.right <= innerWidth + 1
      && box.top >= -1 && box.bottom <= innerHeight + 1,
    tall: box.height > innerHeight * .8,
    free: free.length,
    drawn,
    width: Math.round(Math.max(...boxes.map((one) => one.width), 0)),
    height: Math.round(box.height),
    // WCAG 2.5.8 leaves links within a sentence out, and what is as large as the browser makes it
    inline: getComputedStyle(el).display === "inline",
    control: !!el.closest("[data-form], [data-scripted], .filters, .finder-form") && el.localName !== "a" && el.type !== "checkbox",
  };
}"""


def stops(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    for _ in range(400):
        page.keyboard.press(key)
        stop: dict[str, Any] = page.evaluate(STOP)
        if stop["body"]:
            return
        yield stop
    pytest.fail("the focus never comes out of the page again")


def tab_to(page: Page, target: str, limit: int = 60, key: str = "Tab") -> None:
    """Press Tab until the focus stands on what the selector names."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.evaluate("(css) => document.activeElement.matches(css)", target):
            return
    pytest.fail(f"{limit} presses of {key} do not reach {target}")


@SIZES
@pytest.mark.parametrize("path", PAGES)
def test_every_stop_is_seen_uncovered_marked_and_large_enough(
    new_page: NewPage, tell: Tell, pytestconfig: pytest.Config, path: str, size: dict[str, int]
) -> None:
    """Forwards; with `--full` backwards too."""
    page = new_page(viewport=size, reduced_motion="reduce")
    page.goto(path)
    page.evaluate(
        "document.querySelectorAll('main details:not(.more)').forEach((box) => { box.open = true })"
    )
    faults, count = [], 0
    for key in ("Tab", "Shift+Tab") if pytestconfig.getoption("full") else ("Tab",):
        for stop in stops(page, key):
            count += 1
            faults += [(key, "outside", stop)] if not stop["inside"] and not stop["tall"] else []
            faults += [(key, "covered", stop)] if stop["free"] < 5 and stop["inside"] else []
            faults += [(key, "no mark", stop)] if not stop["drawn"] else []
            least = 44 if stop["control"] else 24
            small = stop["height"] < least or stop["width"] < 24
            faults += [(key, "small", stop)] if small and not stop["inline"] else []
    tell(f"keyboard: {path} at {size['width']}: {count} stops, {len(faults)} faults")
    assert count > 20
    lines = sorted({f"{key} {what}: {stop}" for key, what, stop in faults})
    assert not lines, "\n".join(lines)


@SIZES
def test_the_menu_of_a_letter_is_in_view_and_closes_when_the_focus_goes_on(
    new_page: NewPage, size: dict[str, int]
) -> None:
    page = new_page(viewport=size, reduced_motion="reduce")
    page.goto(LETTER)
    tab_to(page, "[data-more] > summary")
    page.keyboard.press("Enter")
    count = 0
    for stop in stops(page):
        if page.locator("[data-more][open]").count() == 0:
            break
        count += 1
        assert stop["inside"], stop
        assert stop["free"] == 5 or not stop["control"], stop
    assert count > 5
    expect(page.locator("[data-more][open]")).to_have_count(0)
    page.locator("[data-more] > summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("[data-more] > summary")).to_be_focused()


def test_search_and_open_a_letter(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/")
    tab_to(page, "[data-search-open]")
    page.keyboard.press("Enter")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.type("withdraw by email")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    tab_to(page, ".search-letter a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters/**")
    expect(page.locator("[data-builder]")).to_be_visible()


def test_leave_the_search_and_be_where_one_was(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto("/")
    tab_to(page, "[data-search-open]")
    page.keyboard.press("Space")
    expect(page.locator("#search-words")).to_be_focused()
    seen = set()
    for _ in range(12):  # around once, by way of the browser's own buttons
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                """() => document.activeElement === document.body ? "browser"
                  : document.activeElement.closest("dialog") ? "dialog" : "behind it"
                """
            )
        )
    assert seen == {"dialog", "browser"}
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_fill_copy_clear_and_undo(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(LETTER)
    letter, status = page.locator("[data-article]"), page.locator("[data-status]")

    tab_to(page, "#f-company")
    page.keyboard.type("Northwind")
    expect(letter).to_contain_text("Northwind")
    tab_to(page, "[data-wording] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#c-tone-warm")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#c-tone-plain")).to_be_checked()
    expect(status).to_contain_text("updated")

    tab_to(page, "[data-do=copy]")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Copied.")
    assert "Northwind" in page.evaluate("navigator.clipboard.readText()")

    tab_to(page, "[data-more] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-do=clear]")
    page.keyboard.press("Space")
    expect(letter).not_to_contain_text("Northwind")
    expect(page.locator("[data-do=clear]")).to_be_focused()
    page.keyboard.press("Space")
    expect(letter).to_contain_text("Northwind")
    expect(page.locator("#c-tone-plain")).to_be_checked()


def test_from_the_bar_to_the_open_blank_and_on_to_the_next(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(LETTER)
    tab_to(page, "[data-fill]")
    page.keyboard.press("Enter")
    expect(page.locator("#f-company")).to_be_focused()
    page.keyboard.type("Northwind")
    page.keyboard.press("Enter")
    expect(page.locator("#f-role")).to_be_focused()


def test_switch_the_colors(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, color_scheme="light")
    page.goto(LETTER)
    tab_to(page, "[data-scheme-toggle]")
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.keyboard.press("Enter")
    expect(page.locator("html")).not_to_have_attribute("data-scheme", "dark")


def test_open_the_menu_go_somewhere_and_close_it(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/telling/")
    tab_to(page, "[data-menu-toggle]")
    page.keyboard.press("Enter")
    for stop in ("#menu a", "#menu a"):
        tab_to(page, stop, limit=1)
        assert page.evaluate(STOP)["inside"]
    page.keyboard.press("Escape")
    expect(page.locator("[data-menu-toggle]")).to_be_focused()
    expect(page.locator("#menu")).to_be_hidden()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('#menu')"), (
        "a closed menu has no stops"
    )

    tab_to(page, "[data-menu-toggle]", key="Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "#menu a[href*=students]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/students/")


def test_the_finder_to_its_end(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/law/which-letter/")
    tab_to(page, "#q-country")
    page.keyboard.type("Germany")
    expect(page.locator("#q-country")).to_have_value("de")
    tab_to(page, "[data-finder] [type=submit]")
    page.keyboard.press("Enter")
    tab_to(page, "[name=q-paper]")
    page.keyboard.press("Space")
    tab_to(page, "[data-finder] [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result]")).to_be_focused()
    expect(page.locator("[data-result]")).to_be_in_viewport()
    tab_to(page, "[data-letter-link]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/letters/"))


def test_an_unanswered_question_gets_the_focus(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/law/which-letter/")
    tab_to(page, "[data-finder] [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#q-country")).to_be_focused()
    expect(page.locator("#q-country")).to_be_in_viewport()
    expect(page.locator("#missing-country")).to_be_in_viewport()


def test_filter_the_library(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/letters/")
    tab_to(page, ".filters summary")
    page.keyboard.press("Enter")
    tab_to(page, "#filter-channel")
    page.keyboard.type("Ph")
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^\d+ letters?$"))
    assert page.locator("#filter-channel").input_value() == "phone"
    tab_to(page, ".filters [type=reset]")
    page.keyboard.press("Enter")
    expect(page.locator("#filter-text")).to_be_focused()
    assert page.locator("#filter-channel").input_value() == ""


@pytest.mark.parametrize("path", ["/", "/letters/", LETTER, "/law/which-letter/"])
def test_nothing_moves_where_motion_is_unwelcome(new_page: NewPage, path: str) -> None:
    page = new_page(reduced_motion="reduce", viewport=PHONE)
    page.goto(path)
    page.locator("[data-menu-toggle]").click()
    if path == LETTER:
        page.locator("[data-wording] > summary").click()
        page.locator("label[for=c-tone-brief]").click()
        expect(page.locator(".changed").first).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((el) => {
          const style = getComputedStyle(el);
          return style.animationName !== "none" || style.scrollBehavior === "smooth"
            || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
        }).map((el) => el.outerHTML.slice(0, 90))"""
    )
    assert moving == []
