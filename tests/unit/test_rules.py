"""Every rule catches its bad examples and passes its good ones. A new case is a line in the rule's file."""

from __future__ import annotations

import re
import time

import pytest

from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.model.fold import fold
from bowout.model.rules import Rule, build_rules, whole_words
from bowout.render.examples import examples
from bowout.render.text import pieces, subject
from tests.support.content import ours
from tests.support.rules import breaks, idle, patterns, rules

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
    assert idle(rule) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_patterns_are_the_same_in_python_and_in_browsers(rule: Rule) -> None:
    assert [p for p in patterns(rule) if ONLY_PYTHON_OR_ONLY_BROWSERS.search(p)] == []


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_our_own_letters_pass_as_they_open(letter: object) -> None:
    """The proof covers every combination, paragraph by paragraph; this reads a whole letter."""
    opening = {choice.id: choice.default for choice in letter.choices}
    values = examples(letter)
    main = [p.text for p in pieces(letter, opening, values, branches=False) if p.kind == "p"]
    full = "\n\n".join([subject(letter, values), *main])
    concerned = [rule for rule in RULES if rule.concerns(letter) and not rule.require]
    assert [rule.id for rule in concerned if rule.count(full) > rule.at_most] == []


LONG = 50_000
PIECES = ("I will pay ", "my a ", "offer $1", "I am ", "a", "a-", "!? ", "not to the ", "( ", "1,")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_long_text_is_read_in_no_time(rule: Rule) -> None:
    """Ten times the text must take about ten times as long: no pattern may go round in circles."""
    began = time.process_time()
    for piece in PIECES:
        rule.count(piece * (LONG // len(piece)))
    assert time.process_time() - began < 5


def _rule(pattern: str, *more: str, lists: str = "") -> tuple[list[Rule], list[str]]:
    """A rule with one pattern, and the problems of it."""
    lines = [
        "- code: T1",
        "  title: A rule",
        "  why: Because.",
        "  instead: This.",
        "  severity: block",
        f"  match: ['{pattern}']",
        *more,
    ]
    node, _ = parse(Source("rules.yml", "\n".join(lines)))
    words, _ = parse(Source("en.yml", lists)) if lists else (None, [])
    assert node is not None
    rules, problems = build_rules((("a-rule", node.items[0]),), words)
    return list(rules), [problem.id for problem in problems]


@pytest.mark.parametrize(
    "pattern",
    [r"[A-C]m", r"[a-z]m", r"\bI am\b", r"\bH-1B\b", r"\Some", r"[^A-Z ]+"],
)
def test_case_is_ignored_in_ranges_too(pattern: str) -> None:
    """Texts are read in small letters: a range of capitals is one of small ones."""
    (rule,), problems = _rule(pattern)
    assert problems == []
    for text in ("Am, am, cm", "I AM, i am, Am", "h-1b H-1B", "Some SOME"):
        usual = re.finditer(whole_words(pattern), text, re.IGNORECASE | re.ASCII)
        assert rule.found(text) == [fold(text).origin(*match.span()) for match in usual], text


@pytest.mark.parametrize("pattern", ["[Z-a]m", "[À-ß]rger", "[a-é]m", "§", "{nowhere}"])
def test_a_pattern_that_is_none_once_it_is_folded_is_told(pattern: str) -> None:
    """Texts are read in small letters without accents, where [Z-a] is no range and [À-ß] another one: the first ended in a traceback."""
    assert _rule(pattern) == ([], ["bad-pattern"])


def test_a_word_list_stands_for_its_words() -> None:
    (rule,), problems = _rule(
        "{will} pay", lists="will: [i will, 'we {shall}']\nshall: [shall, must]\n"
    )
    assert problems == []
    assert [rule.count(t) for t in ("I will pay.", "We must pay", "I will repay", "we pay")] == [
        1,
        1,
        0,
        0,
    ]


def test_without_edges_a_pattern_is_whole_words() -> None:
    (rule,), _ = _rule("pay|fee")
    assert [rule.count(t) for t in ("I pay a fee", "payment", "repay", "coffee")] == [2, 0, 0, 0]


def test_with_asks_for_something_else_in_the_letter() -> None:
    (rule,), _ = _rule("today", "  with: [notice period]")
    assert [rule.count(t) for t in ("Effective today.", "Today. My notice period is a week.")] == [
        0,
        1,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "in bre\u00adach",  # a soft hyphen
        "in bre\u200bach",
        "in\u00a0breach",
        "in\u2003breach",
        "in  breach",
        "in **breach**",
        "in _breach_",
        "in `breach`",
        "In Breach",
        "in b\u0072\u0065\u0301ach",  # an accent of its own
        "in bréach",
        "in \uff42reach",
    ],
)
def test_text_is_read_as_it_looks(text: str) -> None:
    (rule,), _ = _rule("in breach")
    ((start, end),) = rule.found(f"I am {text}, I know")
    assert f"I am {text}, I know"[start:end].strip("*_`") == text.rstrip("*_`")


def test_a_mark_falls_on_whole_words() -> None:
    (rule,), _ = _rule(r"\bsigned with B")
    assert rule.found("I have signed with Brightline.") == [(7, 29)]


@pytest.mark.parametrize(
    "text", ["Ich kündige", "Ich kuendige", "Ich ku\u0308ndige", "ICH KÜNDIGE"]
)
def test_an_umlaut_may_be_two_letters(text: str) -> None:
    (rule,), _ = _rule("ich kündige")
    assert rule.count(text) == 1
