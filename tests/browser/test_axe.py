"""Every state, in two widths and a scheme each: nothing for axe to find, nothing it leaves open. For pages as they
open, see test_every_page.py."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import NewPage, Tell
from tests.support import axe
from tests.support.finder import first_answers


def looks(page: Page, size: Any, scheme: Any) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)


def search_with(words: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator("[data-search-open]").click()
        page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
        page.locator("#search-words").fill(words)
        if words:
            expect(page.locator("[data-search-status]")).not_to_be_empty()

    return act


def open_menu(page: Page) -> None:
    button = page.locator("[data-menu-toggle]")
    if button.is_visible():  # on a wide screen the menu always stands there
        button.click()


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true })")


def explain(page: Page) -> None:
    page.locator("[data-explain]").check()
    page.locator("[data-wording] > summary").click()


def fill(page: Page) -> None:
    """Every field that is asked."""
    values = {"date": "2027-03-01", "email": "ana@example.org", "tel": "+1 555 0100"}
    for field in page.locator("[data-ask]:visible [data-input]").all():
        field.fill(values.get(field.get_attribute("data-type") or "", "Northwind"))
    page.keyboard.press("Tab")


def choose_other(page: Page) -> None:
    page.locator("[data-wording] > summary").click()
    for choice in page.locator("[data-choice]:visible").all():
        if choice.locator("select").count():
            choice.locator("select").select_option(index=1)
        else:
            choice.locator("label").nth(1).click()


def press(name: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        fill(page)
        if not page.locator(f"[data-do={name}]").is_visible():
            page.locator("[data-more] > summary").click()
        page.locator(f"[data-do={name}]").click()
        expect(page.locator("[data-said]")).not_to_be_empty()

    return act


def keep(page: Page) -> None:
    page.locator("[data-keep]").check()


def filter_by(**answers: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator(".filters summary").click()
        for name, option in answers.items():
            page.locator(f"#filter-{name}").select_option(option)

    return act


def answer_all(page: Page) -> None:
    """The finder, with its first answers, to its end."""
    first_answers(page)


def answer_nothing(page: Page) -> None:
    page.locator("[data-finder] [type=submit]").click()
    expect(page.locator("[data-missing]").first).to_be_visible()


def in_front(page: Page) -> None:
    page.keyboard.press("Tab")  # the skip link shows


EMAIL, CALL, NOTICE = "withdraw-by-email", "call-script", "kuendigung-vor-dienstantritt"
LETTER_STATES = {
    "filled": fill,
    "copied": press("copy"),
    "choice changed": choose_other,
    "cleared": press("clear"),
    "kept": keep,
    "explained": explain,
}
STATES: list[tuple[str, str, Callable[[Page], None]]] = [
    ("menu open", "/telling/", open_menu),
    ("menu open", f"/letters/{EMAIL}/", open_menu),
    ("skip link", "/telling/", in_front),
    ("contents open", "/telling/call/", open_details),
    ("search open", "/", search_with("")),
    ("search with results", "/telling/", search_with("signing bonis")),
    ("search with nothing", "/letters/", search_with("xqzwkj")),
    ("search with a guess", "/", search_with("inturnnshipp")),
    ("library filtered", "/letters/", filter_by(to="employer", channel="email")),
    ("library empty", "/letters/", filter_by(to="referrer", channel="phone")),
    ("finder at its end", "/law/which-letter/", answer_all),
    ("finder unanswered", "/law/which-letter/", answer_nothing),
    *((f"builder {name}", f"/letters/{EMAIL}/", act) for name, act in LETTER_STATES.items()),
    *(
        (f"builder {name}", f"/letters/{CALL}/", LETTER_STATES[name])
        for name in ("copied", "choice changed")
    ),
    *(
        (f"builder {name}", f"/letters/{NOTICE}/", LETTER_STATES[name])
        for name in ("filled", "explained")
    ),
]
SEEN = {(name, path) for name, path, _ in STATES}
MORE = [
    (f"builder {name}", f"/letters/{id}/", act)
    for id in (CALL, NOTICE)
    for name, act in LETTER_STATES.items()
    if (f"builder {name}", f"/letters/{id}/") not in SEEN
]
"""What has been seen in another letter: for `--full`."""


@pytest.mark.parametrize(
    ("name", "path", "act"),
    [*STATES, *(pytest.param(*one, marks=pytest.mark.full) for one in MORE)],
    ids=[f"{path} {name}" for name, path, _ in [*STATES, *MORE]],
)
def test_every_state(
    new_page: NewPage,
    tell: Tell,
    pytestconfig: pytest.Config,
    name: str,
    path: str,
    act: Callable[[Page], None],
) -> None:
    full = pytestconfig.getoption("full")
    page = new_page(reduced_motion="reduce")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    faults = []
    for size, scheme in axe.LOOKS:
        looks(page, size, scheme)
        page.goto(path)
        page.evaluate("sessionStorage.clear()")
        axe.load(page)
        act(page)
        faults += [(name, path, size["width"], scheme, one) for one in axe.scan(page)]
        if full:  # the other scheme changes colors alone
            other = "dark" if scheme == "light" else "light"
            looks(page, size, other)
            more = axe.scan(page, axe.COLOR_RULES)
            faults += [(name, path, size["width"], other, one) for one in more]
    tell(
        f"axe: {path}, {name}, {'each scheme' if full else 'a scheme'} × 1280, 360: "
        f"{len(faults)} unexplained violations and incompletes"
    )
    assert not faults, axe.report(faults)


FORCED = ["/", "/telling/", "/law/", "/letters/", f"/letters/{EMAIL}/", "/law/which-letter/"]


# What has words and cannot be told from its own ground.
SAME_COLORS = """() => [...document.querySelectorAll("a, button, label, summary, mark, p, li, h1, h2, h3")].filter((el) => {
  const { color, backgroundColor } = getComputedStyle(el);
  return el.getClientRects().length && color === backgroundColor;
}).map((el) => el.outerHTML.slice(0, 90))"""


def test_forced_colors(new_page: NewPage, tell: Tell, pytestconfig: pytest.Config) -> None:
    """The system's colors take the place of ours; `--full` looks whether that holds for both of our schemes."""
    schemes = ["light", "dark"] if pytestconfig.getoption("full") else ["dark"]
    faults, seen = [], 0
    page = new_page(reduced_motion="reduce", forced_colors="active")
    for path, scheme in product(FORCED, schemes):
        looks(page, axe.WIDE, scheme)
        page.goto(path)
        axe.load(page)
        found = axe.scan(page)
        faults += [(path, scheme, one) for one in found if one["id"] != axe.NOT_IN_FORCED_COLORS]
        unlike = page.evaluate(SAME_COLORS)
        assert unlike == [], path
        seen += 1
    tell(
        f"axe: {seen} pages in forced colors: {len(faults)} unexplained violations and incompletes"
    )
    assert not faults, axe.report(faults)


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        ("document.querySelector('h1').style.color = '#ccc'", "color-contrast"),
        ("document.querySelector('[data-menu-toggle]').textContent = ''", "button-name"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
    ],
)
def test_a_fault_is_found(new_page: NewPage, harm: str, rule: str) -> None:
    """Else all of the above would say nothing."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("/telling/")
    axe.load(page)
    page.evaluate(harm)
    assert rule in {one["id"] for one in axe.scan(page)}
