"""“Should I withdraw?”: a few questions, and the first verdict whose condition the answers meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bowout.load.nodes import Node
from bowout.model.letter import When, build_when


@dataclass(frozen=True)
class Choosing:
    """One question with its answers: id and label."""

    id: str
    ask: str
    help: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Verdict:
    """One next step, why it is the right one, and what would change it."""

    id: str
    when: When
    title: str
    why: str
    change: str
    next: str
    letter: str
    choices: tuple[tuple[str, str], ...]
    node: Node


@dataclass(frozen=True, eq=False)
class Beside:
    """A line that some answers bring, whatever the verdict is."""

    when: When
    text: str
    node: Node


@dataclass(frozen=True, eq=False)
class Decision:
    """Questions in their order, verdicts in theirs."""

    questions: tuple[Choosing, ...]
    verdicts: tuple[Verdict, ...]
    beside: tuple[Beside, ...]
    node: Node

    def paths(self) -> Iterator[dict[str, str]]:
        """Every combination of answers."""
        ids = [question.id for question in self.questions]
        for picked in product(*([id for id, _ in q.answers] for q in self.questions)):
            yield dict(zip(ids, picked, strict=True))

    def verdict(self, answers: Mapping[str, str]) -> Verdict | None:
        """The first whose condition holds."""
        return next((one for one in self.verdicts if one.when.holds(answers)), None)


def build_decision(node: Node) -> Decision:
    """From a node whose shape is right."""
    questions = (
        Choosing(id, one.words("ask"), one.words("help"), one.pairs("options"))
        for id, one in node.mapping["questions"].mapping.items()
    )
    verdicts = (
        Verdict(
            id=one.words("id"),
            when=build_when(one.mapping.get("when")),
            title=one.words("title"),
            why=one.words("why"),
            change=one.words("change"),
            next=one.words("next"),
            letter=one.words("letter"),
            choices=one.pairs("choices"),
            node=one,
        )
        for one in node.listed("verdicts")
    )
    beside = (
        Beside(build_when(one.mapping["when"]), one.words("text"), one)
        for one in node.listed("beside")
    )
    return Decision(tuple(questions), tuple(verdicts), tuple(beside), node)
