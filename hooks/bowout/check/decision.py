"""Every path through the decision tool ends, every answer and every verdict matters, and every name is known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bowout.check.names import unknown_answers, unknown_at
from bowout.model.content import Content
from bowout.model.decision import Beside, Decision, Verdict
from bowout.problems import Problem


def run(content: Content) -> Iterator[Problem]:
    """All faults of snippets/decision.yml."""
    decision = content.decision
    if decision is None:
        return
    conditions: list[Verdict | Beside] = [*decision.verdicts, *decision.beside]
    known = {question.id: [id for id, _ in question.answers] for question in decision.questions}
    named = [p for one in conditions for p in unknown_answers(one.when, one.node, known)]
    yield from named
    for verdict in (verdict for verdict in decision.verdicts if verdict.letter):
        yield from unknown_at(verdict.node, "letter", verdict.letter, content, key="letter")
    if not named:
        yield from _ways(decision)


def _ways(decision: Decision) -> Iterator[Problem]:
    """Answers that lead nowhere or change nothing, and verdicts that nobody gets."""
    brought: dict[tuple[str, ...], tuple[str, ...]] = {}
    reached = set()
    for path in decision.paths():
        verdict = decision.verdict(path)
        if verdict is None:
            answers = ", ".join(f"{question} {answer}" for question, answer in path.items())
            message = f"These answers lead nowhere: {answers}."
            yield decision.node.problem("dead-end", message, "Add a verdict for them.")
            return
        reached.add(verdict.id)
        beside = (one.text for one in decision.beside if one.when.holds(path))
        brought[tuple(path.values())] = (verdict.id, *beside)
    for verdict in decision.verdicts:
        if verdict.id not in reached:
            message = f"No answers lead to the verdict `{verdict.id}`: others come before it."
            yield verdict.node.problem("dead-verdict", message, "Move it up, or drop it.")
    for place, question in enumerate(decision.questions):
        for (first, _), (second, _) in combinations(question.answers, 2):
            if all(
                found == brought[(*path[:place], second, *path[place + 1 :])]
                for path, found in brought.items()
                if path[place] == first
            ):
                message = f"`{question.id}`: the answers `{first}` and `{second}` change nothing."
                yield decision.node.problem("idle-answer", message, "Drop one of them.")
