"""The decision tool: every path ends, every answer and every verdict matters."""

from __future__ import annotations

from pathlib import Path

from bowout.check import decision as check
from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.model.content import Content
from bowout.model.decision import build_decision

WHOLE = """\
questions:
  fit: {ask: Does it fit?, options: {good: It does, bad: It does not}}
  soon: {ask: How soon?, options: {now: Now, later: Later}}
verdicts:
  - {id: stay, when: {fit: good}, title: Stay, why: It fits., change: Nothing., next: Rest.}
  - {id: wait, when: {soon: later}, title: Wait, why: There is time., change: Time., next: Rest.}
  - {id: go, title: Go, why: It is time., change: Nothing., next: Write.}
"""


def problems(text: str) -> list[str]:
    node, found = parse(Source("snippets/decision.yml", text))
    assert node is not None
    assert found == []
    content = Content(Path(), decision=build_decision(node))
    return [problem.id for problem in check.run(content)]


def test_a_whole_tool_has_no_faults() -> None:
    assert problems(WHOLE) == []


def test_the_first_that_fits_is_the_verdict() -> None:
    node, _ = parse(Source("snippets/decision.yml", WHOLE))
    assert node is not None
    decision = build_decision(node)
    found = [getattr(decision.verdict(path), "id", None) for path in decision.paths()]
    assert found == ["stay", "stay", "go", "wait"]


def test_what_leads_nowhere_is_told() -> None:
    assert problems(WHOLE[: WHOLE.index("  - {id: go")]) == ["dead-end"]


def test_an_answer_that_changes_nothing_is_told() -> None:
    more = WHOLE.replace("later: Later", "later: Later, never: Never").replace(
        "soon: later", "soon: [later, never]"
    )
    assert problems(more) == ["idle-answer"]


def test_a_verdict_that_nobody_gets_is_told() -> None:
    last = "  - {id: late, title: Late, why: Late., change: Late., next: Late.}\n"
    assert problems(WHOLE + last) == ["dead-verdict"]


def test_names_that_are_not_there_are_told() -> None:
    assert problems(WHOLE.replace("fit: good", "fti: good")) == ["unknown-question"]
    assert problems(WHOLE.replace("fit: good", "fit: goood")) == ["unknown-answer"]
    assert problems(WHOLE.replace("next: Write.", "next: Write., letter: nowhere")) == [
        "unknown-letter"
    ]
