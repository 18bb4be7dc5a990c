"""Lighthouse on a page of every sort, served compressed: 100 in each category, and the figures behind it.

Pages are of one sort if they have the same template and load the same styles and scripts; the heaviest of each sort is measured, so
a sort that comes later is measured too. What else the machine does can only make a page slower, so
a page that falls short is measured again, and the best of some rounds counts.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.audit import tools
from tests.support import chromium, server

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("ROUNDS", "4"))
MOST_LCP, MOST_CLS, MOST_TBT = 1000, 0.0, 0.0  # ms, shift, ms
PARTS = re.compile(r'<(?:link rel="stylesheet" href|script src|html data-scripts|body class)="([^"]+)"')  # fmt: skip
LANGUAGE = re.compile(r"\.[a-z]{2}(?=\.js$)")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass
class Result:
    """The best that was measured for a page, category by category and figure by figure."""

    page: str
    scores: dict[str, float] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def take(self, result: dict[str, Any]) -> None:
        """One round more."""
        for id, score in result["scores"].items():
            self.scores[id] = max(self.scores.get(id, 0), score or 0)
        for name in ("lcp", "cls", "tbt"):
            self.figures[name] = min(self.figures.get(name, result[name]), result[name])
        self.lost = set(result["lost"])

    @property
    def kept(self) -> bool:
        """All at their bounds."""
        f = self.figures
        fast = f["lcp"] <= MOST_LCP and f["cls"] <= MOST_CLS and f["tbt"] <= MOST_TBT
        return fast and all(score == 1 for score in self.scores.values())

    def row(self) -> str:
        """A line of the table."""
        cells = [
            f"{100 * s:4.0f}" if (s := self.scores.get(c)) is not None else "   –"
            for c in CATEGORIES
        ]
        f = self.figures
        fault = "" if self.kept else f"  NOT KEPT: {', '.join(sorted(self.lost)) or 'figures'}"
        return f"{' '.join(cells)}  {f['lcp']:5.0f} {f['cls']:5.3f} {f['tbt']:4.0f}  /{self.page}{fault}"


def run(site: Path) -> int:
    """Measure a page of every sort and print a table."""
    node = tools.node()
    tools.packages()
    pages = sorts(site)
    results = {page: Result(page) for page in pages}
    with server.serve(site, compress=True) as address:
        left = list(pages)
        for _ in range(ROUNDS):
            for told in measured(node, address, left, pages):
                results[told["url"].removeprefix(f"{address}/")].take(told)
            left = [page for page in left if not results[page].kept]
            if not left:
                break
    print("perf  a11y best  seo    LCP   CLS  TBT  page")
    for result in results.values():
        print(result.row())
    print(f"Lighthouse: {len(pages)} sorts of pages, {len(left)} not kept")
    return 1 if left else 0


def sorts(site: Path) -> dict[str, bool]:
    """The heaviest page of every sort, by its address below the site; true if search engines may list it."""
    heaviest: dict[tuple[str, ...], tuple[int, str, bool]] = {}
    for file in site.rglob("index.html"):
        text = file.read_text("utf-8")
        page = file.relative_to(site).as_posix().removesuffix("index.html")
        named = " ".join(PARTS.findall(text)).split()
        parts = tuple(LANGUAGE.sub("", part.lstrip("./")) for part in named)
        entry = (len(text), page, 'name="robots" content="noindex"' not in text)
        heaviest[parts] = max(entry, heaviest.get(parts, entry))
    return {page: listed for _, page, listed in sorted(heaviest.values(), key=lambda one: one[1])}


def measured(
    node: str, address: str, expected: Iterable[str], listed: dict[str, bool]
) -> list[dict[str, Any]]:
    """What Lighthouse says about these pages."""
    asked = {
        "chrome": str(chromium.find()),
        "flags": chromium.launch_arguments(),
        "pages": [{"url": f"{address}/{page}", "seo": listed[page]} for page in expected],
    }
    done = subprocess.run(
        [node, str(HERE / "lighthouse.mjs")],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for one in lines:
        if one["error"]:
            raise RuntimeError(f"{one['url']}: {one['error']}")
    return lines
