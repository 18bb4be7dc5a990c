"""The list of schools as students use it: typed in any way, without JavaScript, and when a review is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import NewPage
from tests.support.content import ours

REAL = [school for school in ours().schools.values() if not school.example]
LAW_SCHOOLS = {f"{one.slug}/" for one in REAL if one.slug.endswith("-law")}
LIST = "/students/schools/"
SCHOOL = f"{LIST}minnesota/"


def visible(page: Page) -> Locator:
    return page.locator("[data-schools] > li:visible")


def typed(page: Page, words: str) -> list[str]:
    page.get_by_label("Name of your school").fill(words)
    return [str(item.get_attribute("href")) for item in visible(page).locator("a").all()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("minnesota", {"minnesota/", "minnesota-engineering-co-op/"}),
        ("University of Minnesota", {"minnesota/", "minnesota-engineering-co-op/"}),
        ("UMN", {"minnesota/", "minnesota-engineering-co-op/"}),
        ("  wpi ", {"wpi/"}),
        ("wörcester", {"wpi/"}),
        ("chapel hill", {"unc-chapel-hill/"}),
        ("Chapel-Hill, Carolina", {"unc-chapel-hill/"}),
        ("law school", LAW_SCHOOLS),
        ("mizz", {"missouri/"}),
    ],
)
def test_a_school_is_found_however_it_is_typed(page: Page, words: str, expected: set[str]) -> None:
    page.goto(LIST)
    assert set(typed(page, words)) == expected
    many = "1 school" if len(expected) == 1 else f"{len(expected)} schools"
    expect(page.locator("[aria-live]").filter(has_text=many)).to_be_visible()


def test_who_finds_nothing_is_told_what_to_do(page: Page) -> None:
    page.goto(LIST)
    assert typed(page, "University of Nowhere <b>") == []
    count = page.locator("[data-count]")
    expect(count).to_have_text("We have not read its page. See below what to look for.")
    expect(page.get_by_role("heading", name="My school is not here")).to_be_visible()
    assert len(typed(page, "")) == len(REAL)
    expect(count).to_have_text(f"{len(REAL)} schools")


def test_enter_keeps_the_page_and_says_nothing_to_anybody(page: Page) -> None:
    page.goto(LIST, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Name of your school").fill("oberlin")
    page.keyboard.press("Enter")
    expect(visible(page)).to_have_count(1)
    assert page.url.endswith(LIST)
    assert asked == []


def test_without_javascript_the_page_is_the_whole_list(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(LIST)
    expect(visible(page)).to_have_count(len(REAL))
    expect(page.locator("[data-school-search]")).to_be_hidden()


@pytest.mark.parametrize(("days", "overdue"), [(-1, False), (0, True)])
def test_an_overdue_review_is_said_by_the_readers_clock(
    page: Page, days: int, overdue: bool
) -> None:
    page.goto(SCHOOL)
    aged = page.locator(".review-note[data-reviewed]")
    read = date.fromisoformat(aged.get_attribute("data-reviewed") or "")
    years, months = divmod(int(aged.get_attribute("data-review-months") or ""), 12)
    assert months == 0
    due = read.replace(year=read.year + years) + timedelta(days)
    page.clock.set_fixed_time(f"{due}T12:00:00Z")
    page.goto(SCHOOL)
    note = page.get_by_text("This is due to be compared with the page again.")
    expect(note).to_be_visible(visible=overdue)


@pytest.mark.parametrize("width", [280, 360, 1280])
def test_nothing_runs_out_of_the_page(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    for path in (LIST, "/students/schools/example-university/", "/students/schools/mit-sloan/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
