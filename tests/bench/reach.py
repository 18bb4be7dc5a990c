"""How far it is from opening a letter's page on a phone to a complete, copied letter: measured by doing it.

A tap is everything a reader touches beside the keys of the keyboard: Fill in, each Next, Done, Copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from tests.bench.figures import Figure
from tests.bench.site import ours
from tests.support import chromium, ready, server
from tests.support.content import ours as project

PHONE = {"width": 360, "height": 740}
MOST_SCREENS, MOST_TAPS = 2, 8
TYPED = {"date": "2026-12-01", "tel": "555 0100", "email": "ana@example.org", "number": "500"}
SEEN = """() => {
  const top = document.querySelector("[data-article]").getBoundingClientRect().top + scrollY;
  const copy = document.querySelector("[data-do=copy]").getBoundingClientRect();
  const shown = (el) => el.checkVisibility();
  return {
    letter: top / innerHeight,
    copy: Math.max(0, copy.bottom + scrollY - innerHeight) / innerHeight,
    questions: [...document.querySelectorAll("[data-choice], [data-ask]")].filter(shown).length,
    all: [...document.querySelectorAll("[data-choice], [data-ask]")].filter((el) => !el.hidden).length,
  };
}"""


def figures() -> Iterator[Figure]:
    with (
        server.serve(ours()) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        context = browser.new_context(viewport=PHONE, has_touch=True, base_url=address)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        for id in project().letters:
            yield from _letter(page, id)
        browser.close()


def _letter(page: Page, id: str) -> Iterator[Figure]:
    page.goto(f"/letters/{id}/")
    ready.wait(page)
    seen = page.evaluate(SEEN)
    taps, screens = _fill_and_copy(page)
    note = f"Copy {seen['copy']:.1f} screens down; {seen['questions']} questions open, {seen['all']} in all"
    yield Figure(f"{id}: the letter begins", seen["letter"], "screens", note, most=0.99)
    yield Figure(
        f"{id}: to a whole copied letter", screens, "screens down the page", most=MOST_SCREENS
    )
    yield Figure(f"{id}: the same", taps, "taps beside typing", most=MOST_TAPS)


def _fill_and_copy(page: Page) -> tuple[int, float]:
    """The taps, and how far down the page they lead, in screens. The page moves to the blank by itself."""
    taps, farthest = 0, 0.0

    def tap(selector: str) -> None:
        nonlocal taps, farthest
        page.locator(selector).first.tap()
        taps += 1
        farthest = max(farthest, page.evaluate("scrollY"))

    if page.locator("[data-fill]").is_visible():
        tap("[data-fill]")
        while page.locator(".strip").count():
            field = page.locator(".strip [data-input]")
            kind = field.get_attribute("type") or "text"
            field.fill(TYPED.get(kind, "Northwind"))
            tap(".strip [data-step='1']")
    tap("[data-do=copy]")
    text = page.evaluate("navigator.clipboard.readText()")
    message = page.locator("[data-said]").inner_text()
    assert text, "nothing was copied"
    assert "blank" not in message, message
    return taps, farthest / PHONE["height"]
