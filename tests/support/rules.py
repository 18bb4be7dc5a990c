"""The rules about words, as the checker compiles them, and what a letter's words do to one."""

from __future__ import annotations

import re
from functools import cache

from bowout.model.fold import fold
from bowout.model.rules import Rule, expand, rules_of, word_lists
from bowout.proof.facts import read
from tests.support.content import ours


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of every language."""
    return tuple(rule for lang in ours().rules for rule in rules_of(ours(), lang))


def patterns(rule: Rule) -> list[str]:
    """The patterns of one rule, one by one, as its file has them."""
    nodes = {id: node for entries in ours().rules.values() for id, node in entries}
    return [item.text for item in nodes[rule.id].mapping["match"].items]


def idle(rule: Rule) -> list[str]:
    """The patterns of one rule that none of its own examples needs."""
    folded = [fold(words) for words in (rule.good if rule.require else rule.bad)]
    texts = [one.cased if rule.exact else one.small for one in folded]
    lists = word_lists(ours().word_lists.get(language(rule)))
    return [
        pattern
        for pattern in rule.written["match"]
        if not any(re.search(expand(pattern, lists), text, re.ASCII) for text in texts)
    ]


def language(rule: Rule) -> str:
    return next(lang for lang, entries in ours().rules.items() if rule.id in dict(entries))


def breaks(rule: Rule, words: str) -> bool:
    """Whether these words alone, as a letter without its greeting, break the rule."""
    if rule.require:
        return read(words, (rule,)).first[0] > (rule.within or 1_000)
    return rule.count(words) > rule.at_most
