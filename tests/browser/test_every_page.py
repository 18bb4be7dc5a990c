"""Every page, opened once: it asks nobody but its own host, stores nothing and complains of nothing.

The pages that hold every part of the site between them (tests/support/cover.py) lose nothing when they are made
larger, and axe finds nothing on them, in two widths and a scheme each: as the page opens, and with a letter filled
in. With `--full`, as `make test-all` has it, that holds for every page and scheme, with search and menu open too; in
every run test_axe.py opens these somewhere.

The pages are dealt into parts, so that several processors can share them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bowout.render.policy import REFERRER
from tests.conftest import Tell
from tests.support import axe
from tests.support.complaints import Complaints
from tests.support.cover import choose, parts
from tests.support.crawl import PART
from tests.support.leaks import LEAKED, NOTHING, STORED, WATCH, Traffic
from tests.support.pages import full_pages

PARTS = 16
# A scheme changes colors alone: `--full` looks at those of the other scheme as well.
PASSES: list[tuple[dict[str, int], Any, list[str]]] = [
    *((size, scheme, axe.TAGS) for size, scheme in axe.LOOKS),
    *((size, scheme, axe.COLOR_RULES) for size, scheme in axe.OTHER_LOOKS),
]
STATES = "as it opens", "search", "menu", "letter"
# A letter with every blank filled and another answer to every question, as its script is told by a reader.
FILL = """() => {
  const say = (el) => el.dispatchEvent(new Event(el.matches("input[type=radio], select") ? "change" : "input", { bubbles: true }));
  for (const set of document.querySelectorAll("[data-builder] [data-choice]:not([data-compare])")) {
    const other = set.querySelectorAll("input[type=radio]")[1];
    const select = set.querySelector("select");
    if (other) other.checked = true;
    if (select) select.selectedIndex = 1;
    say(other || select);
  }
  const values = { date: "2027-03-01", email: "ana@example.org", tel: "+1 555 0100", month: "2027-07", length: "4", unit: "W" };
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
  // What stays in view covers what is under it until one scrolls. That the focus stands clear of it: test_keyboard.py.
  const stays = (el) => !!el && (["sticky", "fixed"].includes(getComputedStyle(el).position) || stays(el.parentElement));
  const over = targets.filter((el) => {
    const a = el.getBoundingClientRect();
    return targets.some((other) => {
      const b = other.getBoundingClientRect();
      return el !== other && !el.parentElement.contains(other) && stays(el) === stays(other)
        && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    });
  });
  return [...wide, ...cut.map((el) => `cut: ${name(el)}`), ...out.map((el) => `out: ${name(el)}`),
    ...over.map((el) => `over: ${name(el)}`)];
}"""


@dataclass(frozen=True)
class Plan:
    """Which pages there are, and which of them axe looks at: as they are, and with their menu and search open.
    `kinds` counts the different parts that the pages have; `passes`, how many looks at each state."""

    pages: tuple[str, ...]
    scanned: frozenset[str]
    opened: frozenset[str]
    kinds: int
    passes: int

    def dealt(self, part: int) -> list[str]:
        """A fair share of the pages: scanned ones take many times as long as the others."""
        ordered = sorted(self.pages, key=lambda page: (page not in self.scanned, page))
        return ordered[part::PARTS]


@cache
def planned(site: Path, full: bool) -> Plan:
    files = full_pages(site)
    if full:
        return Plan(tuple(files), frozenset(files), frozenset(files), 0, len(PASSES))
    found = {address: parts(file) for address, file in files.items()}
    kinds = len(set().union(*found.values()))
    return Plan(tuple(files), frozenset(choose(found)), frozenset(), kinds, len(axe.LOOKS))


@dataclass
class Visited:
    """What was found on a part of the pages."""

    plan: Plan
    pages: int = 0
    requests: int = 0
    states: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[Any, ...]] = field(default_factory=list)
    lost: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    leaks: dict[str, list[Any]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def plan(site_dir: Path, pytestconfig: pytest.Config) -> Plan:
    return planned(site_dir, pytestconfig.getoption("full"))


@pytest.fixture(
    scope="module",
    params=[pytest.param(n, marks=pytest.mark.xdist_group(f"pages-{n}")) for n in range(PARTS)],
)
def visited(
    request: pytest.FixtureRequest, browser: Browser, plan: Plan, site_url: str
) -> Iterator[Visited]:
    context = browser.new_context(
        base_url=site_url, locale="en-US", timezone_id="UTC", reduced_motion="reduce"
    )
    complaints = Complaints()
    complaints.watch(context)
    page = context.new_page()
    page.add_init_script(WATCH)
    traffic = Traffic(page)
    found = Visited(plan)
    for address in plan.dealt(request.param):
        visit(page, address, found, traffic)
    found.requests = len(traffic.requests)
    strangers = [r.url for r in traffic.requests if not r.url.startswith((f"{site_url}/", "data:"))]
    others = [r.url for r in traffic.requests if r.method != "GET" or r.headers.get("referer")]
    for what, wrong in {
        "asked of others": strangers,
        "more than asked": others,
        "cookies": context.cookies(),
    }.items():
        if wrong:
            found.leaks[what] = list(wrong)
    yield found
    context.close()
    if text := complaints.text():
        pytest.fail(f"The browser complained:\n{text}", pytrace=False)


def visit(page: Page, address: str, found: Visited, traffic: Traffic) -> None:
    traffic.events.clear()
    page.set_viewport_size(axe.WIDE)
    page.goto(f"/{address}", wait_until="load")
    stored = page.evaluate(STORED)
    referrer = page.locator("meta[name=referrer]").get_attribute("content")
    wrong = [*traffic.events, *page.evaluate(LEAKED)]
    wrong += [stored] if stored != NOTHING else []
    wrong += [f"referrer: {referrer}"] if referrer != REFERRER else []
    if wrong:
        found.leaks[address] = wrong
    if address in found.plan.scanned:
        scan(page, address, found)
        enlarge(page, address, found)
    found.pages += 1


def enlarge(page: Page, address: str, found: Visited) -> None:
    """What is lost when the window gets small, or the words large."""
    for asked, (width, css) in LARGER.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(SET, css)
        if lost := page.evaluate(LOST):
            found.lost[address, asked] = lost


def scan(page: Page, address: str, found: Visited) -> None:
    """What axe says of each state of a page."""
    axe.load(page)
    look(page, address, STATES[0], "", found)
    if page.locator("[data-builder] [data-form]").is_visible():
        page.evaluate(FILL)
        look(page, address, "letter", "[data-builder]", found)
    if address not in found.plan.opened:
        return
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


def look(page: Page, address: str, state: str, within: str, found: Visited) -> None:
    """What axe says of a state, `within` the part of the page that it changes."""
    for size, scheme, rules in PASSES[: found.plan.passes]:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        faults = axe.scan(page, rules, within)
        found.faults += [(address, state, size["width"], scheme, one) for one in faults]
    found.states[state] += 1


def test_axe_finds_nothing(
    visited: Visited, tell: Tell, record_property: Callable[[str, object], None]
) -> None:
    states = ", ".join(f"{visited.states[state]} {state}" for state in STATES)
    tell(
        f"axe: {visited.states[STATES[0]]} of {visited.pages} pages ({states}) × {visited.plan.passes} passes: "
        f"{len(visited.faults)} unexplained violations and incompletes"
    )
    numbers = {"pages": visited.states[STATES[0]], "of": len(visited.plan.pages)}
    numbers |= {"states": visited.states.total(), "faults": len(visited.faults)}
    record_property(PART, numbers)
    assert visited.states[STATES[0]] > 0
    assert not visited.faults, axe.report(visited.faults)


def test_nothing_is_lost_when_it_is_made_larger(visited: Visited, tell: Tell) -> None:
    tell(
        f"made larger: {visited.states[STATES[0]]} of {visited.pages} pages × {len(LARGER)} ways: "
        f"{len(visited.lost)} lose something"
    )
    assert visited.lost == {}


def test_every_page_asks_only_its_own_host_and_stores_nothing(visited: Visited, tell: Tell) -> None:
    tell(
        f"privacy: {visited.pages} pages, {visited.requests} requests: 0 to others, 0 with a referrer, "
        "0 cookies, 0 stored, 0 policy violations"
    )
    assert visited.leaks == {}


def test_every_page_is_opened_once_and_every_part_is_looked_at(plan: Plan, tell: Tell) -> None:
    """Whatever is new on the site is among what axe looks at (tests/unit/test_cover.py shows how that is so)."""
    dealt = [address for part in range(PARTS) for address in plan.dealt(part)]
    assert sorted(dealt) == sorted(plan.pages)
    assert len(plan.pages) > 100
    assert plan.opened <= plan.scanned <= set(plan.pages)
    tell(
        f"axe looks at {len(plan.scanned)} of {len(plan.pages)} pages"
        + (f": they hold all {plan.kinds} kinds of parts" if plan.kinds else ", which is all")
    )
