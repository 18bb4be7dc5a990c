"""What embedded pages cost a portal, how well their height fits, and what they cost the build.

A host page on another site, in a real browser. Times are told and bound to nothing: a busy machine
makes them longer, so each stands beside something measured in the same run.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, Response, sync_playwright

from bowout.render.embed_code import LOADER, Target
from tests.bench.builds import built
from tests.bench.figures import Figure
from tests.bench.site import ours
from tests.bench.weight import Visit, compressed, visit
from tests.support import chromium, project
from tests.support.embed import World, frame_of, target, world

WEIGHED = {
    "letter": target("letters/withdraw-by-email", "Withdraw", "example-university"),
    "notice letter": target("letters/notice-uk", "Notice"),
    "finder": target("law/which-letter", "Which letter?"),
    "checklist": target("law/checklist", "Checklist"),
    "letter check": target("telling/check", "Check"),
    "guide page": target("telling/call", "Call"),
}
MOST_KILOBYTES, MOST_REQUESTS = 30, 4
LETTER, GUIDE = WEIGHED["letter"], WEIGHED["guide page"]
WIDTHS = range(280, 1921, 40)
# Here the letter stands below its form, so that what opens in it makes the page taller.
NARROW = 700
OPENED = "[data-wording] > summary"
HOOKS = ("outputs",)
HOST = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A portal</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body {{ margin: 0 }} iframe {{ max-width: 100% }}</style></head>
<body><h1>Careers</h1><div id="box">{code}</div></body></html>
"""
# Counts pictures until the frame has kept its height for ten of them; gives when it changed last.
WATCH = """() => {
  const frame = document.querySelector("iframe");
  const start = performance.now();
  let [height, pictures, last, still, when] = [frame.offsetHeight, 0, 0, 0, start];
  window.watched = (async () => {
    while (still++ < 10) {
      await new Promise((done) => requestAnimationFrame(done));
      pictures++;
      if (frame.offsetHeight !== height) [height, last, still, when] = [frame.offsetHeight, pictures, 0, performance.now()];
    }
    return { pictures: last, at: performance.timeOrigin + when, each: (performance.now() - start) / pictures };
  })();
}"""
WIDER = "(width) => { box.style.width = `${width}px`; return performance.timeOrigin + performance.now(); }"
OPEN = "(summary) => { summary.click(); return performance.timeOrigin + performance.now(); }"
# Without a script the browser measures when the frame is loaded.
ANEW = """(width) => {
  box.style.width = `${width}px`;
  const frame = document.querySelector("iframe");
  const next = frame.cloneNode();
  next.loading = "eager";
  frame.replaceWith(next);
  return new Promise((done) => next.addEventListener("load", () => done()));
}"""
AT_LEAST = """() => {
  const frame = document.querySelector("iframe");
  return frame.offsetHeight === parseFloat(getComputedStyle(frame).minHeight);
}"""
MISFIT = """() => Math.max(
  Math.abs(document.body.getBoundingClientRect().height - innerHeight),
  document.documentElement.scrollHeight - document.documentElement.clientHeight,
)"""


@dataclass(frozen=True)
class Change:
    """How long the frame went on changing: in pictures, in milliseconds; and how long one picture took."""

    pictures: int
    milliseconds: float
    picture: float


def figures() -> Iterator[Figure]:
    site = ours()
    loader = compressed((site / f"embed/v{LOADER}.js").read_bytes()) / 1000
    yield Figure("loader of embedded pages, gzip", loader, "kB", most=1)
    with world(site) as started, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=chromium.launch_arguments(),
            ignore_default_args=["--hide-scrollbars"],
        )
        for name, target in WEIGHED.items():
            yield from _weight(browser, started, name, target)
        yield from _heights(browser, started)
        browser.close()
    yield _share()


def _weight(browser: Browser, world: World, name: str, target: Target) -> Iterator[Figure]:
    """What a first visit to a portal loads from us, beside the full page."""
    inside = embedded_visit(browser, world, target)
    full = visit(browser, f"{world.site}/{target.path}/")
    yield Figure(
        f"embedded {name}, everything, gzip",
        inside.kilobytes,
        "kB",
        f"full page {full.kilobytes:.0f} kB; {inside.heaviest()}",
        most=MOST_KILOBYTES,
    )
    yield Figure(
        "  its requests",
        len(inside.sizes),
        "",
        f"full page {len(full.sizes)}",
        most=MOST_REQUESTS,
    )


def embedded_visit(browser: Browser, world: World, target: Target) -> Visit:
    """All that comes from our site when a host's page shows a frame of ours."""
    answers: list[Response] = []
    context = browser.new_context()
    context.on("response", lambda answer: answers.append(answer))
    page = context.new_page()
    code = world.code("frame", target)
    page.goto(world.put("/bench/weight/", HOST.format(code=code)), wait_until="networkidle")
    frame_of(page, world)
    page.wait_for_timeout(500)
    ours = [answer for answer in answers if answer.url.startswith(world.site) and answer.ok]
    sizes = {answer.url: compressed(answer.body()) for answer in ours}
    context.close()
    return Visit(sizes)


def _heights(browser: Browser, world: World) -> Iterator[Figure]:
    widened = []
    for name, one in (("letter", LETTER), ("guide page", GUIDE)):
        page, frame = _shown(browser, world, "loader", one)
        worst = _misfit(page, frame)
        for width in WIDTHS:
            widened.append(_changed(page, partial(page.evaluate, WIDER, width)))
            worst = max(worst, _misfit(page, frame))
        yield _exact(f"loader, {name}", worst)
        page.context.close()
    yield from _sized_by_the_browser(browser, world)
    page, frame = _shown(browser, world, "loader", LETTER, NARROW)
    notes = frame.locator(OPENED).all()
    opened = [
        _changed(page, partial(note.evaluate, OPEN)) for note in notes for _ in ("open", "close")
    ]
    page.context.close()
    yield _settled("after the portal changes its width", widened)
    yield _settled("after a note is opened or closed", opened)


def _sized_by_the_browser(browser: Browser, world: World) -> Iterator[Figure]:
    """Code without a script. Now and then the browser misses its moment, and the frame stays at its least."""
    page, _ = _shown(browser, world, "fluid", GUIDE)
    if page.evaluate("CSS.supports('frame-sizing', 'content-height')"):
        worst, missed = 0.0, 0
        for width in WIDTHS:
            page.evaluate(ANEW, width)
            off = _misfit(page, frame_of(page, world))
            if off >= 1 and page.evaluate(AT_LEAST):
                missed += 1
            else:
                worst = max(worst, off)
        yield _exact("frame-sizing, guide page", worst)
        what = "  loads at which the browser did not size it"
        yield Figure(what, missed, f"of {len(WIDTHS)}", "it keeps min-height and scrolls inside")
    page.context.close()


def _exact(what: str, worst: float) -> Figure:
    widths = f"worst of {len(WIDTHS)} widths, {WIDTHS[0]} to {WIDTHS[-1]} px"
    return Figure(f"height of a frame, off by ({what})", worst, "px", widths, most=0.99)


def _settled(what: str, changes: list[Change]) -> Figure:
    seen = [change for change in changes if change.pictures]
    pictures = sorted(change.pictures for change in seen)
    took = statistics.median(change.milliseconds for change in seen)
    one = statistics.median(change.picture for change in seen)
    return Figure(
        f"height stands {what}",
        statistics.median(pictures),
        "pictures",
        f"median of {len(seen)} changes, longest {pictures[-1]}; {took:.0f} ms where one picture takes {one:.0f} ms (noisy)",
    )


def _shown(
    browser: Browser, world: World, form: str, target: Target, width: int = WIDTHS[-1] + 40
) -> tuple[Page, Frame]:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(world.put("/bench/height/", HOST.format(code=world.code(form, target))))
    page.wait_for_load_state("load")
    frame = frame_of(page, world)
    return page, frame


def _changed(page: Page, change: Callable[[], float]) -> Change:
    """Do what gives the time at which it was done, and watch the frame until it stands still."""
    page.evaluate(WATCH)
    start = change()
    seen = page.evaluate("watched")
    return Change(seen["pictures"], seen["at"] - start, seen["each"])


def _misfit(page: Page, frame: Frame) -> float:
    """Pixels by which the frame is taller or shorter than what is in it, once it stands still."""
    off = 0.0
    for _ in range(6):  # a busy machine may let ten pictures pass without laying out the frame
        page.evaluate(WATCH)
        page.evaluate("watched")
        off = float(frame.evaluate(MISFIT))
        if off < 1:
            break
    return off


def _share() -> Figure:
    """The second of two builds counts: the letters are proved, as they are for whoever builds again."""
    with tempfile.TemporaryDirectory() as made:
        for _ in ("first", "second"):
            measured = built("build", project.ROOT, Path(made, "site"))
    spent = {name: measured["hooks"].get(name, 0) for name in HOOKS}
    total = measured["seconds"]
    most = sorted(spent.items(), key=lambda item: -item[1])[:3]
    parts = ", ".join(f"{name} {100 * seconds / total:.0f} %" for name, seconds in most)
    return Figure(
        "embeds, feeds, lists and the offline copy, of a whole build",
        100 * sum(spent.values()) / total,
        "%",
        f"processor time in one run of {total:.1f} s; {parts}",
        most=25,
    )
