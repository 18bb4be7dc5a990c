"""A frame is exactly as tall as its page at every width, and the page around it stays still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, Playwright

from bowout.render.embed_code import Target
from tests.conftest import Tell
from tests.support import chromium
from tests.support.embed import LETTER, Heard, World, frame_of, hosts, target, world

NARROWEST, WIDEST = 280, 1920
GUIDE = target("telling/call", "How to tell them by phone")
FINDER = target("law/which-letter", "Which letter")
SETTLE = """
// Until no frame has changed its height for five pictures in a row.
window.settle = async () => {
  let still = 0, was = "";
  for (let turn = 0; turn < 300 && still < 5; turn++) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = [...document.querySelectorAll("iframe")].map((frame) => frame.offsetHeight).join();
    still = now === was ? still + 1 : 0;
    was = now;
  }
};
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A portal</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body {{ margin: 0 }} h1 {{ height: 80px; margin: 0 }} iframe {{ max-width: 100% }} {css}</style>
<script>
window.heard = 0;
addEventListener("message", ({{ data }}) => {{ if (data && (data.bowout || data.message)) heard++; }});
window.moved = 0;
new PerformanceObserver((list) => {{ for (const one of list.getEntries()) moved += one.value; }})
  .observe({{ type: "layout-shift", buffered: true }});
{settle}
</script></head>
<body><h1>Careers</h1><div id="box">{code}</div><p>What stands below.</p></body></html>
"""
INSIDE = """() => ({
  page: document.body.getBoundingClientRect().height, shown: innerHeight,
  scrolls: document.documentElement.scrollHeight > document.documentElement.clientHeight,
  bar: innerWidth - document.documentElement.clientWidth,
})"""


# The same frame once more, loaded at another width.
ANEW = """(width) => {
  box.style.width = `${width}px`;
  const frame = document.querySelector("iframe");
  const next = frame.cloneNode();
  next.style.height = "";
  next.loading = "eager";
  frame.replaceWith(next);
  return new Promise((done) => next.addEventListener("load", () => done()));
}"""


@pytest.fixture(scope="module")
def widths(pytestconfig: pytest.Config) -> range:
    """From a narrow column to a wide screen: eleven, or with `--full` every 40 pixels."""
    step = 40 if pytestconfig.getoption("full") else (WIDEST - NARROWEST) // 10
    return range(NARROWEST, WIDEST + 1, step)


@pytest.fixture(scope="module")
def portal(site_dir: Path) -> Iterator[World]:
    with world(site_dir) as started:
        yield started


@pytest.fixture(scope="module")
def with_bars(playwright: Playwright) -> Iterator[Browser]:
    """A browser whose scrollbars take room, as on most desktops."""
    started = playwright.chromium.launch(
        executable_path=chromium.find(),
        args=chromium.launch_arguments(),
        ignore_default_args=["--hide-scrollbars"],
    )
    yield started
    started.close()


@pytest.fixture
def open_(with_bars: Browser, portal: World) -> Iterator[Any]:
    contexts = []

    def go(code: str, css: str = "", **settings: Any) -> Page:
        usual = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US"}
        contexts.append(with_bars.new_context(**{**usual, **settings}))
        page = contexts[-1].new_page()
        errors = Heard(page)
        page.goto(portal.put("/height/", PAGE.format(code=code, css=css, settle=SETTLE)))
        page.wait_for_load_state("load")
        fits(page, portal)
        assert errors.lines == []
        return page

    yield go
    for context in contexts:
        context.close()


def frames(page: Page, portal: World) -> list[Frame]:
    frame_of(page, portal)
    found = [frame for frame in page.frames if frame.url.startswith(f"{portal.site}/embed/")]
    for frame in found:
        frame.wait_for_load_state("load")
    return found


def fits(page: Page, portal: World, most: int = 20_000) -> None:
    """Each frame shows its whole page and nothing more, without a scrollbar."""
    for _ in range(5):
        page.evaluate("settle()")
        found = [frame.evaluate(INSIDE) for frame in frames(page, portal)]
        wrong = [one for one in found if abs(one["shown"] - min(one["page"], most)) >= 1]
        if not wrong:
            break
    assert wrong == []
    if most == 20_000:
        assert [one for one in found if one["scrolls"] or one["bar"]] == []


def code(portal: World, form: str, *targets: Target) -> str:
    return "\n".join(portal.code(form, target) for target in targets)


@pytest.mark.parametrize(
    ("form", "target"), [("loader", LETTER), ("element", GUIDE), ("loader", FINDER)],
    ids=["loader-letter", "element-guide", "loader-finder"],
)  # fmt: skip
def test_the_height_is_exact_at_every_width(
    open_: Any, portal: World, widths: range, tell: Tell, form: str, target: Target
) -> None:
    page = open_(code(portal, form, target), viewport={"width": 1960, "height": 800})
    most = 0
    for width in widths:
        page.evaluate("heard = 0")
        page.evaluate("(width) => { box.style.width = `${width}px`; }", width)
        fits(page, portal)
        most = max(most, page.evaluate("heard"))
    assert most <= 3
    tell(
        f"height, {form}, {target.path}: {len(widths)} widths, 0 px off, at most {most} messages a change"
    )


def test_without_a_script_it_is_exact_at_every_width_at_which_it_is_loaded(
    open_: Any, portal: World, widths: range, tell: Tell
) -> None:
    """The browser does it. It goes on measuring with the width that the frame had first."""
    page = open_(code(portal, "fluid", GUIDE), viewport={"width": 1960, "height": 800})
    assert page.evaluate("CSS.supports('frame-sizing', 'content-height')"), "an older browser"
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        fits(page, portal)
    frame = frame_of(page, portal)
    frame.evaluate("document.querySelector('main').append(document.createElement('hr'))")
    fits(page, portal)
    assert page.evaluate("heard") <= 3 * (len(widths) + 2)
    tell(f"height, fluid, {GUIDE.path}: {len(widths)} widths, no scrollbar, less than 1 px off")


def test_wordpress_shows_a_short_page_whole_and_cuts_a_long_one_at_its_own_limit(
    with_bars: Browser, portal: World, widths: range
) -> None:
    host = hosts()["wordpress"]
    context = with_bars.new_context(viewport={"width": 1960, "height": 800})
    page = context.new_page()
    page.add_init_script(SETTLE)
    page.goto(portal.show(host, portal.code("address", GUIDE)))
    frame = frame_of(page, portal)
    fits(page, portal, most=1000)
    frame.evaluate("() => { document.querySelector('article').hidden = true; }")  # now it is short
    for width in widths:
        page.evaluate("(width) => { document.querySelector('iframe').width = width; }", width)
        fits(page, portal, most=1000)
        inside = frame.evaluate(INSIDE)
        assert 200 < inside["page"] < 1000
        assert not inside["scrolls"]
        assert not inside["bar"]
    context.close()


def test_what_is_opened_and_typed_makes_it_taller_at_once(open_: Any, portal: World) -> None:
    page = open_(code(portal, "loader", LETTER), viewport={"width": 700, "height": 800})
    frame = frame_of(page, portal)
    before = frame.evaluate("innerHeight")
    frame.locator("[data-wording] > summary").click()
    fits(page, portal)
    assert frame.evaluate("innerHeight") > before
    frame.locator("[data-wording] > summary").click()
    fits(page, portal)
    assert frame.evaluate("innerHeight") == before, "and smaller again"
    frame.locator("[data-wording] > summary").click()
    fits(page, portal)
    page.evaluate("heard = 0")
    frame.locator("label[for=c-tone-brief]").click()
    fits(page, portal)
    assert page.evaluate("heard") <= 3


def test_two_pages_in_one_and_each_has_its_own_height(open_: Any, portal: World) -> None:
    """The script is pasted twice, as the code has it each time."""
    for form in ("loader", "element"):
        tall = {"width": 1280, "height": 9000}  # a frame out of sight learns late how tall it is
        page = open_(code(portal, form, LETTER, GUIDE), viewport=tall)
        page.wait_for_function(
            "[...document.querySelectorAll('iframe')].every((frame) => frame.offsetHeight > 900)"
        )
        fits(page, portal)
        assert len(frames(page, portal)) == 2
        heights = [frame.evaluate("innerHeight") for frame in frames(page, portal)]
        assert heights[0] != heights[1]


def test_frames_that_come_later_fit_too(open_: Any, portal: World) -> None:
    page = open_(code(portal, "loader", GUIDE))
    page.evaluate(ANEW, 640)
    fits(page, portal)
    page.reload()
    fits(page, portal)


def test_a_script_that_stands_before_the_frame(open_: Any, portal: World) -> None:
    frame, _, script = code(portal, "loader", GUIDE).rpartition("\n")
    page = open_(script + "\n" + frame)
    assert frame_of(page, portal).evaluate("innerHeight") != 900


FAR = "h1 { margin-bottom: 9000px }"


@pytest.mark.parametrize("form", ["loader", "element"])
def test_a_frame_that_is_out_of_sight_tells_its_height(
    browser: Browser, portal: World, form: str
) -> None:
    """It is not painted there, so what waits for the paint would wait until somebody scrolls to it."""
    page = browser.new_context().new_page()
    page.goto(portal.put("/far/", PAGE.format(code=code(portal, form, GUIDE), css=FAR, settle="")))
    page.locator("iframe").evaluate("(frame) => { frame.loading = 'eager'; }")
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 1000")
    assert page.evaluate("scrollY") == 0
    page.context.close()


BOXES = (
    "iframe { box-sizing: border-box; padding: 7px 3px 11px; border: 5px solid #999 !important }"
)


def test_a_host_that_gives_frames_a_border_and_padding(open_: Any, portal: World) -> None:
    for form in ("loader", "element"):
        page = open_(code(portal, form, GUIDE), BOXES)
        assert (
            page.evaluate("getComputedStyle(document.querySelector('iframe')).paddingTop") == "7px"
        )
        for width in (320, 900):
            page.evaluate("(width) => { box.style.width = `${width}px`; }", width)
            fits(page, portal)


def test_a_tab_that_is_closed_at_first(open_: Any, portal: World) -> None:
    """A frame that is not shown has no height; it says none."""
    page = open_(code(portal, "loader", GUIDE).replace(' loading="lazy"', ""))
    page.evaluate("heard = 0")
    height = page.locator("iframe").evaluate("(frame) => frame.offsetHeight")
    for hide in ("none", "", "none", ""):
        page.evaluate("(value) => { box.style.display = value; }", hide)
        page.evaluate("settle()")
    fits(page, portal)
    assert page.locator("iframe").evaluate("(frame) => frame.offsetHeight") == height
    page.evaluate("box.style.display = 'none'")
    page.evaluate("box.style.width = '400px'")
    page.evaluate("settle()")
    page.evaluate("box.style.display = ''")
    page.wait_for_function(
        "(was) => document.querySelector('iframe').offsetHeight !== was", arg=height
    )
    fits(page, portal)


def test_a_browser_that_measures_a_frame_before_it_has_a_width_stays_sensible(
    open_: Any, portal: World
) -> None:
    """It keeps the height of the first width, here none at all; a hundred thousand pixels, were there no least width."""
    page = open_(code(portal, "fluid", GUIDE))
    page.evaluate("box.style.display = 'none'")
    page.evaluate(ANEW, 900)
    page.evaluate("box.style.display = ''")
    page.evaluate("settle()")
    assert 600 < frame_of(page, portal).evaluate("innerHeight") < 12_000


@pytest.mark.parametrize("form", ["loader", "fluid", "element"])
def test_the_page_around_it_stays_still(open_: Any, portal: World, tell: Tell, form: str) -> None:
    page = open_(code(portal, form, LETTER), viewport={"width": 1280, "height": 720})
    moved = page.evaluate("moved")
    tell(f"layout shift of the host, {form}: {moved:.4f}")
    assert moved <= 0.02
