"""What a first visit to a letter's page downloads, beside a stock Material page with the same words."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from tests.bench.figures import Figure
from tests.bench.site import copied, ours
from tests.support import chromium, server

LETTER = "withdraw-by-email"
PAGES = {"home page": "", "guide page": "telling/", "all letters": "letters/"}
# What the builder loads when a reader asks for it: the scripts that start so.
LATER = ("outputs", "docx")
STOCK = """\
site_name: Stock
theme:
  name: material
  font: false
"""


@dataclass(frozen=True)
class Visit:
    """The answers a browser got on a first visit, by address; each with its size in gzip."""

    sizes: dict[str, int]

    @property
    def kilobytes(self) -> float:
        return sum(self.sizes.values()) / 1000

    def heaviest(self) -> str:
        top = sorted(self.sizes.items(), key=lambda item: -item[1])[:3]
        parts = ", ".join(
            f"{path.rpartition('/')[2] or 'page'} {size / 1000:.1f}" for path, size in top
        )
        return f"{len(self.sizes)} requests; {parts}"


def figures() -> Iterator[Figure]:
    site = ours()
    words = next((site / "letters" / LETTER).glob("*.txt")).read_text("utf-8")
    yield _script(site)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        stock = _stock(Path(folder, "source"), Path(folder, "site"), words)
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        with server.serve(stock) as address:
            beside = visit(browser, f"{address}/")
        with server.serve(site) as address:
            letter = visit(browser, f"{address}/letters/{LETTER}/")
            others = {name: visit(browser, f"{address}/{path}") for name, path in PAGES.items()}
        browser.close()
    yield Figure(
        "letter page, first view, everything, gzip",
        letter.kilobytes,
        "kB",
        f"stock Material page with this letter's words: {beside.kilobytes:.0f} kB",
        most=110,
    )
    yield Figure("  of this", letter.kilobytes, "kB", letter.heaviest())
    for name, seen in others.items():
        yield Figure(f"{name}, first view, everything, gzip", seen.kilobytes, "kB", seen.heaviest())


def visit(browser: Browser, url: str) -> Visit:
    """Open a page in a fresh context and weigh all that it loads until nothing moves any more."""
    answers: list[Response] = []
    context = browser.new_context()
    context.on("response", lambda answer: answers.append(answer))
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    sizes = {answer.url: compressed(answer.body()) for answer in answers if answer.ok}
    context.close()
    return Visit(sizes)


def compressed(data: bytes) -> int:
    """As a host sends it: in gzip, or as it is where gzip does not help, as with pictures."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


def _script(site: Path) -> Figure:
    first = site / "assets/js/builder.js"
    later = [path for path in sorted(first.parent.glob("*.js")) if path.name.startswith(LATER)]
    on_demand = ", ".join(
        f"{path.name} {compressed(path.read_bytes()) / 1000:.1f}" for path in later
    )
    size = compressed(first.read_bytes()) / 1000
    return Figure("builder script, gzip", size, "kB", f"on demand: {on_demand}", most=4)


def _stock(source: Path, target: Path, words: str) -> Path:
    (source / "docs").mkdir(parents=True)
    (source / "mkdocs.yml").write_text(STOCK, "utf-8")
    (source / "docs/index.md").write_text(f"# Withdraw by e-mail\n\n{words}\n", "utf-8")
    return copied(source, target)
