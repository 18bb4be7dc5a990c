"""How long a keystroke takes to reach the letter, on a processor slowed four times.

Real key presses; the time is the page's own, from the event to the letter laid out again. The best
of three rounds counts: what else the machine does can only make a round slower.
`python -m tests.bench.keystroke site` measures a site that is built already.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.figures import Figure, table
from tests.support import chromium, project, server

SLOWED = 4
LETTER = "/letters/withdraw-by-email/"
TEXT = "Northwind Trading Company of Springfield"

WATCH = """() => {
  window.times = [];
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ type: "longtask" });
  const article = document.querySelector("[data-article]");
  let start = 0;
  addEventListener("input", () => { start = performance.now(); }, true);
  addEventListener("input", () => {
    article.getBoundingClientRect();
    times.push(performance.now() - start);
  });
}"""


def measure(site: Path, rounds: int = 3) -> tuple[list[float], list[float]]:
    """Milliseconds for each keystroke, and the tasks of 50 ms or more while typing."""
    with server.serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        results = [_round(browser.new_page(), address) for _ in range(rounds)]
        browser.close()
    return min(results, key=lambda result: (len(result[1]), _slow(result[0])))


def _round(page: Page, address: str) -> tuple[list[float], list[float]]:
    page.goto(address + LETTER)
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.evaluate(WATCH)
    for field in ("company", "role", "sender"):
        page.locator(f"#f-{field}").focus()
        page.keyboard.type(TEXT, delay=10)
    times, tasks = page.evaluate("[times, tasks]")
    page.close()
    return times, tasks


def _slow(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def figures(site: Path | None = None) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as made:
        if site is None:
            site = Path(made, "site")
            done = project.build(site)
            if done.returncode:
                raise RuntimeError(done.stdout)
        times, tasks = measure(site)
    middle = statistics.median(times)
    yield Figure(
        f"keystroke to updated letter, CPU slowed {SLOWED}×",
        _slow(times),
        "ms",
        f"95 % of {len(times)} keystrokes; median {middle:.1f} ms; a frame at 60 Hz has 16.7 ms",
        most=8,
    )
    yield Figure("tasks of 50 ms or more while typing", len(tasks), "", "", most=0)


if __name__ == "__main__":
    print(table(list(figures(Path(sys.argv[1]) if len(sys.argv) > 1 else None))))
