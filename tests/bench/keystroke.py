"""How long a keystroke takes to reach the letter, on a processor slowed four times.

Real key presses; the time is the page's own, from the event to the letter laid out again. The best
of three rounds counts: what else the machine does can only make a round slower.
`python -m tests.bench.keystroke site` measures a site that is built already.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.bench.figures import Figure, table
from tests.bench.site import ours
from tests.support import chromium, server

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


@dataclass(frozen=True)
class Round:
    """Milliseconds: each keystroke, tasks of 50 or more, and the thread's own work for a keystroke."""

    times: list[float]
    tasks: list[float]
    work: float

    @property
    def slow(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]


def measure(site: Path, rounds: int = 3) -> Round:
    """The best of some rounds of typing."""
    with server.serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        results = [_round(browser.new_page(), address) for _ in range(rounds)]
        browser.close()
    return min(results, key=lambda result: (len(result.tasks), result.slow))


def _round(page: Page, address: str) -> Round:
    page.goto(address + LETTER)
    page.wait_for_load_state("networkidle")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.evaluate(WATCH)
    before = _work(devtools)
    for field in ("company", "role", "sender"):
        page.locator(f"#f-{field}").focus()
        page.keyboard.type(TEXT, delay=10)
    times, tasks = page.evaluate("[times, tasks]")
    work = (_work(devtools) - before) / len(times)
    page.close()
    return Round(times, tasks, work)


def _work(devtools: CDPSession) -> float:
    """Processor time of scripts, styles and layout so far: it does not count waiting for a turn."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    parts = {"ScriptDuration", "RecalcStyleDuration", "LayoutDuration"}
    return float(sum(metric["value"] for metric in metrics if metric["name"] in parts)) * 1000


def figures(site: Path | None = None) -> Iterator[Figure]:
    best = measure(site or ours())
    yield Figure(
        f"keystroke to updated letter, CPU slowed {SLOWED}×",
        best.slow,
        "ms",
        f"95 % of {len(best.times)} keystrokes; median {statistics.median(best.times):.1f} ms; "
        f"processor time {best.work:.1f} ms; a frame at 60 Hz has 16.7 ms",
        most=8,
    )
    yield Figure("tasks of 50 ms or more while typing", len(best.tasks), "", "", most=0)


if __name__ == "__main__":
    print(table(list(figures(Path(sys.argv[1]) if len(sys.argv) > 1 else None))))
