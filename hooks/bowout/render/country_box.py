"""What a country says about a letter: the box above the builder, and what the builder may offer."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from bowout.model.addresses import country_address
from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.letter import Letter
from bowout.model.vocabulary import Vocabulary, put, put_html
from bowout.render.country import review_note
from bowout.render.inline import inline


def countries_of(letter: Letter, content: Content) -> list[Country]:
    """The countries that a letter is written for."""
    return [content.countries[code] for code in letter.countries if code in content.countries]


def paper_only(letter: Letter, content: Content) -> str:
    """Why only a paper will do, as Markdown; empty where a mail may be sent."""
    for country in countries_of(letter, content):
        delivery = country.delivery
        if delivery and letter.kind == "notice" and (delivery.email == "void" or letter.signature):
            return delivery.why
    return content.words_of("country_box")["by_hand"] if letter.signature else ""


def proofs(letter: Letter, content: Content) -> Iterator[Markup]:
    """How to prove that a notice arrived: a step for "what to do next"."""
    if letter.kind != "notice":
        return
    countries = [country for country in countries_of(letter, content) if country.delivery]
    for country in countries:
        assert country.delivery is not None, "filtered above"
        where = Markup("<strong>{}:</strong> ").format(country.name) if len(countries) > 1 else ""
        yield Markup("{}{}").format(where, inline(country.delivery.proof))


def country_box(letter: Letter, content: Content) -> Markup:
    """How the letter must arrive; folded, the rule, who has read it, and the way to the country's page."""
    countries = countries_of(letter, content)
    if not countries and not letter.review:
        return Markup("")
    words, titles = content.vocabulary, content.words_of("country_box")
    ways = [_way(country, letter, words) for country in countries]
    parts = [_head(letter, ways, words)]
    parts += [
        _country(country, letter, way if len(set(ways)) > 1 else Markup(""), content)
        for country, way in zip(countries, ways, strict=True)
    ]
    if letter.review and not countries:
        parts.append(Markup('<p class="review-note">{}</p>').format(titles["native"]))
    box = '<aside class="country-box" aria-label="{}">{}</aside>'
    return Markup(box).format(titles["label"], Markup(" ").join(parts))


def _head(letter: Letter, ways: list[Markup], words: Vocabulary) -> Markup:
    """The kind of letter, and the way it has to arrive where that is the same in all its countries."""
    head = Markup("")
    if letter.kind in words.labels.get("paper_kind", {}):
        head = Markup('<strong class="paper-kind" data-kind="{}">{}</strong> ').format(
            letter.kind, words.label("paper_kind", letter.kind)
        )
    if len(set(ways)) == 1:
        head += ways[0]
    return Markup("<p>{}</p>").format(head) if ways and head else Markup("")


def _way(country: Country, letter: Letter, words: Vocabulary) -> Markup:
    """How a notice has to arrive in a country, and what an email is worth there."""
    if not country.delivery or letter.kind != "notice":
        return Markup("")
    return Markup("<strong>{}.</strong> {}").format(
        words.label("delivery", country.delivery.by),
        words.label("email_worth", country.delivery.email),
    )


def _country(country: Country, letter: Letter, way: Markup, content: Content) -> Markup:
    """One of several countries with the way that is its own; folded, the rule and where it comes from."""
    words = content.words_of("country_box")
    head = Markup("<p>{}: {}</p>").format(country.name, way) if way else Markup("")
    why = Markup("")
    if country.delivery and letter.kind == "notice":
        why = Markup("<p>{}</p>").format(inline(country.delivery.why))
    rule = Markup('<p class="country-rule">{}</p>').format(inline(country.rule))
    link = Markup('<p><a href="../../{}">{}</a></p>').format(
        country_address(country.code),
        put(words["more"], country=country.in_name.removeprefix(words["in"])),
    )
    note = review_note(country, content, words["native"] if letter.review else "")
    title = put_html(words["rule"], where=country.in_name)
    return Markup("<section>{}<details><summary>{}</summary>{}{}{}{}</details></section>").format(
        head, title, rule, why, note, link
    )
