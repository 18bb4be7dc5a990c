"""In a frame, the letter comes first: its first lines and Copy on the first screen, the rest by touch, wheel and keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.content import ours
from tests.support.embed import (
    IN_VIEW,
    LETTER,
    PASTE,
    PLAIN,
    Finger,
    Heard,
    World,
    frame_of,
    hosts,
    world,
)

NOTICES = [
    replace(LETTER, path=f"letters/{id}", title="Notice", letter=id)
    for id in ("notice-uk", "notice-india", "notice-ireland", "notice-canada")
]
OTHERS = [
    replace(LETTER, path=f"letters/{letter.id}", title=letter.title, letter=letter.id)
    for letter in ours().letters.values()
    if letter.id not in {LETTER.letter, *(notice.letter for notice in NOTICES)}
]
# Letters with a warning that stands before them, because it may cost money to miss it.
WARNED = [
    replace(LETTER, path=f"letters/{letter.id}", title=letter.title, letter=letter.id)
    for letter in ours().letters.values()
    if letter.before
]
# What of an element can be seen in the frame, above or below the bar that stays at its edge.
SEEN = """(el) => {
  const { top, bottom } = el.getBoundingClientRect();
  const bar = document.querySelector("[data-bar]");
  const edge = bar.getBoundingClientRect();
  const under = bar.contains(el) ? 0 : Math.min(bottom, edge.bottom) - Math.max(top, edge.top);
  return Math.min(bottom, innerHeight) - Math.max(top, 0) - Math.max(under, 0);
}"""


@pytest.fixture(scope="module")
def portal(site_dir: Path) -> Iterator[World]:
    with world(site_dir) as started:
        yield started


def visible(
    page: Page, portal: World, target: Any, width: int, height: int, paste: str = "<p>More</p>" * 60
) -> Any:
    """The letter in a frame of that size, in a page that is itself taller than the window."""
    code = portal.code("frame", target).replace('width="100%" height="900"', f'width="{width}" height="{height}"')  # fmt: skip
    page.goto(portal.put("/first/", PLAIN.format(code=code, paste=paste)))
    return frame_of(page, portal)


@pytest.mark.parametrize(
    ("target", "width", "height"),
    [
        (LETTER, 600, 600),
        (LETTER, 300, 600),
        *((one, width, 600) for one in NOTICES for width in (600, 300)),
        *(
            pytest.param(
                one,
                width,
                600,
                marks=()
                if one in WARNED or len(ours().letters[one.letter].countries) > 1
                else pytest.mark.full,
            )
            for one in OTHERS
            for width in (600, 300)
        ),
    ],
    ids=lambda value: getattr(value, "letter", value),
)
def test_the_first_screen_has_the_letter_and_copy(
    browser: Browser, portal: World, target: Any, width: int, height: int
) -> None:
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    frame = visible(page, portal, target, width, height)
    expect(frame.locator(".school-box")).to_be_visible()
    first = frame.locator("[data-article] p:not([data-subject]):visible").first
    assert first.evaluate(SEEN) > 20
    copy = frame.locator("[data-do=copy]")
    assert copy.evaluate(SEEN) == copy.evaluate("(el) => el.offsetHeight")
    page.context.close()


@pytest.mark.parametrize("target", WARNED, ids=lambda target: target.letter)
def test_a_warning_is_read_before_copy_and_opens_where_it_stands(
    browser: Browser, portal: World, target: Any
) -> None:
    """Its first sentence is on the first screen. The rest was what pushed the letter under the bar."""
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    frame = visible(page, portal, target, 300, 600)
    warning = frame.locator(".before")
    summary, rest = warning.locator("summary"), warning.locator("p")
    assert summary.evaluate(SEEN) > summary.evaluate("(el) => el.offsetHeight") - 1
    expect(rest.first).to_be_hidden()
    assert warning.evaluate(
        "(el) => el.compareDocumentPosition(document.querySelector('[data-do=copy]'))"
        " & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    at = frame.url
    summary.focus()
    page.keyboard.press("Enter")
    expect(rest.first).to_be_visible()
    assert frame.url == at
    page.context.close()


@pytest.mark.parametrize("how", ["wheel", "keys"])
def test_it_scrolls_where_its_host_caps_it(browser: Browser, portal: World, how: str) -> None:
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    frame = visible(page, portal, LETTER, 600, 600)
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


@pytest.mark.parametrize(
    ("host", "form"),
    [("blackboard", "frame"), ("libguides", "frame"), ("libguides", "loader")],
)
def test_a_finger_reaches_the_end_and_comes_back(
    browser: Browser, portal: World, host: str, form: str
) -> None:
    """Blackboard caps every frame; LibGuides keeps the height of the code, or lets the loader make it fit."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(portal.show(hosts()[host], portal.code(form, LETTER)))
    outside = page.locator("iframe")
    outside.scroll_into_view_if_needed()
    frame = frame_of(page, portal)
    capped = form != "loader"
    if not capped:
        page.wait_for_function("document.querySelector('iframe').offsetHeight > 2 * innerHeight")
    finger = Finger(page)
    foot, title, paste = frame.locator("footer p").last, frame.locator("h1"), page.locator("#paste")

    assert not foot.evaluate(IN_VIEW)
    finger.moves_up_until(foot)
    assert (frame.evaluate("scrollY") > 0) == capped, "what is taller than its frame moves in it"
    finger.moves_up_until(
        paste
    )  # nobody is caught in the frame: at its end, the page around it moves
    outside.evaluate("(frame) => frame.scrollIntoView({ block: 'start' })")
    finger.moves_down_until(title)
    assert frame.evaluate("scrollY") < 100
    context.close()


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


VALUES = {"number": "4", "date": "12012026", "email": "ana@example.com", "tel": "5550100"}
"""What is typed into a field, by its type."""


@pytest.mark.parametrize("how", ["mouse", "keys"])
@pytest.mark.parametrize("target", [LETTER, NOTICES[0]], ids=lambda target: target.letter)
def test_a_whole_letter_is_filled_in_and_copied_in_a_frame_of_700_pixels(
    browser: Browser, portal: World, target: Any, how: str
) -> None:
    """What is typed into stays in view, the frame does not grow, and the host may hand on no clipboard."""
    context = browser.new_context(
        viewport={"width": 1000, "height": 900}, locale="en-US", reduced_motion="reduce"
    )
    page = context.new_page()
    frame = visible(page, portal, target, 600, 700, paste=PASTE)
    fill, copy = frame.locator("[data-fill]"), frame.locator("[data-do=copy]")
    now = frame.locator(":focus")
    typed = []
    frame.locator("h1").click()
    for number in range(60):
        if not fill.is_visible():
            break
        if how == "mouse":
            assert fill.evaluate(IN_VIEW)
            fill.click()
        else:
            page.keyboard.press("Tab")
        blank = now.get_attribute("data-input") if now.count() else None
        if not blank or not frame.locator(f"[data-blank='{blank}']:not([hidden])").count():
            continue
        assert now.evaluate(IN_VIEW), blank
        assert now.evaluate(SEEN) > 20, f"{blank} lies under the bar"
        value = VALUES.get(now.get_attribute("type") or "", f"Northwind {number}")
        page.keyboard.type(value)
        typed.append(value)
    assert len(typed) >= 3
    expect(fill).to_be_hidden()
    if how == "keys":
        for _ in range(60):
            if copy.evaluate("(el) => el === document.activeElement"):
                break
            page.keyboard.press("Shift+Tab")
        assert copy.evaluate(IN_VIEW)
        page.keyboard.press("Enter")
    else:
        assert copy.evaluate(IN_VIEW)
        copy.click()
    expect(frame.locator("[data-said]")).to_have_text("Copied.")
    box = page.locator("iframe").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (600, 700)
    field = page.locator("#paste")
    field.press("Control+V")
    letter = field.input_value()
    assert letter.startswith("Subject: ")
    assert "[" not in letter
    assert all(value in letter for value in typed if value.startswith("Northwind"))
    context.close()


def test_the_school_goes_along(browser: Browser, portal: World) -> None:
    """From the finder to its letter inside the frame, and to the page on its own."""
    context = browser.new_context(viewport={"width": 1000, "height": 900}, locale="en-US")
    page = context.new_page()
    errors = Heard(page)
    finder = replace(LETTER, path="law/which-letter", title="Which letter?", letter="")
    frame = visible(page, portal, finder, 600, 700)
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
