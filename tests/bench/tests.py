"""How long each tier of tests took when it last ran here as a whole, and what took longest in it."""

from __future__ import annotations

from tests.bench.figures import Figure
from tests.support import times

# Seconds on two processors that do nothing else. The full crawl has no bound: it runs once a week.
MOST = {"quick": 60, "test": 6 * 60}
SHOWN = 10


def figures() -> list[Figure]:
    found = []
    for tier, command in times.TIERS.items():
        run = times.last(tier)
        if run is None:
            found.append(Figure(f"{command}: not run as a whole yet", 0, "s"))
            continue
        where = f"{len(run.tests):,} tests in {run.processes} processes, {run.day}"
        found.append(Figure(command, run.seconds, "s", where, most=MOST.get(tier)))
    longest = times.last("all") or times.last("test")
    for test, seconds in longest.slowest(SHOWN) if longest else ():
        found.append(Figure("  one of the slowest", seconds, "s", test))
    return found
