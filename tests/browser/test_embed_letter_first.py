"""In a frame, the letter comes first: its first lines and Copy on the first screen, the rest by wheel and keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.embed import LETTER, PLAIN, Heard, World, frame_of, hosts, world

NOTICE = replace(LETTER, path="letters/notice-uk", title="Notice", letter="notice-uk")
# What of an element can be seen in the frame, above or below the bar that stays at its edge.
SEEN = """(el) => {
  const { top, bottom } = el.getBoundingClientRect();
  const bar = document.querySelector("[data-bar]");
  const edge = bar.getBoundingClientRect();
  const above = edge.top > 50;
  const begin = bar.contains(el) || above ? 0 : edge.bottom;
  const end = !bar.contains(el) && above ? edge.top : innerHeight;
  return Math.min(bottom, end) - Math.max(top, begin);
}"""


@pytest.fixture(scope="module")
def portal(site_dir: Path) -> Iterator[World]:
    with world(site_dir) as started:
        yield started


def shown(page: Page, portal: World, target: Any, width: int, height: int) -> Any:
    """The letter in a frame of that size, in a page that is itself taller than the window."""
    code = portal.code("frame", target).replace('width="100%" height="900"', f'width="{width}" height="{height}"')  # fmt: skip
    page.goto(portal.put("/first/", PLAIN.format(code=code, paste="<p>More</p>" * 60)))
    return frame_of(page, portal)


@pytest.mark.parametrize(
    ("target", "width", "height"),
    [(LETTER, 600, 600), (LETTER, 300, 600), (NOTICE, 600, 600)],
    ids=["600", "300", "notice-600"],
)
def test_the_first_screen_has_the_letter_and_copy(
    browser: Browser, portal: World, target: Any, width: int, height: int
) -> None:
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    frame = shown(page, portal, target, width, height)
    expect(frame.locator(".school-box")).to_be_visible()
    first = frame.locator("[data-article] p:not([data-subject]):visible").first
    assert first.evaluate(SEEN) > 20
    copy = frame.locator("[data-do=copy]")
    assert copy.evaluate(SEEN) == copy.evaluate("(el) => el.offsetHeight")
    page.context.close()


@pytest.mark.parametrize("how", ["wheel", "keys"])
def test_it_scrolls_where_its_host_caps_it(browser: Browser, portal: World, how: str) -> None:
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    frame = shown(page, portal, LETTER, 600, 600)
    box = page.locator("iframe").bounding_box()
    assert box
    x, y = box["x"] + 200, box["y"] + 400
    page.mouse.move(x, y)
    if how == "wheel":
        page.mouse.wheel(0, 400)
    else:
        frame.locator("h1").click()
        page.keyboard.press("PageDown")
    frame.wait_for_function("() => scrollY > 100")
    copy = frame.locator("[data-do=copy]")
    assert copy.evaluate(SEEN) == copy.evaluate("(el) => el.offsetHeight"), "Copy stays in view"
    page.context.close()


def test_in_wordpress_too(browser: Browser, portal: World) -> None:
    """The oEmbed frame said `scrolling="no"`, WordPress caps it at 1,000 pixels, and nothing moved a page of 4,400."""
    page = browser.new_context(viewport={"width": 700, "height": 900}).new_page()
    address = portal.show(hosts()["wordpress"], f"{portal.site}/{LETTER.path}/")
    page.goto(address)
    frame = frame_of(page, portal)
    page.wait_for_function("document.querySelector('iframe').offsetHeight === 1000")
    box = page.locator("iframe").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 300)
    page.mouse.wheel(0, 300)
    frame.wait_for_function("() => scrollY > 100")
    page.context.close()


def test_the_school_goes_along(browser: Browser, portal: World) -> None:
    """From the finder to its letter inside the frame, and to the page on its own."""
    context = browser.new_context(viewport={"width": 1000, "height": 900}, locale="en-US")
    page = context.new_page()
    errors = Heard(page)
    finder = replace(LETTER, path="law/which-letter", title="Which letter?", letter="")
    frame = shown(page, portal, finder, 600, 700)
    frame.evaluate("location.hash = ''")
    card = frame.locator("a.letter-card").first
    assert "school=example-university" in (card.get_attribute("href") or "")
    frame.evaluate("document.querySelector('a.letter-card').click()")
    expect(frame.locator("[data-article]")).to_be_visible()
    expect(frame.locator(".school-box")).to_contain_text("Example University")
    assert frame.url.startswith(f"{portal.site}/embed/v1/en/letters/")
    with context.expect_page() as opened:
        frame.locator("footer [data-full]").click()
    full = opened.value
    expect(full.locator(".school-box")).to_contain_text("Example University")
    assert "school=example-university" in full.url.partition("#")[2]
    assert errors.lines == []
    context.close()


def test_an_id_that_is_no_schools_leaves_the_page_as_it_was(
    browser: Browser, portal: World
) -> None:
    page = browser.new_context().new_page()
    for school in ("no-such-school", "../../v1.js", "<b>x</b>", "EXAMPLE"):
        page.goto(f"{portal.site}/embed/v1/en/{LETTER.path}/?school={school}")
        page.wait_for_function("document.documentElement.classList.contains('ready')")
        assert page.locator(".school-box").count() == 0
        assert "broken" not in (page.locator("html").get_attribute("class") or "")
        assert page.locator("[data-school-place]").bounding_box()["height"] == 0  # type: ignore[index]
    page.context.close()


@pytest.mark.parametrize("reads", [True, False], ids=["redirects", "404"])
def test_an_address_of_before_leads_on(browser: Browser, portal: World, reads: bool) -> None:
    """Each school had a copy of each page, until 30 November 2026: hosts lead on, or the page for what isn't there."""
    from tests.support import server

    old = f"embed/v1/en/{LETTER.path}/s/{LETTER.school}/"
    page = browser.new_context().new_page()
    if reads:
        page.goto(f"{portal.site}/{old}")
    else:
        with server.serve(portal.site_dir) as plain:
            page.goto(f"{plain}/{old}?theme=dark", wait_until="commit")
            page.wait_for_url("**/?*school=*")
            assert "theme=dark" in page.url
            expect(page.locator(".school-box")).to_contain_text("Example University")
    if reads:
        expect(page.locator(".school-box")).to_contain_text("Example University")
    page.context.close()
