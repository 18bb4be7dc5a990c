"""A rule finds the same words in the browser as in the checker: one dialect, one folded text, two engines."""

from __future__ import annotations

import random
from functools import cache

import pytest
from playwright.sync_api import Page

from bowout.model.fold import fold
from bowout.model.rules import Rule
from bowout.render.examples import examples
from bowout.render.text import plain_text
from tests.support.content import ours
from tests.support.corpus import entries
from tests.support.rules import rules

FIND = """([id, texts]) => {
  const rule = Object.values(bowoutRules).flatMap(({ rules }) => rules).find((one) => one.id === id);
  const characters = (text, units) => [...text.slice(0, units)].length;
  return texts.map((text) => bowoutCheck.find(rule, text).map((span) => span.map((at) => characters(text, at))));
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
    "I know\u00a0that I am in **bre\u00adach** of my cont\u0301ract",
    "$1,000,000 more :-) ;p http://example.com/?a=b?? H1B h-1b H–1B",
    "ſtraße, Straße, İstanbul, \u212a, ﬁne, Œuvre, ß, ẞ, ŉ, Ǆ, ａｂｃ",
    "# Heading\n## in __breach__ of *my* `contract` ____ [Name] {{x}}",
)
PIECES = (
    "e\u0301",
    "\u00ad",
    "\u200b",
    "’",
    "“",
    "\u2003",
    "**",
    "_",
    "ß",
    "İ",
    "😔",
    "ſ",
    "\n",
    "  ",
    "…",
    "é",
    "ｉ",
    "\ufe0f",
)


@cache
def texts() -> list[str]:
    """Examples of all rules, our letters filled in, labeled sentences with odd signs put in, and text as no letter has it."""
    dealt = random.Random(7)
    own = [words for rule in rules() for words in (*rule.bad, *rule.good)]
    odd = []
    for sentence in entries("tune", "sentences")[::3]:
        words = sentence["text"]
        for _ in range(3):
            at = dealt.randrange(len(words) + 1)
            words = words[:at] + dealt.choice(PIECES) + words[at:]
        odd.append(words)
    letters = [
        plain_text(letter, {c.id: c.default for c in letter.choices}, examples(letter))
        for letter in ours().letters.values()
    ]
    return [*own, *odd, *letters, *STRANGE]


def test_texts_are_folded_alike(reader: Page) -> None:
    asked = texts()
    found = reader.evaluate("(texts) => texts.map((text) => bowoutCheck.fold(text).cased)", asked)
    different = [
        (t, there, fold(t).cased)
        for t, there in zip(asked, found, strict=True)
        if there != fold(t).cased
    ]
    assert different == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_browser_finds_the_same_words(reader: Page, rule: Rule) -> None:
    asked = texts()
    found = reader.evaluate(FIND, [rule.id, asked])
    here = [[list(span) for span in rule.spans(text)] for text in asked]
    different = [
        (t, there, own) for t, there, own in zip(asked, found, here, strict=True) if there != own
    ]
    assert different == []
