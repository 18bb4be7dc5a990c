"""A rule finds the same words in the browser as in the checker: one set of patterns, two engines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from bowout.model.rules import Rule
from bowout.render.examples import examples
from bowout.render.text import plain_text
from tests.support.content import ours
from tests.support.rules import rules

FIND = """([pattern, exact, texts]) => {
  const rule = new RegExp(pattern, exact ? "gu" : "giu");
  const characters = (text, units) => [...text.slice(0, units)].length;
  return texts.map((text) => [...text.matchAll(rule)].map((match) => [
    characters(text, match.index), characters(text, match.index + match[0].length),
  ]));
}"""
STRANGE = (
    "",
    "😔 I am withdrawing 🙏🏽 — sorry, sorry",
    "I’ll pay you back, and I'll pay you back.",
    "Ich kündige hiermit. Je démissionne. 私は辞退します。 أنا آسف",
    "MY LAWYER WILL SUE YOU! My Lawyer will sue me!",
    "résumé, fiancé, café: delete my résumé, please",
    "<script>alert('I beg you')</script> &amp; \x00 \u200b \ufeff \u202e",
    "I know that I am\nin breach of the contract we signed",
    "I know\u00a0that I am in breach",
    "$1,000,000 more :-) ;p http://example.com/?a=b?? H1B h-1b H–1B",
)


@pytest.fixture(scope="module")
def blank_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@cache
def texts() -> list[str]:
    """All examples of all rules, our letters filled in, and text as no letter has it."""
    own = [words for rule in rules() for words in (*rule.bad, *rule.good)]
    letters = [
        plain_text(letter, {c.id: c.default for c in letter.choices}, examples(letter))
        for letter in ours().letters.values()
    ]
    return [*own, *letters, *STRANGE]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_browser_finds_the_same_words(blank_page: Page, rule: Rule) -> None:
    asked = texts()
    found = blank_page.evaluate(FIND, [rule.pattern.pattern, rule.exact, asked])
    here = [[list(span) for span in rule.found(text)] for text in asked]
    different = [
        (text, there, own)
        for text, there, own in zip(asked, found, here, strict=True)
        if there != own
    ]
    assert different == []
