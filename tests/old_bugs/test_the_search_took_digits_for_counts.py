"""The search found sections by words of their neighbors.

The words of all sections stand in one list, and each began with a digit: how many letters it shares with the one
before. "H-1B" and "K-12" hold digits of their own, so the browser cut them in two, and all words behind them moved.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from bowout.model.content import Content
from bowout.outputs.search import SHOWN, Entry, Section, index_script
from tests.support.project import ROOT

FIND = """words => window.bowoutSearch.create(window.bowoutSearchIndex).search(words).results.map(({ url }) => url)"""


def test_a_section_is_found_by_its_own_words(page: Page) -> None:
    opening = "One sentence of several words. " * (SHOWN // 30 + 1)
    texts = {"visas/": "h-1b k-12 lottery", "notice/": "b2b zebra", "bonus/": "repay m-5 walnut"}
    entries = [
        Entry(url, "A page", "", "", (), [Section("", "", opening + text)])
        for url, text in texts.items()
    ]
    page.goto("/")
    page.evaluate(index_script(entries, "en", Content(Path())))
    page.evaluate((ROOT / "docs/assets/js/search-engine.js").read_text("utf-8"))
    for url, text in texts.items():
        for word in text.split():
            assert page.evaluate(FIND, word) == [url], word
