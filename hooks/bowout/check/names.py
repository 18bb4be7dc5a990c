"""An id that somebody names must be that of something, and a page's words must be there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bowout.load.nodes import Node
from bowout.load.shapes.interface import ON_SOME_PAGES
from bowout.model.content import Content
from bowout.model.letter import Letter, When
from bowout.problems import Problem, did_you_mean


def unknown(what: str, id: str, content: Content) -> str:
    """The message where there is no such source, letter, country, school or figure; empty where there is one.

    What stands in a file that cannot be read counts as there: that it is broken is told already.
    """
    if content.is_broken("sources") and what == "source":
        return ""
    readable: Mapping[str, Mapping[str, object]] = {
        "source": content.sources,
        "letter": content.letters,
        "country": content.countries,
        "school": content.schools,
        "figure": content.figures,
    }
    known = content.known(what, readable[what])
    return "" if id in known else f"There is no {what} `{id}`.{did_you_mean(id, known)}"


def unknown_at(
    node: Node, what: str, id: str, content: Content, *, at: int | str = "", key: str = ""
) -> Iterator[Problem]:
    """The problem at a node that names what is not there."""
    if message := unknown(what, id, content):
        yield node.problem(f"unknown-{what}", message, at=at, key=key)


def unknown_answers(
    when: When, node: Node, known: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """The problems of a condition: questions that are not asked, and answers that they do not have."""
    at = node.mapping.get("when", node)
    for question, answers in when.terms:
        if question not in known:
            hint = did_you_mean(question, known)
            yield at.problem("unknown-question", f"There is no question `{question}`.{hint}")
            continue
        for answer in (answer for answer in answers if answer not in known[question]):
            hint = did_you_mean(answer, known[question])
            message = f"`{question}` has no answer `{answer}`.{hint}"
            yield at.problem("unknown-answer", message, key=question)


def wrong_answer(letter: Letter, choice: str, option: str) -> tuple[str, str] | None:
    """Id and message where the letter has no such choice, or the choice no such option."""
    offered = {one.id: one.option_ids for one in letter.choices}
    if choice not in offered:
        hint = did_you_mean(choice, offered)
        return "unknown-choice", f"The letter `{letter.id}` has no choice `{choice}`.{hint}"
    if option not in offered[choice]:
        hint = did_you_mean(option, offered[choice])
        message = f"The choice `{choice}` of `{letter.id}` has no option “{option}”.{hint}"
        return "unknown-option", message
    return None


def missing_words(asks: str, content: Content) -> str:
    """The message where a guide lacks words for a page with this template or line; empty where it has all."""
    there = content.vocabulary.interface
    missing = [place for place in ON_SOME_PAGES.get(asks, ()) if there and place not in there]
    file = f"snippets/vocabulary/{content.lang}/interface.yml"
    return f"This page needs words that {file} lacks: {', '.join(missing)}." if missing else ""
