"""The builder of one letter: everything its template needs, and the finished HTML."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.foreign import marked, terms
from bowout.model.layout import build_layouts, locale_of
from bowout.model.letter import Field, Letter
from bowout.model.versions import versions
from bowout.model.visible import counted_from
from bowout.model.vocabulary import Vocabulary
from bowout.render import locales
from bowout.render.article import ArticleWriter, branches, other_wordings
from bowout.render.country_box import country_box, paper_only, proofs
from bowout.render.docx import docx_bytes
from bowout.render.environment import template
from bowout.render.inline import inline
from bowout.render.notice_words import notice_words
from bowout.render.page_text import page_text
from bowout.render.text import pieces, subject

# Words around a letter that are in the reader's language, not in the letter's.
READERS_OWN = {"in_english"}


# The reader of a letter whose name and address a school's box brings along.
SCHOOLS_OFFICE = "career-center"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# What the reader writes, by how it is sent, where that is no letter.
SORTS = {"phone": "script", "voicemail": "script", "message": "message"}
# Kinds of letter that are about a job not yet begun, unless their start date says otherwise.
ENDING = ("courtesy", "notice", "release")


def letter_facts(letter: Letter, vocabulary: Vocabulary) -> dict[str, Any]:
    """What a page or a list says about a letter."""
    return {
        "id": letter.id,
        "lang": letter.lang,
        "title": letter.title,
        "use_when": letter.use_when,
        "kind": letter.kind,
        "kind_label": vocabulary.label("kind", letter.kind),
        "to": letter.to,
        "to_label": vocabulary.label("to", letter.to),
        "channel": letter.channel,
        "channels": letter.channels,
        "channel_choice": letter.channel_choice,
        "locale": letter.locale,
        "paper": letter.paper,
        "currency": locales.currency(letter.territory),
        "first_of_month": letter.first_of_month,
        "near_dates": letter.near_dates,
        "numbers": Markup(json.dumps(letter.numbers)) if letter.numbers else "",
        "channel_label": vocabulary.label("channel", letter.channel),
        "reviewed": letter.reviewed,
        "language": locales.language(letter.lang, letter.guide) if letter.foreign else "",
        "versions": versions(letter),
        "by_country": bool(letter.countries or letter.signature or letter.review)
        or any(field.counts for field in letter.fields),
    }


def letter_markdown(letter: Letter) -> str:
    """The page's front matter and title."""
    meta = {
        "title": letter.title,
        "description": letter.use_when,
        "template": "letter.html",
        "letter": letter.id,
        "aliases": letter.aliases,
        "sources": letter.sources,
        "reviewed": letter.reviewed,
    }
    return page_text(meta, [f"# {letter.title}"])


def builder_context(letter: Letter, content: Content, files: dict[str, str]) -> dict[str, Any]:
    """The values for templates/builder.html; `files` has the addresses of the ready .txt and .docx.

    `content` is that of the guide in which the letter stands.
    """
    vocabulary = content.vocabularies[letter.lang]

    own = content.vocabulary

    def words(id: str) -> str:
        return (own if id in READERS_OWN else vocabulary).label("words", id)

    blanks = {
        id: node.mapping["blank"].text for id, node in own.fields.items() if "blank" in node.mapping
    }
    reason = paper_only(letter, content)
    sort = SORTS.get(letter.channel, "letter")
    say = content.words_of("letter_says")
    return {
        "words": content.words_of("letter"),
        "say": say | content.words_of("letter_says_letter") if sort == "letter" else say,
        "sort": sort,
        "letter": letter_facts(letter, own) | {"foreign": letter.foreign},
        "choices": [
            asdict(choice) | {"help": terms(choice.help, letter.lang, letter.guide)}
            for choice in letter.choices
        ],
        "fields": [_asked(letter, field, content) for field in letter.fields],
        "places": _places(letter, content),
        "to_office": letter.to == SCHOOLS_OFFICE,
        "paper_only": inline(reason, cites=False) if reason else "",
        "branches": branches(letter),
        "article": ArticleWriter(letter, words, blanks).article(),
        "other_wordings": other_wordings(letter, words),
        "files": files,
        "after": [
            *proofs(letter, content),
            *(inline(marked(text, letter.lang, letter.guide)) for text in letter.after),
        ],
    }


def _places(letter: Letter, content: Content) -> dict[str, str]:
    """Country to the locale that a letter for several takes there; none if it's the letter's own everywhere."""
    if not letter.for_several:
        return {}
    layouts = build_layouts(letter.lang, content.vocabularies[letter.lang].layouts)
    found = {
        code: locale_of(letter.lang, layouts, [content.countries[code].territory])
        for code in letter.countries or sorted(content.countries)
        if code in content.countries
    }
    return found if set(found.values()) - {letter.locale} else {}


def _asked(letter: Letter, field: Field, content: Content) -> dict[str, Any]:
    """A field as the form asks for it; a counted date carries its rules for notice.js."""
    rules = [{"when": when.data(), **notice.data()} for when, notice in field.counts]
    says = notice_words(
        [notice for _, notice in field.counts],
        content.words_of("dates"),
        start=bool(letter.with_role("start")),
    )
    rules_json = Markup(json.dumps(rules, separators=(",", ":")))
    help = terms(field.help, letter.lang, letter.guide)
    main = not field.optional or field.id in _counting(letter)
    past = field.past or letter.kind not in ENDING
    return asdict(field) | {
        "past": past,
        "rules": rules_json,
        "says": says,
        "help": help,
        "main": main,
    }


def _counting(letter: Letter) -> set[str]:
    """The dates of a count, and those it is worked out from: the letter rests on them, even where they may be empty."""
    counted = [field for field in letter.fields if field.counts]
    return {id for field in counted for id in (field.id, *counted_from(letter, field))}


def builder_html(letter: Letter, content: Content, files: dict[str, str]) -> str:
    """The builder with its letter, as HTML."""
    builder = template("builder.html").render(builder_context(letter, content, files))
    return str(before_sending(letter, content)) + builder


def before_sending(letter: Letter, content: Content) -> Markup:
    """What has to be known before the letter goes out: the country's rule and the letter's own `before`."""
    inner = country_box(letter, content) + _warning(letter)
    return Markup('<div class="builder-before">{}</div>').format(inner) if inner else inner


def _warning(letter: Letter) -> Markup:
    """The letter's own `before`, under its first sentence, which always shows; in a frame, the rest opens below it."""
    if not letter.before:
        return Markup("")
    first, *more = SENTENCE_END.split(letter.before[0], maxsplit=1)
    title = Markup("<h2>{}</h2>").format(_line(first, letter))
    rest = [*more, *letter.before[1:]]
    if not rest:
        return Markup('<div class="before">{}</div>').format(title)
    lines = Markup("").join(Markup("<p>{}</p>").format(_line(text, letter)) for text in rest)
    box = '<details class="before" open><summary>{}</summary>{}</details>'
    return Markup(box).format(title, lines)


def _line(text: str, letter: Letter) -> Markup:
    return inline(marked(text, letter.lang, letter.guide))


def full_text(letter: Letter, vocabulary: Vocabulary) -> str:
    """The letter as it opens, blanks empty, with its subject line: what the ready files hold."""
    body = [piece.text for piece in pieces(letter, letter.defaults, {})]
    if letter.has_subject(letter.defaults):
        body.insert(0, f"{vocabulary.label('words', 'subject')}: {subject(letter, {})}")
    return "\n\n".join(body)


def ready_files(letter: Letter, vocabulary: Vocabulary) -> dict[str, bytes]:
    """Ending to bytes of the files that need no script."""
    return _ready(full_text(letter, vocabulary), letter.locale, letter.paper)


@lru_cache(maxsize=1_000)
def _ready(text: str, locale: str, paper: str) -> dict[str, bytes]:
    return {"txt": (text + "\n").encode(), "docx": docx_bytes(text.split("\n\n"), locale, paper)}
