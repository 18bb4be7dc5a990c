"""Run the bench and print its table; exit status 1 if a bound is not kept."""

from __future__ import annotations

import importlib
import sys
import time
import traceback

from tests.bench.figures import Figure, table

PARTS = (
    "tests",
    "weight",
    "reach",
    "embed",
    "keystroke",
    "search",
    "letters",
    "rules",
    "saving",
    "builds",
)


def main(chosen: list[str]) -> int:
    if unknown := sorted(set(chosen) - set(PARTS)):
        print(f"No part {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    failed = []
    for part in chosen or PARTS:
        print(f"measuring {part} …", end="", file=sys.stderr, flush=True)
        start = time.perf_counter()
        try:
            figures += importlib.import_module(f"tests.bench.{part}").figures()
        except Exception:
            failed.append(part)
            print(f"\n{traceback.format_exc()}", file=sys.stderr)
        print(f" {time.perf_counter() - start:.0f} s", file=sys.stderr)
    print(table(figures))
    missed = [figure.what for figure in figures if not figure.kept]
    if missed:
        print(f"\nNot kept: {'; '.join(missed)}.")
    if failed:
        print(f"\nCould not be measured: {', '.join(failed)}.")
    return 1 if missed or failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
