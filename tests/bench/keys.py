"""From a keystroke to the letter laid out again, on a processor slowed four times."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.bench.keystroke import LIMIT_MS, SLOWED, measure
from tests.bench.site import ours


def figures() -> Iterator[Figure]:
    times, tasks = measure(ours())
    yield Figure(
        f"keystroke to updated letter, CPU slowed {SLOWED}×, 19 of 20 within",
        statistics.quantiles(times, n=20)[-1],
        "ms",
        f"median {statistics.median(times):.1f} ms of {len(times)} keystrokes",
        most=LIMIT_MS,
    )
    yield Figure("  long tasks while typing", len(tasks), "", "a task of 50 ms or more", most=0)
