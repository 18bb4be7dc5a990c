"""“Which letter do I need?” as HTML: a plain list that a script turns into questions."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from bowout.load.shapes.finder import ASKED, QUESTIONS
from bowout.model.content import Content
from bowout.model.country import Country, Paper
from bowout.model.finder import BEFORE, Advice, Finder, OutcomeBlock, country_blocks
from bowout.model.letter import When
from bowout.render.country import length_words, review_note
from bowout.render.data import as_json, when_attribute
from bowout.render.environment import template
from bowout.render.inline import inline
from bowout.render.notice_sum import (
    letter_link,
    sum_html,
    sum_notice,
    sum_takes,
)

# Nothing to a reader, and a kilobyte on the way to them.
INDENTS = re.compile(r"\s*\n\s*|(?<=>) {2,}(?=<)")
Terms = list[tuple[str, tuple[str, ...]]]
# Stands for what the letters offer until it is known which of them the finder leads to.
OFFERS = "\0offers\0"
LINKED = re.compile(r'href="letter:([a-z0-9-]+)')
# What the script says besides dates.
SPOKEN = ("open", "updated")


def finder_html(content: Content, *, brief: bool = False) -> str:
    """The whole finder; empty while a project has none. `brief` leaves to a country's page what is only there to read."""
    finder = content.finder
    if finder is None:
        return ""
    ordered = sorted(content.countries.values(), key=lambda country: country.name)
    words = content.words_of("finder")
    groups = (
        {"label": words["full"], "countries": [c for c in ordered if c.full]},
        {"label": words["caution"], "countries": [c for c in ordered if not c.full]},
    )
    html = template("finder.html").render(
        lang=content.lang,
        brief=brief,
        offers=OFFERS,
        takes=sum_takes(content),
        words=words,
        says=content.words_of("dates") | {key: words[key] for key in SPOKEN},
        ways=[inline(line, cites=False) for line in finder.ways],
        send=finder.send,
        send_text=[inline(line, cites=False) for line in finder.send.text],
        asked=[_question(finder, id) for id in ASKED],
        refined=[_question(finder, id) for id in QUESTIONS if id not in ASKED],
        country_question=finder.question("country"),
        country_groups=[group for group in groups if group["countries"]],
        before=_groups(finder, content, before=True),
        after=_groups(finder, content, before=False),
        countries=[_country(country, content) for country in ordered],
        fallback=_fallback(finder, content),
        sum=sum_html(content),
    )
    offers = _offers(finder, content, set(LINKED.findall(html)))
    return INDENTS.sub("\n", html.replace(OFFERS, offers))


def _offers(finder: Finder, content: Content, linked: set[str]) -> Markup:
    """What each of the linked letters lets one choose, as far as an answer or the sum can choose it.

    Those that take the reader's country along have an empty list for it: any will do.
    """
    asked = {
        chosen
        for id in QUESTIONS
        for answer in finder.question(id).answers
        for chosen in answer.sets
    }
    offers = {
        letter.id: {
            choice.id: options
            for choice in letter.choices
            if (options := [one for one in choice.option_ids if (choice.id, one) in asked])
        }
        | ({"country": []} if letter.for_several else {})
        for letter in content.letters.values()
        if letter.id in linked
    }
    return as_json({id: choices for id, choices in offers.items() if choices})


def _without(when: When, terms: Terms) -> When:
    """A condition without the terms of what it stands in."""
    return When(tuple(term for term in when.terms if term not in terms))


def _question(finder: Finder, id: str) -> dict[str, Any]:
    question = finder.question(id)
    answers = [
        {"id": a.id, "label": a.label, "sets": as_json(dict(a.sets))} for a in question.answers
    ]
    return {
        "id": id,
        "ask": question.ask,
        "help": question.help,
        "why": question.why,
        "answers": answers,
    }


def _groups(finder: Finder, content: Content, *, before: bool) -> list[dict[str, Any]]:
    """Advice under its question, questions without advice left out."""
    advice_list = finder.advice_around_letter(before=before)
    order = BEFORE if before else [id for id in QUESTIONS if id not in BEFORE]
    return [
        {
            "id": id,
            "ask": finder.question(id).ask,
            "why": finder.question(id).why,
            "advice": [_advice(advice, content) for advice in advice_list if advice.of == id],
            "stops": any(advice.box == "stop" for advice in advice_list if advice.of == id),
        }
        for id in order
        if any(advice.of == id for advice in advice_list)
    ]


def _advice(advice: Advice, content: Content) -> dict[str, Any]:
    return {
        "id": advice.id,
        "when": when_attribute(advice.when),
        "title": advice.title,
        "box": advice.box,
        "text": [inline(line, cites=False) for line in advice.text],
        "letters": [letter_link(id, (), content) for id in advice.letters],
    }


def _fallback(finder: Finder, content: Content) -> list[dict[str, Any]]:
    """The words where a rule is not known, then a letter for each paper."""
    advice_list = [inline(line, cites=False) for line in finder.fallback.text]
    return [
        {
            "name": block_name(block),
            "title": _fallback_title(finder, block, content) if block.what == "uncovered" else "",
            "again": bool(block.country),  # the same words for one country: once is enough to read
            "when": when_attribute(block.when),
            "text": advice_list if block.what == "uncovered" else [],
            "letter": letter_link(block.letter, (), content) if block.letter else None,
            "paper": content.vocabulary.label("paper", block.paper),
        }
        for block in finder.uncovered(content.countries)
    ]


def _fallback_title(finder: Finder, block: OutcomeBlock, content: Content) -> str:
    """The title, with the country that it is for, if it is for one: no two headings are alike."""
    title = finder.fallback.title
    return f"{title}: {content.countries[block.country].name}" if block.country else title


def block_name(block: OutcomeBlock) -> str:
    """The name of a block in the page: data-block."""
    if block.what in ("advice", "country"):
        return block.advice or block.country
    place = "-".join(part for part in (block.country, block.paper) if part)
    return place if block.what in ("letter", "ask") else f"{block.what}-{place}"


def _country(country: Country, content: Content) -> dict[str, Any]:
    blocks = {(block.what, block.paper): block.when for block in country_blocks(country)}
    whens = {
        paper.id: blocks["letter" if paper.letter else "ask", paper.id]
        for paper in country.papers.values()
    }
    own = blocks["country", ""].terms
    shared = [
        term
        for term in next(iter(whens.values()), When()).terms
        if term not in own and all(term in when.terms for when in whens.values())
    ]
    return {
        "code": country.code,
        "name": country.name,
        "in_name": country.in_name,
        "when": when_attribute(blocks["country", ""]),
        "rule": inline(country.rule, cites=False),
        "short_answer": "" if country.full else inline(country.short_answer, cites=False),
        "do_now": [inline(line, cites=False) for line in country.do_now],
        "review": review_note(country, content),
        "papers_when": when_attribute(When(tuple(shared))),
        "papers": [
            _paper(country, paper, content)
            | {"when": when_attribute(_without(whens[paper.id], [*own, *shared]))}
            for paper in country.papers.values()
        ],
    }


def _paper(country: Country, paper: Paper, content: Content) -> dict[str, Any]:
    words = content.vocabulary
    delivery = country.delivery if paper.kind == "notice" else None
    return {
        "id": paper.id,
        "kind": paper.kind,
        "label": words.label("paper", paper.id),
        "kind_label": words.label("paper_kind", paper.kind),
        "means": words.label("kind_means", paper.kind),
        "say": inline(paper.say, cites=False),
        "length": length_words(paper.notice, words) if paper.notice else "",
        "notice": as_json(sum_notice(country, paper.notice, content)) if paper.notice else "",
        "letter": letter_link(paper.letter, paper.choices, content) if paper.letter else None,
        "delivery": delivery
        and {
            "by": words.label("delivery", delivery.by),
            "email": words.label("email_worth", delivery.email),
            "why": inline(delivery.why, cites=False),
            "proof": inline(delivery.proof, cites=False),
        },
    }
