"""How much “Check my letter” finds of the labeled letters and sentences, by kind, and how often it is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from tests.bench.figures import Figure
from tests.support import chromium
from tests.support.corpus import COSTLY, measure, rows, scripts


def figures() -> Iterator[Figure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        page = browser.new_page()
        page.add_script_tag(content=scripts())
        scores = measure("held", page.evaluate)
        browser.close()
    for what, lang, score in rows(scores):
        kinds = " ".join(f"{k} {score.found[k]}/{n}" for k, n in sorted(score.labels.items()))
        yield Figure(f"defects found in {what}, {lang}", 100 * score.share(), "%", kinds)
        yield Figure(
            f"costly ones in {what}, {lang}",
            100 * score.share(COSTLY),
            "%",
            "of the half that is not read",
        )
        if what == "letters":
            wrong = 100 * score.uncalled / max(score.cards, 1)
            yield Figure(f"cards nobody asked for, {lang}", wrong, "%", f"{score.cards} cards")
        else:
            yield Figure(
                f"fine sentences marked, {lang}",
                100 * score.marked / score.fine,
                "%",
                f"{score.fine} sentences",
            )
