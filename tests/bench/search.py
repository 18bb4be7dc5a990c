"""How often the search answers, on queries gathered from public posts, and what it weighs.

The queries stand in `queries/`, in two halves by a hash of their words: `tune` may be read and tuned on; of `held`
nobody looks at more than the figures. A line has what a person typed, the pages or sections that answer it, as
somebody judged by reading them, and the letters that fit. A page without a section is answered by any of its
sections. A result among the questions or situations counts where its short answer leads to a page that answers.
`python -m tests.bench.search site` measures a site that is built already.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, sync_playwright

from tests.audit.tools import MissingToolError, packages
from tests.bench.figures import Figure, table
from tests.bench.site import ours
from tests.support import chromium, server

HALVES = ("tune", "held")
MOST = 160_000
PARTS = ("assets/search/en.js", "assets/js/search-engine.js", "assets/css/search.css")
SLOWED = 4
NOWHERE = "xx"
SHORT_ANSWERS = ("questions/", "situations/")

# What the engine finds, and how long each query takes: the best of three, since whatever else the machine does can
# only make it slower. A query is its words, or its words and the country that the reader chooses where they don't name it.
ASK = """queries => {
  const engine = window.bowoutSearch.create(window.bowoutSearchIndex);
  const offered = new Set(engine.countries.map(([code]) => code));
  return queries.map((query) => {
    const [words, country = ""] = [query].flat();
    const chosen = offered.has(country) && !engine.search(words).named.includes(country) ? country : "";
    const timed = [1, 2, 3].map(() => {
      const start = performance.now();
      const { results } = engine.search(words, chosen);
      return { took: performance.now() - start, results };
    });
    const took = Math.min(...timed.map((one) => one.took));
    return { took, chosen, top: timed[0].results.slice(0, 3).map(({ url, ends }) => [url, ends ? ends.url : ""]) };
  });
}"""
# The library that ours has to beat, asked in the same way.
ASK_MINISEARCH = "queries => window.askMiniSearch(queries)"


@dataclass(frozen=True)
class Query:
    words: str
    pages: Sequence[tuple[str, str]]
    """Address and anchor."""
    letters: Sequence[str]
    country: str
    """Where the job of the person who typed it is; empty if nobody knows."""


@dataclass(frozen=True)
class Score:
    """Shares of the queries that have an answer, or a letter, to find."""

    asked: int
    pages: float
    letters: float
    slow: float
    """Milliseconds that 95 % of the queries stay below."""
    chosen: int
    """For so many of them a country was chosen."""


def queries(half: str) -> list[Query]:
    lines = (Path(__file__).parent / "queries" / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [
        Query(
            line["q"],
            [_address(page) for page in line["pages"]],
            line["letters"],
            line["country"].lower().replace(NOWHERE, ""),
        )
        for line in map(json.loads, lines)
    ]


def _address(page: str) -> tuple[str, str]:
    file, _, anchor = page.partition("#")
    return re.sub(r"(^|/)index/$", r"\1", file.removesuffix(".md") + "/"), anchor


def answered(site: Path) -> Mapping[str, Sequence[str]]:
    """Where the short answers lead: the address of each and those of its links."""
    found: dict[str, Sequence[str]] = {}
    for path in SHORT_ANSWERS:
        html = (site / path / "index.html").read_text("utf-8")
        _, *rest = re.split(r'<h3[^>]*\sid="?([^"\s>]+)', html)
        for anchor, body in zip(rest[::2], rest[1::2], strict=True):
            links = re.findall(r'href="?([^"\s>]+)', body.partition("<h2")[0])
            found[f"{path}#{anchor}"] = [urljoin(f"/{path}", link)[1:] for link in links]
    return found


def score(
    page: Page,
    wanted: Sequence[Query],
    links: Mapping[str, Sequence[str]],
    ask: str = ASK,
    *,
    choose: bool = False,
) -> Score:
    """On a page whose search is loaded. `choose` the country of the case where the query doesn't name it."""
    asked = [[query.words, query.country] if choose else query.words for query in wanted]
    found: list[dict[str, Any]] = page.evaluate(ask, asked)
    pages, letters = [], []
    for query, one in zip(wanted, found, strict=True):
        if query.pages:
            pages.append(any(_answers(url, query, links) for url, _ in one["top"]))
        if query.letters:
            there = {f"letters/{letter}/" for letter in query.letters}
            letters.append(any({url, ends} & there for url, ends in one["top"]))
    times = sorted(one["took"] for one in found)
    return Score(
        len(wanted),
        sum(pages) / len(pages),
        sum(letters) / len(letters),
        times[int(len(times) * 0.95)],
        sum(bool(one.get("chosen")) for one in found),
    )


def _answers(url: str, query: Query, links: Mapping[str, Sequence[str]]) -> bool:
    return any(
        address == page and (not wanted or not anchor or anchor == wanted)
        for address, _, anchor in (one.partition("#") for one in [url, *links.get(url, ())])
        for page, wanted in query.pages
    )


def measure(site: Path) -> Iterator[tuple[str, Score, Score, Score | None]]:
    """Each half's name, our score without and with the country, and MiniSearch's, where its package can be installed."""
    try:
        library = (packages() / "minisearch/dist/umd/index.js").read_text("utf-8")
    except MissingToolError as error:
        print(f"without MiniSearch: {error}", file=sys.stderr)
        library = ""
    with server.serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        page = browser.new_page()
        page.goto(f"{address}/")
        page.locator("[data-search-open]").click()
        page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
        links = answered(site)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        for script in (library, Path(__file__).with_name("minisearch.js").read_text("utf-8")):
            page.evaluate(f"() => {{\n{script}\n}}")
        for half in HALVES:
            asked = queries(half)
            other = score(page, asked, links, ASK_MINISEARCH) if library else None
            yield (
                half,
                score(page, asked, links),
                score(page, asked, links, choose=True),
                other,
            )
        browser.close()


def figures(site: Path | None = None) -> Iterator[Figure]:
    site = site or ours()
    for half, found, placed, other in measure(site):
        yield Figure(
            f"search, {half}: an answer in the first three", 100 * found.pages, "%",
            f"MiniSearch {100 * other.pages:.1f} %" if other else "", least=85,
        )  # fmt: skip
        yield Figure(
            f"search, {half}: a letter that fits, among them or under one", 100 * found.letters, "%",
            f"MiniSearch {100 * other.letters:.1f} %" if other else "", least=90,
        )  # fmt: skip
        yield Figure(
            f"search, {half}: the same answers, with the country chosen", 100 * placed.pages, "%",
            f"in {placed.chosen} of {placed.asked} queries, whose case has a country that they don't name",
        )  # fmt: skip
        yield Figure(
            f"search, {half}: the same letters, with the country chosen", 100 * placed.letters, "%",
            f"in {placed.chosen} of {placed.asked} queries, whose case has a country that they don't name",
        )  # fmt: skip
        yield Figure(
            f"search, {half}: typing to results, CPU slowed {SLOWED}×", max(found.slow, placed.slow), "ms",
            f"95 % of {found.asked} queries", most=30,
        )  # fmt: skip
    weight = sum(len(gzip.compress((site / part).read_bytes(), 9)) for part in PARTS)
    yield Figure("search: all that it loads, in gzip", weight, "B", most=MOST)


if __name__ == "__main__":
    print(table(list(figures(Path(sys.argv[1]) if len(sys.argv) > 1 else None))))
