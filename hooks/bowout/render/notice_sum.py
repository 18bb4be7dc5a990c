"""“Does the notice end before you start?”: the sum of a finder's letter and of a country's page (docs/assets/js/sum.js)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.layout import build_layouts, locale_of
from bowout.model.letter import Letter
from bowout.model.notice import Notice
from bowout.render.data import as_json
from bowout.render.environment import template

LINES = re.compile(r"\s*\n\s*")
# What the law says where the contract doesn't: the first answer to when a notice can end.
BY_LAW = "law"


def sum_html(content: Content, *, alone: bool = False) -> Markup:
    """The fields of the sum, hidden until its script is there. `alone`: what it says stands on itself, not on a finder."""
    finder = content.finder
    assert finder is not None, "whoever shows a sum has a finder"
    ends = content.words_of("sum_ends").items()
    html = template("sum.html").render(
        words=content.words_of("sum"),
        ends={"" if id == BY_LAW else id: label for id, label in ends},
        ways=content.words_of("sum_ways"),
        says=content.words_of("dates") if alone else {},
        takes=sum_takes(content) if alone else "",
        lang=content.lang,
        overlap=letter_link(finder.overlap, finder.overlap_choices, content),
    )
    return Markup(LINES.sub("\n", html).strip())


def sum_takes(content: Content) -> Markup:
    """For each letter that a sum leads to: its fields for the dates, by role, and the choices that name a length."""
    papers = [p for country in content.countries.values() for p in country.papers.values()]
    ids = {paper.letter for paper in papers if paper.notice and paper.letter} | (
        {content.finder.overlap} if content.finder else set()
    )
    found = {}
    for letter in (content.letters[id] for id in sorted(ids) if id in content.letters):
        roles = {role: letter.with_role(role) for role in ("start", "delivered", "end", "length")}
        own: dict[str, Any] = {role: id for role, id in roles.items() if id}
        ways = [
            (f"P{notice.length}{notice.unit[0].upper()}", {id: some[0] for id, some in when.terms})
            for field in letter.fields
            for when, notice in field.counts
            if notice.length and when.terms
        ]
        if ways:
            own |= {"ways": ways, "other": _any_other(letter, [way for _, way in ways])}
        found[letter.id] = own
    return as_json(found)


def _any_other(letter: Letter, ways: list[dict[str, str]]) -> dict[str, str]:
    """The option for a length that the letter has no words for: the one that names none, where there is one alone."""
    named = {id: {way[id] for way in ways if id in way} for way in ways for id in way}
    left = {
        c.id: [o for o in c.option_ids if o not in named[c.id]]
        for c in letter.choices
        if c.id in named
    }
    return {id: options[0] for id, options in left.items() if len(options) == 1}


def fragment(choices: Iterable[tuple[str, str]]) -> str:
    """The choices with which a letter opens, as its page reads them."""
    chosen = "&".join(f"{choice}={option}" for choice, option in choices)
    return f"#{chosen}" if chosen else ""


def letter_link(id: str, own: tuple[tuple[str, str], ...], content: Content) -> dict[str, Any]:
    """What a link to a letter shows, with the choices to open it with."""
    letter = content.letters[id]
    return {
        "id": id,
        "title": letter.title,
        "use_when": letter.use_when,
        "sent": content.vocabulary.label("channel", letter.channel),
        "fragment": fragment(own),
    }


def sum_notice(country: Country, notice: Notice, content: Content) -> dict[str, Any]:
    """How the sum counts, when what was sent takes effect, and how dates are written there in the guide's language."""
    layouts = build_layouts(content.lang, content.vocabulary.layouts)
    effect = country.delivery.effect if country.delivery else None
    more = {"effect": {k: v for k, v in asdict(effect).items() if v}} if effect else {}
    return {
        **notice.data(),
        **more,
        "locale": locale_of(content.lang, layouts, [country.territory]),
    }
