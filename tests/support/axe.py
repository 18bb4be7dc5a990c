"""axe-core in a page: WCAG 2.2 AA and best practice, with nothing left open.

What axe cannot decide it calls incomplete. Such a finding counts as a fault like any other, unless
EXPLAINED says why it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

SOURCE = Path(axe_playwright_python.__path__[0], "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The only rules that look at colors: all that a change of scheme can change.
COLOR_RULES = ["color-contrast", "link-in-text-block"]

# (rule, pattern of "selector: message") to the reason why it is no fault. The one place for exceptions.
EXPLAINED = {
    (
        "color-contrast",
        r"span:nth-child\(1\) > kbd",
    ): "arrows; axe measures the same colors on the keys with words",
    (
        "color-contrast",
        r"(?:search-.*|^(?:a > )?)\bmark:nth-child\(\d+\): .*pseudo element",
    ): "a link's clear ::after lies over it; axe measures the same colors on blanks",
    (
        "frame-tested",
        r"^iframe: ",
    ): "the preview for career centers; what is in it is tested in its own place (test_embed_hosts.py)",
}
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
# A scheme changes colors alone, and a width what is shown: each is looked at once. The other two are for `--full`.
LOOKS: list[tuple[dict[str, int], Any]] = [(WIDE, "light"), (PHONE, "dark")]
OTHER_LOOKS: list[tuple[dict[str, int], Any]] = [(WIDE, "dark"), (PHONE, "light")]
each_look = pytest.mark.parametrize(
    ("size", "scheme"),
    [*LOOKS, *(pytest.param(*look, marks=pytest.mark.full) for look in OTHER_LOOKS)],
    ids=lambda one: one if isinstance(one, str) else str(one["width"]),
)
"""For a test that has a page scanned: a `size` of the window and a `scheme`."""
LOW = 470
"""The height of a window, in CSS pixels, in which nothing stays in view: less than the 30rem of letter.css."""
# Not heard in forced colors: axe reads -webkit-text-fill-color, which Chromium does not force as it forces color.
NOT_IN_FORCED_COLORS = "color-contrast"

RUN = """async ([runOnly, without, within]) => {
  const told = (kind, rules) => rules.flatMap(({ id, nodes }) => nodes.map((node) => ({
    kind, id, target: node.target.join(" "), html: node.html.slice(0, 160),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ").slice(0, 300),
  })));
  // Two pictures; once in thousands of loads a browser without a window drew none any more, and this waited for ever.
  await new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 3000);
  });
  const stuck = without.length ? [] : [...document.querySelectorAll("body :not(dialog)")]
    .filter((el) => getComputedStyle(el).position === "fixed" && el.offsetHeight < innerHeight);
  for (const el of stuck) el.style.position = "static";
  const rules = Object.fromEntries(without.map((id) => [id, { enabled: false }]));
  const options = { runOnly, rules, resultTypes: ["violations", "incomplete"], preload: false, elementRef: false,
    pingWaitTime: 20000 };  // a frame may be slow to answer
  const { violations, incomplete } = await axe.run(within || document, options);
  for (const el of stuck) el.style.position = "";
  // What an open menu covers is looked at while it is closed.
  const menus = [...document.querySelectorAll(".more[open] > .more-menu")];
  const covered = ({ kind, target, why }) => kind === "incomplete" && /overlap|obscured/.test(why) && menus.some((menu) => {
    const el = document.querySelector(target), a = menu.getBoundingClientRect(), b = el.getBoundingClientRect();
    return !menu.contains(el) && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  });
  return [...told("violation", violations), ...told("incomplete", incomplete)].filter((one) => !covered(one));
}"""


def load(page: Page) -> None:
    """Put axe into the page that is open, past its content security policy."""
    page.evaluate(SOURCE + ";0")


def load_with_frames(page: Page) -> None:
    """The same in every frame, so that what stands in them is looked at as well."""
    for frame in page.frames:
        frame.evaluate(SOURCE + ";axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });0")


def scan(page: Page, rules: Sequence[str] = TAGS, within: str = "") -> list[dict[str, Any]]:
    """What was found and is not explained, in the whole page or `within` what a selector finds.

    Colors are looked at with nothing lying over the page. A bar that stays in view covers what happens to be under
    it until one scrolls, and axe can say nothing of that; a low window has no such bar (letter.css). That the focus
    stands clear of it: test_keyboard.py.
    """
    found = []
    if rules != COLOR_RULES:
        found += page.evaluate(RUN, [list(rules), COLOR_RULES, within])
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": LOW})
    found += page.evaluate(RUN, [COLOR_RULES, [], within])
    page.set_viewport_size(size)
    return list(unexplained(found))


def unexplained(found: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for one in found:
        text = f"{one['target']}: {one['why']}"
        if not any(one["id"] == rule and re.search(part, text) for rule, part in EXPLAINED):
            yield one


def report(faults: Iterable[tuple[Any, ...]]) -> str:
    """One fault a line; nothing where there is none."""
    return "\n".join(
        f"{' '.join(map(str, where))}: {one['kind']} {one['id']} at {one['target']}: {one['why']}"
        for *where, one in faults
    )
