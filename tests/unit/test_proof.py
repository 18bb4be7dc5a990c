"""The proof: what is proved item by item is what rendering whole letters shows.

`prove` looks at each paragraph over its own blanks and at a letter over its choices; `brute` renders every
letter and reads it. On real letters and on letters with a fault in them both must find the same.
"""

from __future__ import annotations

import random
from itertools import islice

import pytest

from bowout.model.letter import Letter
from bowout.model.rules import Rule, build_rules, rules_of
from bowout.model.versions import versions
from bowout.proof.marks import mark_faults
from bowout.proof.prove import prove, too_large
from bowout.render.examples import examples
from tests.support.brute import brute, read_whole, whole_letters
from tests.support.content import ours
from tests.support.letters import HEAD, letter, node_of, problems_of

CONTENT = ours()
LETTERS = sorted(CONTENT.letters.values(), key=lambda one: one.id)
RULES = {lang: rules_of(CONTENT, lang) for lang in CONTENT.rules}
# Letters with up to so many versions are rendered whole; of the others so many are drawn.
WHOLE, DRAWN = 1_000, 60
# The same for `--full`, as `make test-all` has it.
WHOLE_FULL, DRAWN_FULL = 20_000, 300


def both_ways(one: Letter, rules: tuple[Rule, ...]) -> tuple[set[str], set[str]]:
    """What the proof finds, and what rendering every letter finds."""
    count, found = brute(one, rules)
    assert count == versions(one)
    return {problem.id for problem in prove(one, rules)}, found


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.id)
def test_real_letters_are_proved_as_they_are_read(one: Letter, pytestconfig: pytest.Config) -> None:
    full = pytestconfig.getoption("full")
    rules = RULES.get(one.lang, ())
    if versions(one) <= (WHOLE_FULL if full else WHOLE):
        assert both_ways(one, rules) == (set(), set())
        return
    assert prove(one, rules) == []
    for choices, values in drawn(one, DRAWN_FULL if full else DRAWN):
        assert read_whole(one, choices, values, rules) == set(), (choices, values)


def drawn(one: Letter, count: int) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Letters at random, always the same ones; the first are all empty and all filled."""
    dice = random.Random(one.id)
    values = examples(one)
    letters = [(one.defaults, {}), (one.defaults, values)]
    while len(letters) < count:
        choices = {choice.id: dice.choice(choice.option_ids) for choice in one.choices}
        filled = {field: value for field, value in values.items() if dice.random() < 0.5}
        letters.append((choices, filled))
    return letters


def test_all_of_them_together() -> None:
    assert len(LETTERS) >= 15
    assert sum(versions(one) for one in LETTERS) > 1_000_000


# Counting


COUNTED = """\
choices: {tone: {}, reason: {only: [unsaid, family]}}
fields: [recipient, company, role, start_date, sender]
body:
  - Hello[[ {recipient}]].
  - one_of:
      - when: {tone: warm}
        text: I leave {company} and the {role}.
      - when: {tone: plain}
        text: I leave {company}[[ on {start_date}]].
      - text: I leave.
  - when: {reason: family}
    text: "{sender}"
"""


def test_versions_counted_by_hand() -> None:
    """warm asks for recipient, company, role: 8; plain for recipient, company, start: 8; brief for
    recipient: 2. With a reason the sender stands in it too, and each number doubles."""
    assert versions(letter(COUNTED)) == (8 + 8 + 2) + 2 * (8 + 8 + 2)
    assert len(list(whole_letters(letter(COUNTED)))) == 54


def test_versions_of_a_letter_without_choices_and_blanks() -> None:
    assert versions(letter("body: [Hello.]\n")) == 1


def test_the_subject_counts() -> None:
    text = 'subject: "{role}"\nfields: [role]\nbody: [Hello.]\n'
    assert versions(letter(text, channel="email")) == 2


# Planted faults: each is found by both ways, and the proof says where


def rules(*texts: str) -> tuple[Rule, ...]:
    head = "title: T\nseverity: block\nwhy: Why.\ninstead: This.\nbad: [x]\ngood: [y]\ncode: N1\n"
    entries = tuple((f"rule-{i}", node_of(head + text)) for i, text in enumerate(texts))
    found, problems = build_rules(entries)
    assert problems == []
    return found


SORRY = "at_most: 1\nmatch: [sorry]\n"
SAID = "require: true\nwithin_sentences: 2\nmatch: [withdraw]\n"
NEVER = "match: [breach]\n"

FAULTS = {
    "double-space": "body: [Thank you  all.]\n",
    "double-space-when-empty": "fields: [recipient]\nbody: ['Thank you [[{recipient}]] all.']\n",
    "edge-space": "body: ['Thank you. ']\n",
    "space-before-mark": "fields: [recipient]\nbody: ['Dear [[{recipient}]],']\n",
    "double-mark": "fields: [recipient]\nbody: ['Thanks,[[ {recipient}]], all.']\n",
    "leading-mark": "fields: [recipient]\nbody: ['[[{recipient}]], Hello.']\n",
    "no-words": "fields: [recipient]\nbody: ['[[{recipient}]]?']\n",
    "lowercase-start": "fields: [recipient]\nbody: ['[[Dear {recipient}, ]]thank you.']\n",
    "in-one-tone": "choices: {tone: {}}\nbody:\n  - Hello.\n  - when: {tone: brief}\n    text: X  y.\n",
    "in-a-branch": "body:\n  - Hello.\n  - if_they: ask\n    say: [X  y.]\n",
    "in-the-subject": "subject: 'A  letter'\nbody: [Hello.]\n",
    "forbidden-word": "body: [I breach.]\n",
    "forbidden-word-in-a-branch": "body:\n  - Hello.\n  - if_they: ask\n    say: [I breach.]\n",
    "forbidden-word-when-filled": "fields: [recipient]\nbody: ['Hi[[, a breach, {recipient}]].']\n",
    "forbidden-word-when-empty": "fields: [recipient]\nbody: ['Hi [[{recipient}|breach]].']\n",
    "twice-sorry": "body: [I am sorry., And sorry.]\n",
    "twice-sorry-in-one": "body: [I am sorry. And sorry.]\n",
    "twice-sorry-in-one-tone": (
        "choices: {tone: {}}\nbody:\n  - I am sorry.\n  - when: {tone: warm}\n    text: So sorry.\n"
    ),
    "sorry-once-more-in-a-branch": (
        "body:\n  - I am sorry.\n  - if_they: ask\n    say: [So sorry.]\n"
    ),
    "sorry-in-a-branch-of-a-branch": (
        "body:\n  - I am sorry.\n  - if_they: ask\n    say:\n      - No.\n"
        "      - if_they: ask again\n        say: [So sorry.]\n"
    ),
    "not-said": "body: [Hello.]\n",
    "said-too-late": "body: [One. Two. I withdraw.]\n",
    "said-too-late-over-paragraphs": "body: [One., Two., I withdraw.]\n",
    "said-in-one-tone-only": (
        "choices: {tone: {}}\nbody:\n  - when: {tone: warm}\n    text: I withdraw.\n  - Bye.\n"
    ),
    "said-only-when-filled": "fields: [recipient]\nbody: ['Hello[[, I withdraw, {recipient}]].']\n",
    "said-in-a-branch-only": "body:\n  - Hello.\n  - if_they: ask\n    say: [I withdraw.]\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_found_both_ways(fault: str) -> None:
    channel = "email" if fault == "in-the-subject" else "phone"
    one = letter(FAULTS[fault], channel=channel)
    extra = () if "said" not in fault else rules(NEVER, SORRY, SAID)[2:]
    folded, read = both_ways(one, (*rules(NEVER, SORRY), *extra))
    assert folded == read
    assert len(folded) == 1 or fault == "no-words", folded


RIGHT = {
    "said-after-the-greeting": "body: ['Dear team,', I withdraw.]\n",
    "said-second": "body: ['Dear team,', One. I withdraw.]\n",
    "said-after-an-address": "body: ['1 Main Street. Millbrook.', 'Dear team,', I withdraw.]\n",
    "said-after-words-that-run-on": (
        "body:\n  - 'Dear team,'\n  - paragraph:\n      - text: One. As I said,\n      - text: I withdraw.\n"
    ),
    "once-sorry": "body: [I withdraw., I am sorry.]\n",
    "branch-in-a-branch": (
        "body:\n  - I withdraw.\n  - if_they: ask\n    say:\n      - No.\n"
        "      - if_they: ask again\n        say: [I am sorry.]\n"
    ),
    "sorry-in-either-branch": (
        "body:\n  - I withdraw.\n  - if_they: ask\n    say: [I am sorry.]\n"
        "  - if_they: shout\n    say: [I am sorry.]\n"
    ),
    "an-address-as-a-value": "fields: [recipient]\nbody: [I withdraw., '{recipient}']\n",
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_right_both_ways(name: str) -> None:
    one = letter(RIGHT[name], channel="phone")
    assert both_ways(one, rules(SORRY, SAID)) == (set(), set())


LIMITED = HEAD.replace(
    "{{default: [0, 500], brief: [0, 500]}}", "{{default: [5, 8], brief: [2, 4]}}"
)
LENGTHS = """\
choices: {tone: {}, reason: {only: [unsaid, family]}}
fields: [recipient]
body:
  - one_of:
      - when: {tone: brief}
        text: One two three four five.
      - when: {tone: warm}
        text: One two three four five six[[ {recipient}]].
      - text: One.
  - when: {reason: family}
    text: Seven eight nine ten.
"""


def test_the_worst_combination_is_told_for_each_pair_of_limits() -> None:
    found = problems_of(LENGTHS, head=LIMITED)
    assert sorted(problem.message for problem in found) == [
        "Too long: cut 4 words. 12 with tone warm, reason family; at most 8.",
        "Too long: cut 5 words. 9 with tone brief, reason family; at most 4.",
        "Too short: add 4 words. 1 with tone plain, reason unsaid; at least 5.",
    ]


def test_lengths_are_found_both_ways() -> None:
    one = letter(LENGTHS)
    assert both_ways(one, ()) == (set(), set())


def test_one_word_is_one_word() -> None:
    found = problems_of("body: [One two three four five six seven eight nine.]\n", head=LIMITED)
    assert [problem.message for problem in found] == [
        "Too long: cut 1 word. 9 in its only wording; at most 8."
    ]


def test_a_rule_names_the_combination_and_what_to_write() -> None:
    text = (
        "choices: {tone: {}}\nbody:\n  - I am sorry.\n  - when: {tone: brief}\n    text: Sorry.\n"
        "  - when: {tone: warm}\n    text: Sorry and\n  - when: {tone: warm}\n    text: Sorry.\n"
    )
    (found,) = problems_of(text, rules(SORRY))
    assert found.message == "N1 T: 3 times with tone warm; at most 1. Why."
    assert found.remedy == "Instead: This."


def test_a_forbidden_word_is_told_where_it_stands() -> None:
    (found,) = problems_of("body:\n  - Hello.\n  - >-\n    This is\n    a breach.\n", rules(NEVER))
    line = HEAD.count("\n")
    assert (found.line, found.col, found.id) == (line + 5, 7, "rule-0")
    assert found.message == "N1 T: “breach”. Why."


# What is too large to prove is not tried


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (
            "choices:\n"
            + "".join(
                f"  c{i}: {{ask: A, default: a, options: {{a: A, b: B, c: C, d: D}}}}\n"
                for i in range(30)
            )
            + "body:\n"
            + "".join(
                f"  - {{when: {{{', '.join(f'c{i}: {option}' for i in range(30))}}}, text: Hello.}}\n"
                for option in "ab"
            ),
            "too-many-combinations",
        ),
        (
            "fields:\n"
            + "".join(f"  - f{i}: {{ask: A, blank: b, example: C}}\n" for i in range(60))
            + "body: ['" + " ".join(f"{{f{i}}}" for i in range(60)) + "']\n",
            "too-many-blanks",
        ),
    ],
    ids=["choices", "blanks"],
)  # fmt: skip
def test_too_large(text: str, id: str) -> None:
    assert [problem.id for problem in too_large(letter(text))] == [id]
    assert id in {problem.id for problem in problems_of(text)}


# The marks of a rendered paragraph


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Thank you.", []),
        ("Wait… and then. . .", ["space-before-mark"]),
        ("Wait... then.", []),
        ("", []),
        ("[your name]", []),
        ("noor@example.com", []),
        ("555-0142", []),
        ("Kind regards,\nNoor", []),
        ("______\nNoor", []),
        ("She asked “why?”", []),
        ("a  b", ["double-space", "lowercase-start"]),
        (" A", ["edge-space"]),
        ("A \nb", ["edge-space"]),
        ("A\n\nB", ["empty-line"]),
        ("A ,b", ["space-before-mark"]),
        ("A ( b)", ["space-before-mark"]),
        ("A,,b", ["double-mark"]),
        ("Who?!", ["double-mark"]),
        ("A ()", ["double-mark"]),
        (", A", ["leading-mark"]),
        (".", ["leading-mark", "no-words"]),
        ("—", ["no-words"]),
        ("A {b}", ["stray-mark"]),
        ("A | b", ["stray-mark"]),
        ("thanks", ["lowercase-start"]),
        ("“thanks”", ["lowercase-start"]),
        ("123 thanks", ["lowercase-start"]),
    ],
)
def test_marks(text: str, ids: list[str]) -> None:
    assert [id for id, _ in mark_faults(text)] == ids


def test_brute_force_reads_what_is_sent() -> None:
    one = letter(COUNTED)
    for choices, values in islice(whole_letters(one), 54):
        assert set(values) <= {field.id for field in one.fields}
        assert read_whole(one, choices, values, ()) == set()
