"""Faults that only one of the browsers had. Each test tells what happened, and runs in all three."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.driver import READY, Browser, WebKit
from tests.engines.test_journeys import AWKWARD, FRAMED, LETTER, TYPED, write_in_frame
from tests.support import server
from tests.support.embed import PLAIN, World

pytestmark = pytest.mark.engines

SANDBOXED = (
    '<iframe src="{src}" title="Bow Out" sandbox="{words}" width="700" height="900"></iframe>'
)


@pytest.mark.parametrize("words", ["allow-scripts", "allow-scripts allow-forms allow-popups"])
def test_a_sandboxed_frame_was_dead_in_webkit(browser: Browser, world: World, words: str) -> None:
    """In a sandbox a page has no origin. WebKit matches 'self' against nothing there, so style and script were refused."""
    src = f"{world.site}/embed/v1/en{LETTER}"
    address = world.put(
        "/sandboxed/", PLAIN.format(code=SANDBOXED.format(src=src, words=words), paste="")
    )
    browser.go(address)
    browser.until("document.querySelector('iframe')")
    browser.enter("iframe")
    browser.until(READY)
    assert browser.js("return origin") == "null"
    assert browser.js("return [...document.styleSheets].length") == 1
    assert (
        browser.js(
            "return getComputedStyle(document.querySelector('[data-article]')).borderTopStyle"
        )
        == "solid"
    )
    write_in_frame(browser)
    browser.leave()


def test_back_emptied_the_form_in_webkit(browser: Browser, plain_site: str) -> None:
    """WebKit resets what has autocomplete="off" after a page came back: Copy gave a letter with "[company]" in it."""
    browser.open(plain_site + LETTER)
    fields = browser.js(TYPED)
    for id, value in zip(fields, AWKWARD, strict=False):
        browser.type(f"#{id}", value)
    letter = browser.text("[data-article]")
    if not leave_and_come_back(browser, plain_site):
        return
    held = browser.js("return arguments[0].map((id) => document.getElementById(id).value)", fields)
    assert held[: len(AWKWARD)] == list(AWKWARD[: len(fields)])
    assert browser.text("[data-article]") == letter
    browser.type(
        f"#{fields[0]}", "x"
    )  # whatever the next keystroke writes, the others are still there
    browser.until("document.querySelector('[data-article]').innerText !== arguments[0]", letter)
    assert AWKWARD[1] in browser.text("[data-article]")


def test_back_emptied_the_letter_check_in_webkit(browser: Browser, plain_site: str) -> None:
    """The result stood there without the letter that it was about, and the reset counted as "Clear"."""
    browser.open(f"{plain_site}/telling/check/")
    browser.type("#check-text", "Dear team, I am sorry. I am sorry. Yours, Ana")
    browser.click("[data-form] [type=submit]")
    browser.until("!document.querySelector('[data-result]').hidden")
    if leave_and_come_back(browser, plain_site):
        assert "I am sorry" in browser.js("return document.getElementById('check-text').value")
        assert not browser.js("return document.querySelector('[data-result]').hidden")


@pytest.fixture(scope="module")
def plain_site(world: World) -> Iterator[str]:
    """Over plain HTTP: a page whose certificate had to be excused isn't kept in memory."""
    with server.serve(world.site_dir) as address:
        yield address


def leave_and_come_back(browser: Browser, site: str) -> bool:
    """To another page and Back, until what a browser does after that is done. False if the page is another one.

    A browser may load the page anew: Chromium does while Playwright drives it. WebKit, whose fault it was, must not.
    """
    browser.js("window.mark = true")
    browser.go(f"{site}/questions/")
    browser.back()
    browser.until(READY)
    came_back = bool(browser.js("return window.mark"))
    assert came_back or browser.name != "webkit"
    browser.js("window.settled = false; setTimeout(() => { window.settled = true; }, 300)")
    browser.until("window.settled")
    return came_back


@pytest.mark.parametrize("path", [LETTER, f"/embed/v1/en{LETTER}", "/suggest/"])
def test_a_blank_sheet_followed_each_printed_letter_in_firefox(
    browser: Browser, world: World, path: str
) -> None:
    """Only the letter had a named page, so Firefox broke before whatever came behind it: nothing."""
    browser.open(world.site + path)
    assert browser.pages_printed() in {1, None}


def test_an_empty_date_looked_filled_in_in_webkit(browser: Browser, world: World) -> None:
    """Safari writes today's date into it in grey. Now it looks like any other empty field until it has a date."""
    browser.open(world.site + LETTER)
    date = "document.querySelector('input[type=date]')"
    browser.js(f"""const date = {date};
      date.id = 'a-date';
      date.closest('details')?.setAttribute('open', '');
      date.closest('[data-ask]').hidden = false;
      const text = date.cloneNode();
      text.type = 'text';
      text.id = 'a-text';
      date.parentElement.append(text);""")
    assert browser.js(f"return {date}.classList.contains('empty')")
    if isinstance(browser, WebKit):
        assert browser.picture("#a-date") == browser.picture("#a-text")
    browser.js(f"""{date}.value = '2027-03-01';
      {date}.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));""")
    assert not browser.js(f"return {date}.classList.contains('empty')")
    if isinstance(browser, WebKit):
        assert browser.picture("#a-date") != browser.picture("#a-text")


def test_the_loader_is_believed_in_every_browser(browser: Browser, world: World) -> None:
    """A frame in a sandbox, with the loader beside it: the height comes from a page without an origin."""
    code = world.code("loader", FRAMED).replace("<iframe", '<iframe sandbox="allow-scripts"')
    browser.go(world.put("/sandboxed-loader/", PLAIN.format(code=code, paste="")))
    browser.until("document.querySelector('iframe')")
    browser.enter("iframe")
    browser.until(READY)
    tall = browser.js("return Math.ceil(document.body.getBoundingClientRect().height)")
    browser.leave()
    browser.until(
        "Math.abs(document.querySelector('iframe').clientHeight - arguments[0]) < 3", tall
    )
