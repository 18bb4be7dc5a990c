"""Every page, visited once: nothing for axe to find, in both schemes and two widths, as it opens, with the search,
with the menu, and with a letter filled in; nothing lost when it is made larger.

The pages are dealt into parts, so that several processors can share them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Tell
from tests.support import axe
from tests.support.complaints import Complaints
from tests.support.pages import full_pages

PARTS = 8
# A scheme changes colors alone. So each width is looked at in full once, and by its colors in the other scheme.
PASSES: list[tuple[int, Any, list[str]]] = [
    (1280, "light", axe.TAGS),
    (1280, "dark", axe.COLOR_RULES),
    (360, "dark", axe.TAGS),
    (360, "light", axe.COLOR_RULES),
]
STATES = "as it opens", "search", "menu", "letter"
# A letter with every blank filled and another answer to every question, as its script is told by a reader.
FILL = """() => {
  const say = (el) => el.dispatchEvent(new Event(el.matches("input[type=radio], select") ? "change" : "input", { bubbles: true }));
  for (const set of document.querySelectorAll("[data-builder] [data-choice]")) {
    const other = set.querySelectorAll("input[type=radio]")[1];
    const select = set.querySelector("select");
    if (other) other.checked = true;
    if (select) select.selectedIndex = 1;
    say(other || select);
  }
  const values = { date: "2027-03-01", email: "ana@example.org", tel: "+1 555 0100" };
  for (const field of document.querySelectorAll("[data-builder] [data-input]")) {
    field.value = values[field.dataset.type] || "Northwind";
    say(field);
  }
}"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
# What WCAG 2.2 asks for, the width of the window, and what a reader would set. Text at 200 % has the width of
# a small tablet, as a reader's window would; 320 px is a window of 1280 px at 400 %.
LARGER = {
    "1.4.10 reflow": (320, ""),
    "1.4.12 text spacing": (320, SPACED),
    "1.4.4 resize text": (640, ":root { font-size: 200% !important }"),
}
SET = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
# What is cut off, pushed out of the window, or lies over something else that can be pressed.
LOST = """() => {
  // What a closed note holds keeps its boxes and is not there to be seen.
  const shown = (el) => el.checkVisibility() && el.getClientRects().length && !el.closest(".sr, svg, .table-scroll, [inert]");
  const name = (el) => el.outerHTML.slice(0, 100);
  const all = [...document.querySelectorAll("body *")].filter(shown);
  const wide = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
  const cut = all.filter((el) => {
    const { overflowX, overflowY } = getComputedStyle(el);
    return el.clientHeight && ((overflowY === "hidden" && el.scrollHeight > el.clientHeight + 2)
      || (overflowX === "hidden" && el.scrollWidth > el.clientWidth + 2));
  });
  const out = all.filter((el) => {
    const box = el.getBoundingClientRect();
    return el.matches("a, button, input, select, textarea, p, li, h1, h2, h3, td, th") && !el.matches(".skip")
      && (box.right > innerWidth + 1 || box.left < -1);
  });
  const targets = all.filter((el) => el.matches("button, input, select, textarea, .option label"));
  const over = targets.filter((el) => {
    const a = el.getBoundingClientRect();
    return targets.some((other) => {
      const b = other.getBoundingClientRect();
      return el !== other && !el.parentElement.contains(other)
        && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    });
  });
  return [...wide, ...cut.map((el) => `cut: ${name(el)}`), ...out.map((el) => `out: ${name(el)}`),
    ...over.map((el) => `over: ${name(el)}`)];
}"""


@dataclass
class Visited:
    """What was found on a part of the pages."""

    pages: int = 0
    states: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[Any, ...]] = field(default_factory=list)
    lost: dict[tuple[str, str], list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module", params=range(PARTS))
def visited(
    request: pytest.FixtureRequest, browser: Browser, site_dir: Path, site_url: str
) -> Iterator[Visited]:
    context = browser.new_context(
        base_url=site_url, locale="en-US", timezone_id="UTC", reduced_motion="reduce"
    )
    complaints = Complaints()
    complaints.watch(context)
    page = context.new_page()
    found = Visited()
    addresses = sorted(full_pages(site_dir))
    assert len(addresses) > 100
    for address in addresses[request.param :: PARTS]:
        visit(page, address, found)
    yield found
    context.close()
    if text := complaints.text():
        pytest.fail(f"The browser complained:\n{text}", pytrace=False)


def visit(page: Page, address: str, found: Visited) -> None:
    page.set_viewport_size({"width": PASSES[0][0], "height": 800})
    page.goto(f"/{address}", wait_until="load")
    axe.load(page)
    look(page, address, STATES[0], "", found)
    if page.locator("[data-builder] [data-form]").is_visible():
        page.evaluate(FILL)
        look(page, address, "letter", "[data-builder]", found)
    page.locator("[data-search-open]").click()
    page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
    page.locator("#search-words").fill("signing bonis")
    page.locator("[data-search-results] a").first.wait_for()
    look(page, address, "search", "[data-search]", found)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("[data-menu-toggle]").click()
    look(page, address, "menu", ".site-header", found)
    page.keyboard.press("Escape")
    for asked, (width, css) in LARGER.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(SET, css)
        if lost := page.evaluate(LOST):
            found.lost[address, asked] = lost
    found.pages += 1


def look(page: Page, address: str, state: str, within: str, found: Visited) -> None:
    """What axe says of a state, `within` the part of the page that it changes."""
    for width, scheme, rules in PASSES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        faults = axe.scan(page, rules, within)
        found.faults += [(address, state, width, scheme, one) for one in faults]
    found.states[state] += 1


def test_axe_finds_nothing(visited: Visited, tell: Tell) -> None:
    states = ", ".join(f"{visited.states[state]} {state}" for state in STATES)
    tell(
        f"axe: {visited.pages} pages ({states}) × light, dark × 1280, 360: "
        f"{len(visited.faults)} unexplained violations and incompletes"
    )
    assert visited.states["search"] == visited.states["menu"] == visited.pages > 0
    assert not visited.faults, axe.report(visited.faults)


def test_nothing_is_lost_when_it_is_made_larger(visited: Visited, tell: Tell) -> None:
    tell(
        f"made larger: {visited.pages} pages × {len(LARGER)} ways: {len(visited.lost)} lose something"
    )
    assert visited.lost == {}
