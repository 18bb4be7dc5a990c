"""Every rule catches its bad examples and passes its good ones. A new case is a line in the rule's file."""

from __future__ import annotations

import re
import time

import pytest

from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.model.rules import Rule, build_rules
from bowout.render.examples import examples
from bowout.render.text import pieces, subject
from tests.support.content import ours
from tests.support.rules import breaks, patterns, rules

RULES = rules()
LETTERS = sorted(ours().letters.values(), key=lambda letter: letter.id)
ENOUGH = 6
ONLY_PYTHON_OR_ONLY_BROWSERS = re.compile(
    r"\(\?(?![:=!])"  # lookbehind, inline flags, named groups, atomic groups, comments
    r"|[*+?}]\+"  # possessive
    r"|\\[^bdDsSwWnt.?+*()\[\]{}|^$/\\-]"  # escapes that only one of them has
    r"|\\[wWsSdD]"  # Python counts letters and spaces of every script, browsers do not
)


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, words, id=f"{rule.id}: {words}")
        for rule in RULES
        for words in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "words"), cases("bad"))
def test_bad_words_are_caught(rule: Rule, words: str) -> None:
    assert breaks(rule, words)


@pytest.mark.parametrize(("rule", "words"), cases("good"))
def test_good_words_pass(rule: Rule, words: str) -> None:
    assert not breaks(rule, words)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_what_it_means(rule: Rule) -> None:
    assert len(rule.bad) >= ENOUGH
    assert len(rule.good) >= ENOUGH
    assert not set(rule.bad) & set(rule.good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_pattern_is_needed_by_an_example(rule: Rule) -> None:
    shown = rule.good if rule.require else rule.bad
    idle = [p for p in patterns(rule) if not any(re.search(p, words, re.I) for words in shown)]
    assert not idle


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_patterns_are_the_same_in_python_and_in_browsers(rule: Rule) -> None:
    assert [p for p in patterns(rule) if ONLY_PYTHON_OR_ONLY_BROWSERS.search(p)] == []


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_our_own_letters_pass_as_they_open(letter: object) -> None:
    """The proof covers every combination, paragraph by paragraph; this reads a whole letter."""
    opening = {choice.id: choice.default for choice in letter.choices}
    values = examples(letter)
    main = [p.text for p in pieces(letter, opening, values, branches=False) if p.kind == "p"]
    whole = "\n\n".join([subject(letter, values), *main])
    concerned = [rule for rule in RULES if rule.concerns(letter) and not rule.require]
    assert [rule.id for rule in concerned if rule.count(whole) > rule.at_most] == []


LONG = 50_000
PIECES = ("I will pay ", "my a ", "offer $1", "I am ", "a", "a-", "!? ", "not to the ", "( ", "1,")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_long_text_is_read_in_no_time(rule: Rule) -> None:
    """Ten times the text must take about ten times as long: no pattern may go round in circles."""
    began = time.process_time()
    for piece in PIECES:
        rule.count(piece * (LONG // len(piece)))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "pattern",
    [r"[À-ß]rger", r"[Z-a]m", r"[A-C]m", r"\bI am\b", r"\bH-1B\b", r"\Some", r"[^A-Z ]+"],
)
def test_case_is_ignored_in_ranges_too(pattern: str) -> None:
    """Texts are read in small letters, where [À-ß] is another range and [Z-a] none: that one ended in a traceback."""
    lines = [
        "- code: T1",
        "  title: A rule",
        "  why: Because.",
        "  instead: This.",
        "  severity: block",
        f"  match: ['{pattern}']",
    ]
    node, problems = parse(Source("rules.yml", "\n".join(lines)))
    assert node is not None
    (rule,), found = build_rules((("a-rule", node.items[0]),))
    assert (problems, found) == ([], [])
    for text in ("Ärger, ärger, ÀRGER", "I AM, i am, Am", "h-1b H-1B", "Some SOME"):
        usual = re.finditer(pattern, text, re.IGNORECASE)
        assert rule.found(text) == [match.span() for match in usual], text
