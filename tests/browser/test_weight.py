"""What a first visit loads, and that nothing on the page moves while it does."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from playwright.sync_api import Response

from tests.bench.weight import compressed
from tests.conftest import NewPage, Tell

MOST = 90_000  # bytes in gzip, everything together, also the page's icon
# One page of each sort, with the scripts that it has beside those of every page.
LETTER = {"form-state", "builder", "docx", "docx-parts.en", "outputs", "sheet"}
SUGGEST = {
    "builder",
    "form-state",
    "letter-language",
    "suggest",
    "suggest-check",
    "suggest-data.en",
    "suggest-draft",
    "suggest-file",
    "suggest-form",
    "suggest-gather",
    "suggest-preview",
    "suggest-problems",
    "suggest-take",
    "yaml",
}
PAGES: dict[str, set[str]] = {
    "/": set(),
    "/telling/": set(),
    "/questions/": set(),
    "/consequences/numbers/": set(),
    "/about/sources/": set(),
    "/about/sources/h/": set(),
    "/law/checklist/": {"checklist"},
    "/law/countries/": {"ageing"},
    "/law/de/": {"ageing", "country", "dates", "sum"},
    "/law/which-letter/": {"ageing", "dates", "finder", "form-state", "sum"},
    "/letters/": {"form-state", "library"},
    "/letters/withdraw-by-email/": LETTER,
    "/letters/notice-uk/": LETTER | {"ageing", "dates", "notice"},
    "/telling/check/": {"check", "form-state"},
    "/students/schools/": {"schools"},
    "/about/offline/": {"offline"},
    "/suggest/": SUGGEST,
    "/embed/": {"embed-code", "embed-data", "embed-tool", "form-state"},
    "/embed/school/": {"embed-code", "form-state", "school-data", "school-form", "yaml"},
}
EVERYWHERE = {"job-country", "search", "site"}
SHIFTS = """() => new Promise((resolve) => {
  const seen = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.push({
    value: entry.value,
    at: entry.sources.map(({ node }) => (node && (node.id || node.className || node.nodeName)) || "?"),
  }))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(seen), 200);
})"""


@pytest.mark.parametrize("path", PAGES)
def test_the_first_view_is_light_and_loads_only_what_it_uses(
    new_page: NewPage, site_url: str, path: str, tell: Tell
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="networkidle")
    sizes = {
        answer.url.removeprefix(site_url): compressed(answer.body())
        for answer in answers
        if answer.url.startswith("http")
    }
    names = {PurePosixPath(url) for url in sizes}
    scripts = {name.stem for name in names if name.suffix == ".js"}
    styles = {name.name for name in names if name.suffix == ".css"}
    assert scripts - EVERYWHERE == PAGES[path]
    assert len(styles) == 1, "one stylesheet"
    assert not any(url.startswith("/assets/search/") for url in sizes)
    assert len(sizes) <= 6 + len(PAGES[path])
    assert sum(sizes.values()) <= MOST, sizes
    tell(f"first view of {path}: {sum(sizes.values()) / 1000:.1f} kB in {len(sizes)} requests")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", sorted(PAGES))
def test_nothing_moves_as_it_loads(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(path, wait_until="networkidle")
    assert page.evaluate(SHIFTS) == []


def test_a_shift_is_seen(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("/telling/", wait_until="networkidle")
    page.evaluate("""() => {
      const late = document.createElement("p");
      late.append(..."late ".repeat(80));
      document.querySelector("main").prepend(late);
    }""")
    page.wait_for_timeout(100)
    assert page.evaluate(SHIFTS) != []
