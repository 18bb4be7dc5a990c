"""Lists to tick: the count, the memory that must be asked for, the print, and all of it without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support import axe

NewPage = Callable[..., Page]
PAPERS = "/law/checklist/"
DAY = "/telling/the-day/"
# The pages with a list, and the sheets that it may take on paper.
SHEETS = {PAPERS: 2, DAY: 1}
STORED = "() => [document.cookie, {...localStorage}, {...sessionStorage}]"
REFUSED = """() => Object.defineProperty(window, "sessionStorage", { get() { throw new Error("refused"); } })"""
VISIBLE = """() => [...document.body.querySelectorAll("h1, h2, p, li, form, nav, header, footer, td")]
  .filter((el) => el.getClientRects().length && !el.closest(".task"))
  .map((el) => el.className || el.tagName.toLowerCase())"""


def boxes(page: Page) -> Any:
    return page.locator(".task input")


def keep(page: Page) -> Any:
    return page.get_by_label("Keep my check marks while this tab is open")


@pytest.mark.parametrize("path", SHEETS)
def test_ticks_are_counted_and_told(page: Page, path: str) -> None:
    page.goto(path)
    count = page.locator("[data-count]")
    every = boxes(page).count()
    assert every >= 18
    expect(count).to_have_text(f"0 of {every} checked")
    page.locator(".task label").first.click()
    boxes(page).last.press("Space")
    expect(count).to_have_text(f"2 of {every} checked")
    boxes(page).first.uncheck()
    expect(count).to_have_text(f"1 of {every} checked")


@pytest.mark.parametrize("path", SHEETS)
def test_every_box_has_words_of_its_own(page: Page, path: str) -> None:
    page.goto(path)
    labels = page.locator(".task label")
    words = labels.all_inner_texts()
    assert len(words) == boxes(page).count() == len(set(words))
    for place, text in enumerate(words):
        expect(boxes(page).nth(place)).to_have_accessible_name(text)
    expect(labels.locator("a")).to_have_count(0)  # a link in a label would tick and leave


def test_nothing_is_stored_unless_asked_and_then_for_this_tab_alone(page: Page) -> None:
    page.goto(PAPERS)
    boxes(page).nth(3).check()
    assert page.evaluate(STORED) == ["", {}, {}]
    page.reload()
    expect(boxes(page).nth(3)).not_to_be_checked()

    keep(page).check()
    boxes(page).nth(3).check()
    boxes(page).nth(5).check()
    page.reload()
    expect(keep(page)).to_be_checked()
    expect(page.locator("[data-count]")).to_have_text(re.compile("^2 of "))
    expect(boxes(page).nth(5)).to_be_checked()
    cookie, local, session = page.evaluate(STORED)
    assert (cookie, local) == ("", {})
    assert len(session) == 1

    page.goto(DAY)  # each list for itself
    expect(page.locator("[data-count]")).to_have_text(re.compile("^0 of "))
    page.goto(PAPERS)
    keep(page).uncheck()
    assert page.evaluate(STORED) == ["", {}, {}]
    expect(boxes(page).nth(5)).to_be_checked()  # on the page they stay
    page.reload()
    expect(page.locator("[data-count]")).to_have_text(re.compile("^0 of "))


@pytest.mark.parametrize("stored", ["", "{", "7", '"x"', '{"a": 1}', '["gone", 3, null]'])
def test_a_memory_that_makes_no_sense_is_no_memory(page: Page, stored: str) -> None:
    page.goto(PAPERS)
    page.evaluate(
        "(value) => sessionStorage.setItem('bowout-ticks:' + location.pathname, value)", stored
    )
    page.reload()
    expect(page.locator("[data-count]")).to_have_text(re.compile("^0 of "))


def test_a_browser_that_refuses_storage_still_counts(page: Page) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.add_init_script(f"({REFUSED})()")
    page.goto(PAPERS)
    keep(page).click()
    expect(keep(page)).not_to_be_checked()
    boxes(page).first.check()
    expect(page.locator("[data-count]")).to_have_text(re.compile("^1 of "))
    assert problems == []


def test_the_button_prints(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    page.goto(PAPERS)
    page.get_by_role("button", name="Print this list").click()
    assert page.evaluate("window.printed") == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("path", SHEETS)
def test_paper_has_the_list_alone(new_page: NewPage, path: str, scripts: bool) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(path)
    boxes(page).first.check()
    for size in ("A4", "Letter"):
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))
        assert sheets <= SHEETS[path], size
    page.emulate_media(media="print")
    expect(boxes(page).first).to_be_visible()
    expect(boxes(page).last).to_be_visible()
    if scripts:
        assert set(page.evaluate(VISIBLE)) == {"h1", "law-line", "tasks-lines", "h2"}


@pytest.mark.parametrize("path", SHEETS)
def test_without_a_script_it_is_a_list_with_boxes(new_page: NewPage, path: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(path)
    expect(page.locator("[data-checklist]")).to_be_hidden()
    assert boxes(page).count() >= 18
    page.locator(".task label").first.click()
    expect(boxes(page).first).to_be_checked()


@axe.each_look
@pytest.mark.parametrize("path", SHEETS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    new_page: NewPage, path: str, size: dict[str, int], scheme: str
) -> None:
    page = new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(path)
    boxes(page).first.check()
    found = Axe().run(page).response["violations"]
    assert [json.dumps([one["id"], [n["html"] for n in one["nodes"]][:3]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
