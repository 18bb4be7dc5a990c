"""How much the rules catch of what people write, and how often they cry wolf.

Every sentence stands in tests/fixtures/sentences with the rule that must find it, or as clean.
A rule that misses one, or finds a clean one, is told by name: mend the rule, not the sentence.
"""

from __future__ import annotations

import pytest

from bowout.proof.facts import is_greeting
from tests.support.rules import breaks
from tests.support.sentences import by_lang, clean, false_alarms, missed, violations

CAUGHT_LEAST = 0.90
ALARMS_MOST = 0.05


def test_there_are_enough_sentences_and_each_stands_once() -> None:
    for sentences in (violations(), clean()):
        assert len(sentences) >= 150
        assert len({(s.rule, s.text) for s in sentences}) == len(sentences)
    assert {s.text for s in violations() if s.kind != "notice"}.isdisjoint(s.text for s in clean())


def test_no_sentence_is_one_of_the_rules_own_examples() -> None:
    own = {words for rules in by_lang().values() for r in rules.values() for words in r.bad}
    assert [s.text for s in violations() if s.text in own] == []


def test_every_rule_is_measured() -> None:
    for lang, rules in by_lang().items():
        assert set(rules) == {s.rule for s in violations() if s.lang == lang}


def test_violations_are_caught() -> None:
    lost = missed()
    assert 1 - len(lost) / len(violations()) >= CAUGHT_LEAST, [(s.rule, s.text) for s in lost]


def test_clean_words_are_left_alone() -> None:
    alarms = false_alarms()
    assert len(alarms) / len(clean()) <= ALARMS_MOST, [(s.text, id) for s, id in alarms]


@pytest.mark.parametrize("opening", clean(openings=True), ids=lambda s: s.text[:60])
def test_an_opening_that_says_it_passes(opening: object) -> None:
    first, *rest = opening.text.split("\n")
    body = "\n".join(rest).strip() if is_greeting(first) else opening.text
    rules = by_lang()[opening.lang].values()
    asked = [r for r in rules if opening.kind in r.kinds and "email" in r.channels]
    assert [r.id for r in asked if breaks(r, body)] == []
