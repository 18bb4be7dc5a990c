"""No kind of page scrolls sideways: not at 320 pixels, which is a window of 1280 at 400 %, nor in a frame of 280."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_weight import PAGES
from tests.support import ready

NewPage = Callable[..., Page]
OTHERS = (
    "/law/br/",
    "/deciding/",
    "/situations/",
    "/letters/call-script/",
    "/embed/",
    "/about/accessibility/",
)
FRAMED = ("/law/de/", "/law/br/", "/law/which-letter/", "/telling/check/", "/deciding/", "/law/checklist/", "/letters/withdraw-by-email/", "/letters/notice-uk/", "/letters/call-script/", "/consequences/numbers/", "/students/schools/")  # fmt: skip
TOO_WIDE = """() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")].filter((el) => el.getBoundingClientRect().right > clientWidth + 1)
    .map((el) => `${el.tagName}.${el.className}`);
}"""
UNFOLD = "() => document.querySelectorAll('details').forEach((el) => { el.open = true; })"


@pytest.mark.parametrize("height", [640, 256])
def test_pages_fit_320_pixels(new_page: NewPage, height: int) -> None:
    page = new_page(viewport={"width": 320, "height": height})
    for path in sorted({*PAGES, *OTHERS}):
        page.goto(path)
        ready.wait(page)
        assert page.evaluate(TOO_WIDE) == [], path
        page.evaluate(UNFOLD)
        assert page.evaluate(TOO_WIDE) == [], f"{path}, unfolded"


def test_frames_fit_280_pixels(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 280, "height": 600})
    for path in FRAMED:
        page.goto(f"/embed/v1/en{path}")
        ready.wait(page)
        assert page.evaluate(TOO_WIDE) == [], path
        page.evaluate(UNFOLD)
        assert page.evaluate(TOO_WIDE) == [], f"{path}, unfolded"
