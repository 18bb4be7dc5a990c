"""A country's file is complete, says what exists, and does not contradict its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.names import unknown_at, wrong_answer
from bowout.check.pages import CITATION, citations
from bowout.load.nodes import Node
from bowout.load.shapes.country import PAPERS, UNITS
from bowout.model.content import Content
from bowout.model.country import Country, Paper
from bowout.model.letter import Letter
from bowout.problems import Problem

# What a full country has and a caution may leave out.
FULL_COVERAGE_KEYS = ("papers", "delivery", "clock", "look_for", "money", "ask")
# Fewest and most lines of a full country.
COUNTED = {"do_not": (2, 5), "do_now": (3, 6), "look_for": (4, 8), "ask": (1, 4)}
MOST_WORDS_IN_RULE = 30


def run(content: Content) -> Iterator[Problem]:
    """Everything about every country."""
    for country in content.countries.values():
        yield from _complete(country)
        yield from _named(country, content)
        for paper in country.papers.values():
            yield from _paper(country, paper, content)
    for letter in content.letters.values():
        yield from _home(letter, content)


def _complete(country: Country) -> Iterator[Problem]:
    keys = country.node.mapping
    words = len(re.sub(CITATION, "", country.rule).split())
    if words > MOST_WORDS_IN_RULE:
        message = f"The rule has {words} words; {MOST_WORDS_IN_RULE} are allowed."
        yield keys["rule"].problem("long-rule", message, "Keep the rule, cut the exceptions.")
    if not country.full:
        return
    for key in (key for key in FULL_COVERAGE_KEYS if key not in keys):
        message = f"{country.name} has coverage full and no `{key}`."
        remedy = f"Add `{key}`, or set `coverage: caution`."
        yield country.node.problem("incomplete-country", message, remedy)
    missing = [paper for paper in PAPERS if "papers" in keys and paper not in country.papers]
    if missing:
        message = f"{country.name} does not say what these papers mean: {', '.join(missing)}."
        remedy = "Add each with kind and say; `kind: advice` where nobody can tell."
        yield country.node.problem("incomplete-country", message, remedy, key="papers")
    for key, (fewest, most) in COUNTED.items():
        if key in keys and not fewest <= len(keys[key].items) <= most:
            message = f"`{key}` has {len(keys[key].items)} lines; {fewest} to {most} are wanted."
            yield country.node.problem("wrong-count", message, key=key)


def cited(country: Country) -> set[str]:
    """The ids of all sources that a country names."""
    found = {adviser.source for adviser in country.ask if adviser.source}
    return found | {id for node in country.node.walk() for _, id in citations(node.text)}


def _named(country: Country, content: Content) -> Iterator[Problem]:
    """Sources that it names."""
    for node in country.node.walk():
        for _, id in citations(node.text):
            yield from unknown_at(node, "source", id, content, at=f"@{id}")
    for item in country.node.listed("student_letters"):
        yield from unknown_at(item, "letter", item.text, content)
    for item in country.node.listed("ask"):
        if "source" in item.mapping:
            source = item.mapping["source"]
            yield from unknown_at(source, "source", source.text, content)


def _paper(country: Country, paper: Paper, content: Content) -> Iterator[Problem]:
    node = country.node.mapping["papers"].mapping[paper.id]
    keys = node.mapping
    if paper.notice is not None:
        yield from counting(keys["notice"])
    if paper.kind == "advice":
        if paper.letter:
            message = "`kind: advice` says: no letter before advice."
            yield node.problem("advice-with-letter", message, "Delete `letter`.", key="letter")
        return
    if not paper.letter:
        message = f"`{paper.id}` is of kind {paper.kind} and names no letter."
        yield node.problem("no-letter", message, "Add `letter: …`, or set `kind: advice`.")
        return
    letter = content.letters.get(paper.letter)
    if letter is None:
        yield from unknown_at(keys["letter"], "letter", paper.letter, content)
        return
    if letter.complete:
        yield from _choices(node, paper, letter)
    yield from _fits(country, paper, letter, keys["letter"])


def _choices(node: Node, paper: Paper, letter: Letter) -> Iterator[Problem]:
    for choice, option in paper.choices:
        at = node.mapping["choices"]
        if wrong := wrong_answer(letter, choice, option):
            there = at.mapping[choice] if wrong[0] == "unknown-option" else at
            yield there.problem(*wrong, key=choice)


def _fits(country: Country, paper: Paper, letter: Letter, at: Node) -> Iterator[Problem]:
    """The letter is of the paper's kind, of this country, and may be sent as its channel says."""
    where = f"`{paper.id}` {country.in_name}"
    if letter.kind in country.avoid:
        message = f"The page warns against a letter of kind {letter.kind}, and {where} leads to `{letter.id}`."
        yield at.problem("warned-letter", message, "Name another letter, or `kind: advice`.")
    if letter.kind != paper.kind:
        message = (
            f"{where} calls for a letter of kind {paper.kind}; `{letter.id}` is {letter.kind}."
        )
        yield at.problem("wrong-kind", message, "Name another letter, or mend the kind.")
    if letter.countries and country.code not in letter.countries:
        message = f"`{letter.id}` is written for {', '.join(letter.countries)}."
        yield at.problem("wrong-country", message, f"Add {country.code} to its `countries`.")
    delivery = country.delivery
    if delivery is None or paper.kind != "notice":
        return  # a courtesy or a request has no form that could make it void
    if delivery.email == "void" and letter.channels != ("letter",):
        message = f"An emailed notice is void {country.in_name}, and `{letter.id}` is sent by {letter.channel}."
        yield at.problem("void-channel", message, "Name a letter with `channel: letter`.")
    if delivery.by == "ink" and not letter.signature:
        message = f"Notice must be signed in ink {country.in_name}, and `{letter.id}` has no signature line."
        yield at.problem("no-signature", message, "Add `signature: true` to the letter.")


def _home(letter: Letter, content: Content) -> Iterator[Problem]:
    """The letter's own side: its countries exist, and its dates can be counted."""
    keys = letter.node.mapping
    for node in (*letter.node.listed("countries"), *letter.node.listed("country")):
        yield from unknown_at(node, "country", node.text, content)
        country = content.countries.get(node.text)
        void = country and country.delivery and country.delivery.email == "void"
        if country and void and letter.kind == "notice" and letter.channels != ("letter",):
            message = f"An emailed notice is void {country.in_name}; this letter is sent by {letter.channel}."
            yield node.problem("void-channel", message, "Set `channel: letter`.")
    if "country" in keys and "countries" in keys:
        message = "`country` and `countries` cannot both stand here."
        yield letter.node.problem("two-in-one", message, "Keep one of the two.", key="country")
    if letter.signature and letter.channels != ("letter",):
        message = f"`signature: true` needs paper; this letter is sent by {letter.channel}."
        yield letter.node.problem("no-paper", message, "Set `channel: letter`.", key="signature")


def counting(node: Node) -> Iterator[Problem]:
    """One length, in one unit."""
    named = [unit for unit in (*UNITS, "contract", "paper") if unit in node.mapping]
    if len(named) != 1:
        message = "A length of notice has exactly one of days, weeks, months and contract."
        yield node.problem("bad-notice", message, "For example: weeks: 4")
    elif "contract" in named and node.mapping["contract"].text != "true":
        message = "`contract` is true, or it is left out."
        yield node.problem("bad-notice", message, key="contract")
