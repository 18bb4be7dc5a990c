"""A letter as a value: conditions, choices narrowed, blocks brought in, what is shown, what is asked."""

from __future__ import annotations

from itertools import product

import pytest

from bowout.model.letter import When, build_when
from bowout.model.outline import Outline, paragraphs
from bowout.render.text import pieces, plain_text
from tests.support.builder import asked
from tests.support.letters import HEAD, built, letter, node_of


@pytest.mark.parametrize(
    ("when", "choices", "holds"),
    [
        ("{tone: warm}", {"tone": "warm"}, True),
        ("{tone: warm}", {"tone": "brief"}, False),
        ("{tone: [warm, plain]}", {"tone": "plain"}, True),
        ("{tone: [warm, plain]}", {"tone": "brief"}, False),
        ("{tone: warm, reason: family}", {"tone": "warm", "reason": "family"}, True),
        ("{tone: warm, reason: family}", {"tone": "warm", "reason": "unsaid"}, False),
        ("{tone: warm}", {}, False),
    ],
)
def test_when(when: str, choices: dict[str, str], holds: bool) -> None:
    assert build_when(node_of(when)).holds(choices) is holds


def test_no_when_always_holds() -> None:
    assert build_when(None) == When()
    assert When().holds({}) is When().holds({"tone": "warm"}) is True


def test_when_as_data() -> None:
    assert build_when(node_of("{tone: warm, reason: [a, b]}")).data() == {
        "tone": ["warm"],
        "reason": ["a", "b"],
    }
    assert When().data() == {}


FIRST_THAT_FITS = """\
choices: {tone: {}, reason: {}}
body:
  - one_of:
      - when: {tone: warm, reason: family}
        text: Both.
      - when: {tone: warm}
        text: Warm.
      - when: {tone: brief}
        text: ""
      - text: Otherwise.
  - when: {reason: family}
    text: Family.
  - Always.
"""


@pytest.mark.parametrize(
    ("tone", "reason", "words"),
    [
        ("warm", "family", "Both. Family. Always."),
        ("warm", "unsaid", "Warm. Always."),
        ("brief", "unsaid", "Always."),
        ("brief", "family", "Family. Always."),
        ("plain", "unsaid", "Otherwise. Always."),
    ],
)
def test_the_first_that_fits(tone: str, reason: str, words: str) -> None:
    found = plain_text(letter(FIRST_THAT_FITS), {"tone": tone, "reason": reason}, {})
    assert " ".join(found.split("\n\n")) == words


def test_shared_choices_are_taken_whole_narrowed_or_overridden() -> None:
    found = letter("""\
choices:
  tone: {only: [brief, warm]}
  reason: {ask: Why so?}
  size: {ask: How big?, default: small, options: {small: Small, big: Big}}
body: ["{company}"]
fields: [company]
""")
    tone, reason, size = found.choices
    assert (tone.option_ids, tone.default) == (("brief", "warm"), "warm")
    assert [option.label for option in tone.options] == ["Very short", "Warm"]
    assert (reason.ask, reason.option_ids) == ("Why so?", ("unsaid", "other_offer", "family"))
    assert (size.ask, size.default, size.option_ids) == ("How big?", "small", ("small", "big"))
    assert found.defaults == {"tone": "warm", "reason": "unsaid", "size": "small"}
    assert len(list(found.combinations())) == 2 * 3 * 2


def test_shared_fields_are_taken_whole_or_overridden() -> None:
    found = letter("""\
fields:
  - company
  - role: {blank: the job}
  - badge: {ask: Which badge?, blank: badge, optional: true, example: B-1}
body: ["{company} {role}[[ {badge}]]"]
""")
    company, role, badge = found.fields
    assert (company.blank, company.optional) == ("company", False)
    assert (role.blank, role.ask, role.example) == ("the job", "Which job is it?", "Junior Analyst")
    assert (badge.type, badge.optional, badge.example) == ("text", True, "B-1")
    assert found.field("badge") is badge
    with pytest.raises(KeyError):
        found.field("nothing")


REASON = """\
title: Reason
body:
  - one_of:
      - when: {reason: other_offer}
        text: Another job.
      - when: {reason: family}
        text: "{sender} has a family."
  - use: end
"""
END = "title: End\nbody: [The end.]\n"


def test_blocks_bring_their_items_and_blocks() -> None:
    found = letter(
        """\
choices: {reason: {}}
fields: [sender]
body:
  - Hello.
  - use: reason
  - use: end
    when: {reason: unsaid}
""",
        {"reason": REASON, "end": END},
    )

    def sentences_for(reason: str) -> list[str]:
        return [piece.text for piece in pieces(found, {"reason": reason}, {})]

    assert sentences_for("unsaid") == ["Hello.", "The end.", "The end."]
    assert sentences_for("other_offer") == ["Hello.", "Another job.", "The end."]
    assert sentences_for("family") == ["Hello.", "[your name] has a family.", "The end."]


def test_what_a_narrowed_choice_cannot_be_falls_out_of_a_block() -> None:
    found = letter(
        "choices: {reason: {only: [unsaid, family]}}\nfields: [sender]\nbody: [{use: reason}]\n",
        {"reason": REASON, "end": END},
    )
    assert [piece.text for piece in pieces(found, {"reason": "unsaid"}, {})] == ["The end."]


def test_a_wrong_option_in_a_block_is_told_in_the_block_once_for_all_letters() -> None:
    wrong = "title: X\nbody:\n  - when: {reason: famly}\n    text: Family.\n"
    text = HEAD.format(channel="message") + "choices: {reason: {}}\nbody: [Hello., {use: x}]\n"
    found, problems = built(text, {"x": wrong})
    assert [str(problem).split(". ")[0] for problem in problems] == [
        "snippets/blocks/en/x.yml:3:20 unknown-option The choice `reason` has no option “famly”"
    ]
    assert not found.complete


def test_circles_of_blocks_end() -> None:
    text = HEAD.format(channel="message") + "body: [{use: a}]\n"
    around = {"a": "title: A\nbody: [{use: b}]\n", "b": "title: B\nbody: [{use: a}]\n"}
    problems = built(text, around)[1]
    assert [str(problem).splitlines()[0] for problem in problems] == [
        "snippets/blocks/en/b.yml:2:14 block-loop Blocks use each other in a circle: a → b → a."
    ]


SCRIPT = """\
choices: {tone: {}}
fields: [recipient, company, role, sender, start_date]
body:
  - part: Greet
  - Hello[[ {recipient}]].
  - do: "Wait."
  - when: {tone: brief}
    do: "Be quick."
  - if_they: ask why
    say:
      - one_of:
          - when: {tone: brief}
            text: It is {role}.
          - text: It is {company}.
      - do: "Stop."
  - when: {tone: warm}
    if_they: shout
    say:
      - This is {sender}.
"""


def test_a_script_in_pieces() -> None:
    found = letter(SCRIPT, channel="phone")
    assert [(p.kind, p.text) for p in pieces(found, {"tone": "warm"}, {"sender": "Noor"})] == [
        ("part", "Greet"),
        ("p", "Hello."),
        ("do", "(Wait.)"),
        ("branch", "If they ask why"),
        ("p", "It is [company]."),
        ("do", "(Stop.)"),
        ("branch", "If they shout"),
        ("p", "This is Noor."),
    ]
    brief = [(p.kind, p.text) for p in pieces(found, {"tone": "brief"}, {}, branches=False)]
    assert brief == [
        ("part", "Greet"),
        ("p", "Hello."),
        ("do", "(Wait.)"),
        ("do", "(Be quick.)"),
    ]


@pytest.mark.parametrize(
    ("tone", "fields"),
    [
        ("warm", ("recipient", "company", "sender")),
        ("brief", ("recipient", "role")),
        ("plain", ("recipient", "company")),
    ],
)
def test_only_what_the_wording_needs_is_asked(tone: str, fields: tuple[str, ...]) -> None:
    assert asked(letter(SCRIPT, channel="phone"), {"tone": tone}) == fields


@pytest.mark.parametrize("text", [FIRST_THAT_FITS, SCRIPT], ids=["one-of", "script"])
def test_the_outline_is_what_is_shown(text: str) -> None:
    """Looking at each item once for the choices it names gives what whole combinations give."""
    found = letter(text, channel="phone")
    outline = Outline(found, lambda items, choices: [p.text for p in paragraphs(items, choices)])
    for choices in found.combinations():
        flat = [text for texts in outline.at(choices) for text in texts]
        whole = [p.text for p in pieces(found, choices, {}) if p.kind == "p"]
        assert len(flat) == len(whole)
    for states in outline.each():
        for choices, texts in states:
            for rest in product(*(c.option_ids for c in found.choices)):
                every = dict(zip((c.id for c in found.choices), rest, strict=True)) | choices
                assert texts in outline.at(every)
