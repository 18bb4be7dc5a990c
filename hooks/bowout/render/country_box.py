"""What a country says about a letter: the box above the builder, and what the builder may offer."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from bowout.model.addresses import country_address
from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.letter import Letter
from bowout.model.vocabulary import LANG, Vocabulary
from bowout.render.country import review_note
from bowout.render.inline import inline

NATIVE = "The letter is awaiting review by a native speaker with knowledge of this law."


def countries_of(letter: Letter, content: Content) -> list[Country]:
    """The countries that a letter is written for."""
    return [content.countries[code] for code in letter.countries if code in content.countries]


def paper_only(letter: Letter, content: Content) -> str:
    """Why only a paper will do, as Markdown; empty where a mail may be sent."""
    for country in countries_of(letter, content):
        delivery = country.delivery
        if delivery and letter.kind == "notice" and (delivery.email == "void" or letter.signature):
            return delivery.why
    return "It has to be signed by hand." if letter.signature else ""


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
    parts = [_country(country, letter, content.vocabularies[LANG]) for country in countries]
    if letter.review and not countries:
        parts.append(Markup('<p class="review-note">{}</p>').format(NATIVE))
    box = '<aside class="country-box" aria-label="The rule behind this letter">{}</aside>'
    return Markup(box).format(Markup("").join(parts))


def _country(country: Country, letter: Letter, words: Vocabulary) -> Markup:
    """In view, what decides how the letter is sent; folded, the rule and where it comes from."""
    kind = Markup("")
    if letter.kind in words.labels.get("paper_kind", {}):
        kind = Markup('<strong class="paper-kind" data-kind="{}">{}</strong> ').format(
            letter.kind, words.label("paper_kind", letter.kind)
        )
    how, why = Markup(""), Markup("")
    if country.delivery and letter.kind == "notice":
        how = Markup("<strong>{}.</strong> {}").format(
            words.label("delivery", country.delivery.by),
            words.label("email_worth", country.delivery.email),
        )
        why = Markup("<p>{}</p>").format(inline(country.delivery.why))
    head = Markup("<p>{}{}</p>").format(kind, how) if kind or how else Markup("")
    rule = Markup('<p class="country-rule">{}</p>').format(inline(country.rule))
    link = Markup('<p><a href="../../{}">{}</a></p>').format(
        country_address(country.code),
        f"More about {country.in_name.removeprefix('in ')}: money, words to look for, whom to ask",
    )
    note = review_note(country, NATIVE if letter.review else "")
    return Markup(
        "<section>{}<details><summary>The rule {}</summary>{}{}{}{}</details></section>"
    ).format(head, country.in_name, rule, why, note, link)
