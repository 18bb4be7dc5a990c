"""Any text in any field either passes or is reported: nothing that somebody types may raise.

Hypothesis invents the text; it is put in place of a value, in quotes or as it is.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bowout.check.run import check_project
from bowout.model.text import fields_of, parse, unguarded
from bowout.problems import Problem, errors
from bowout.proof.facts import fillings, sentences
from bowout.proof.marks import mark_faults
from bowout.render.letter_page import builder_html, ready_files
from tests.support import content
from tests.support.letters import letter

W = "snippets/letters/en/withdraw.yml"
C = "snippets/letters/en/call.yml"
PLACES = [
    (W, "Withdraw by email"),
    (W, "You said yes, and you have decided not to start."),
    (W, "courtesy"),
    (W, "email\n"),
    (W, "back out"),
    (W, "2026-11-23"),
    (W, "robert-half-2019"),
    (W, "{tone: brief}"),
    (W, "recipient, company"),
    (W, '"Withdrawing my acceptance: {role}"'),
    (W, "I am withdrawing my acceptance of the {role} position at {company}."),
    (W, "The decision comes first. Keep it."),
    (W, "Thank you for your time. I wish you and the team well."),
    (W, "Keep their answer."),
    (W, "reason\n"),
    (C, "Which badge do you have?"),
    (C, "badge number"),
    (C, "B-1207"),
    (C, '"Wait for an answer."'),
    (C, "ask why"),
    (C, "Greet them"),
    ("snippets/blocks/en/reason.yml", "{reason: family}"),
    ("snippets/blocks/en/reason.yml", "One true line is plenty."),
    ("snippets/blocks/en/sign-off.yml", "Closing words and your name"),
    ("snippets/vocabulary/en/choices.yml", "Very short"),
    ("snippets/vocabulary/en/choices.yml", "unsaid\n"),
    ("snippets/vocabulary/en/fields.yml", '"2027-02-01"'),
    ("snippets/vocabulary/en/fields.yml", "job title"),
    ("snippets/vocabulary/en/labels.yml", "Phone call"),
    ("snippets/rules/en/apologies.yml", r"\b(?:sorry|apologi[sz]e|apology)\b"),
    ("snippets/rules/en/apologies.yml", "1\n"),
    ("snippets/rules/en/apologies.yml", "Keep the one that names what you are sorry for."),
    ("snippets/sources.yml", '"Students and offers"'),
    ("snippets/sources.yml", '"https://example.org/offers"'),
    ("snippets/sources.yml", "2019\n"),
    ("snippets/figures/how-common.yml", "30.5"),
    ("snippets/figures/how-common.yml", "100"),
    ("snippets/figures/how-common.yml", "about 2017"),
    ("snippets/countries/xl.yml", "Exland\n"),
    ("snippets/countries/xl.yml", "{tone: plain}"),
    ("snippets/countries/xl.yml", "12\n"),
    ("docs/index.md", "Bow Out\ndescription"),
    ("docs/index.md", "[@robert-half-2019]"),
    ("docs/index.md", "how-common"),
    ("docs/telling/call.md", "true"),
]
SIGNS = [
    *"{}[]|:#&*!%@`'\"\\>-?,~=<.()_/ \n",
    "[[", "]]", "{company}", "{x", "a {role}", "{role}'s", "no", "null", "1:30", "0x1F", "2026-01-01", "sorry",
    "(?", "(a+)+", "<b>", "\u00a0", "\u2028", "\t", "\0", "é", "🙂", "اسم", "---", "...", ": ", " #", "- ",
]  # fmt: skip
WORDS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return content.good_project(tmp_path_factory.mktemp("any") / "project")


@settings(
    max_examples=160,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(place=st.sampled_from(PLACES), words=WORDS, quoted=st.booleans())
@example(place=(C, "B-1207"), words="[[{company}|", quoted=True)
@example(place=("snippets/rules/en/apologies.yml", PLACES[29][1]), words="(" * 500, quoted=True)
def test_any_text_in_any_field(
    root: Path, place: tuple[str, str], words: str, quoted: bool
) -> None:
    path, old = place
    before = (content.GOOD / path).read_text("utf-8")
    assert before.count(old) >= 1, old
    new = json.dumps(words, ensure_ascii=False) if quoted else words
    end = "\n" if old.endswith("\n") else ""
    try:
        (root / path).write_bytes(
            before.replace(old, new + end, 1).encode("utf-8", "surrogatepass")
        )
        found, problems = check_project(root)
        assert all(isinstance(problem, Problem) and problem.message for problem in problems)
        if not errors(problems):
            for one in found.letters.values():
                assert ready_files(one, found.vocabularies[one.lang])
                assert builder_html(one, found, {"txt": "a", "docx": "b"})
    finally:
        shutil.copyfile(content.GOOD / path, root / path)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(WORDS)
def test_any_text_can_be_parsed_and_filled(words: str) -> None:
    runs, faults = parse(words)
    assert all(0 <= fault.at < len(words) for fault in faults)
    assert {blank.field for blank in unguarded(runs)} <= set(fields_of(runs))
    for blank in unguarded(runs):
        assert words[blank.at :].startswith(f"{{{blank.field}}}")
    one = letter("fields: [company, role]\nbody: ['{company} {role}']\n")
    if not faults and set(fields_of(runs)) <= {"company", "role"}:
        for text in fillings(runs, one):
            mark_faults(text)
            sentences(text)
