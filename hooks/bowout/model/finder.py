"""“Which letter do I need?”: questions, and what each set of answers brings.

What is shown is a list of blocks, each under a condition. The page writes the conditions into its HTML
and the script only looks at them; so what is proved here is what the browser does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bowout.load.nodes import Node
from bowout.load.shapes.country import PAPERS
from bowout.load.shapes.finder import ELSEWHERE, QUESTIONS
from bowout.model.country import Country
from bowout.model.letter import Letter, When, build_when

# Question id to the answer that is picked.
Answers = Mapping[str, str]
# Advice that belongs to these is a step before the letter is sent, all other advice a step after
# it.
BEFORE = ("you", "reader", "start")
# Answers to `start` that still call for a letter of this site.
NOT_STARTED = ("later", "close", "tomorrow", "today")


@dataclass(frozen=True)
class Answer:
    """One answer; `sets` are choices of a letter with the option to open it with."""

    id: str
    label: str
    sets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Question:
    """One question and why it is asked. Where the job is has its answers from the countries."""

    id: str
    ask: str
    why: str
    help: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, eq=False)
class Advice:
    """Words beside the letter, and letters that go with them."""

    id: str
    of: str
    when: When
    title: str
    text: tuple[str, ...]
    box: str
    letters: tuple[str, ...]
    node: Node


@dataclass(frozen=True, eq=False)
class Fallback:
    """What is said where a rule is not known, and for each paper the letter that claims least."""

    title: str
    text: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]
    node: Node


@dataclass(frozen=True)
class Send:
    """The step of sending the letter."""

    title: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeBlock:
    """One part of the outcome.

    `what` is advice, country (its rule), letter, ask (advice first), uncovered (a rule that we do not know)
    or fallback (the letter that claims least, for those).
    """

    what: str
    when: When
    country: str = ""
    paper: str = ""
    letter: str = ""
    advice: str = ""


@dataclass(frozen=True, eq=False)
class Finder:
    """The questions in their order, and all advice."""

    path: str
    questions: tuple[Question, ...]
    advice: tuple[Advice, ...]
    fallback: Fallback
    overlap: str
    send: Send
    node: Node
    overlap_choices: tuple[tuple[str, str], ...] = ()
    ways: tuple[str, ...] = ()

    def question(self, id: str) -> Question:
        """The question of that id."""
        return next(question for question in self.questions if question.id == id)

    def answers(self, id: str, countries: Mapping[str, Country]) -> tuple[str, ...]:
        """The ids of all answers to one question."""
        if id == "country":
            return (*countries, ELSEWHERE)
        return tuple(answer.id for answer in self.question(id).answers)

    def advice_around_letter(self, *, before: bool) -> list[Advice]:
        """Advice that stands before the letter, or after it, question by question."""
        order = BEFORE if before else tuple(q for q in QUESTIONS if q not in BEFORE)
        return [advice for id in order for advice in self.advice if advice.of == id]

    def blocks(self, countries: Mapping[str, Country]) -> list[OutcomeBlock]:
        """Everything that an outcome can hold, in the order of the page."""
        advice_around_letter = (
            *self.advice_around_letter(before=True),
            *self.advice_around_letter(before=False),
        )
        return [
            *(block for country in countries.values() for block in country_blocks(country)),
            *self.uncovered(countries),
            *(OutcomeBlock("advice", a.when, advice=a.id) for a in advice_around_letter),
        ]

    def uncovered(self, countries: Mapping[str, Country]) -> Iterator[OutcomeBlock]:
        """What is said where a country's rule for a paper is not known, and a letter for each paper."""

        def lacking(paper: str) -> tuple[str, ...]:
            codes = (code for code, country in countries.items() if paper not in country.papers)
            return (*codes, ELSEWHERE)

        cautions = tuple(code for code, country in countries.items() if not country.papers)
        yield OutcomeBlock("uncovered", _when(country=(*cautions, ELSEWHERE)), paper=ELSEWHERE)
        for code, country in countries.items():
            missing = tuple(id for id in PAPERS if id not in country.papers)
            if country.papers and missing:
                yield OutcomeBlock("uncovered", _when(country=(code,), paper=missing), code)
        for paper, letter in self.fallback.letters:
            when = _when(country=lacking(paper), paper=(paper,), start=NOT_STARTED)
            yield OutcomeBlock("fallback", when, paper=paper, letter=letter)


def country_blocks(country: Country) -> Iterator[OutcomeBlock]:
    """The country's rule, and a letter or advice for each paper."""
    code = country.code
    yield OutcomeBlock("country", _when(country=(code,)), code)
    for paper in country.papers.values():
        when = _when(country=(code,), paper=(paper.id,), start=NOT_STARTED)
        what = "letter" if paper.letter else "ask"
        yield OutcomeBlock(what, when, code, paper.id, paper.letter)


def _when(**terms: tuple[str, ...]) -> When:
    return When(tuple(terms.items()))


def opened_with(
    letter: Letter, own: tuple[tuple[str, str], ...], finder: Finder, answers: Answers
) -> dict[str, str]:
    """The choices with which a letter is opened: the paper's own, then what the answers set and it offers.

    A letter for several countries takes the reader's along, for its dates.
    """
    offered = {choice.id: choice.option_ids for choice in letter.choices}
    chosen = {"country": answers["country"]} if letter.for_several else {}
    for question in finder.questions:
        picked = next((a for a in question.answers if a.id == answers.get(question.id)), None)
        for choice, option in picked.sets if picked else ():
            if option in offered.get(choice, ()):
                chosen[choice] = option
    return chosen | dict(own)


@lru_cache(maxsize=500)
def build_finder(node: Node) -> Finder:
    """From a node whose shape is right."""
    questions = node.mapping["questions"].mapping
    overlap = node.mapping["overlap"]
    return Finder(
        node.source.path,
        tuple(_question(id, questions[id]) for id in QUESTIONS),
        tuple(_advice(item) for item in node.listed("advice")),
        _fallback(node.mapping["fallback"]),
        overlap.words("letter"),
        Send(node.mapping["send"].words("title"), node.mapping["send"].texts("text")),
        node,
        overlap.pairs("choices"),
        node.texts("ways"),
    )


def _fallback(node: Node) -> Fallback:
    return Fallback(node.words("title"), node.texts("text"), node.pairs("letters"), node)


def _question(id: str, node: Node) -> Question:
    options = node.mapping["options"].mapping if "options" in node.mapping else {}
    answers = [Answer(key, one.words("label"), one.pairs("sets")) for key, one in options.items()]
    if id == "country":
        answers = [Answer(ELSEWHERE, node.words("elsewhere"))]
    return Question(id, node.words("ask"), node.words("why"), node.words("help"), tuple(answers))


def _advice(node: Node) -> Advice:
    return Advice(
        id=node.words("id"),
        of=node.words("of"),
        when=build_when(node.mapping["when"]),
        title=node.words("title"),
        text=node.texts("text"),
        box=node.words("box"),
        letters=node.texts("letters"),
        node=node,
    )
