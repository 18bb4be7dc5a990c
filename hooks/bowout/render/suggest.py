"""“Suggest a letter”: the page's HTML, and as one script all that its checks know, from the checker's own constants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from bowout.load.files import INVISIBLE, Source
from bowout.load.ids import FILE_ID
from bowout.load.parse import parse
from bowout.load.schema_line import schema_line
from bowout.load.shapes.interface import COUNTED
from bowout.load.shapes.letter import CHANNELS, KINDS, LETTER, READERS, SPOKEN
from bowout.model.build import build_letter
from bowout.model.content import Content
from bowout.model.layout import Layouts, build_layouts, locale_of
from bowout.model.lengths import LIMITS, TONE
from bowout.model.letter import Choice, Letter
from bowout.model.messages import DEEPEST, MESSAGES
from bowout.model.patterns import (
    AVOIDED,
    SENTENCE,
    SMALL_WORDS,
    SPACE_LEFT,
    SPACE_OUTSIDE,
)
from bowout.model.rules import rules_of
from bowout.model.text import fields_of
from bowout.model.versions import MOST_BLANKS, MOST_COMBINATIONS
from bowout.model.visible import paragraphs_of
from bowout.model.vocabulary import Vocabulary, build_choice
from bowout.render.article import ArticleWriter
from bowout.render.data import as_script
from bowout.render.environment import template
from bowout.render.examples import examples
from bowout.render.inline import inline

# The ways of sending that have a subject line.
SUBJECTS = ("email", "letter")
# The problems that the page speaks of while somebody writes; the check of the pull request speaks of the rest.
CLIENT_MESSAGES = (
    *(f"stray-mark/{mark}" for mark in ("[[", "]]", "|", "{", "}", "[", "]")),
    "two-fallbacks", "open-guard", "guard-without-blank", "bad-blank", "two-paragraphs", "unknown-field/shared",
    "lone-option", "unused-choice", "word-left-behind", "space-before-mark/outside", "double-space/outside",
    "edge-space/outside", "off-topic", "duplicate-id", "empty-value", "empty-value/list", "bad-file-name", "no-subject", "no-aliases",
    "too-short", "too-long", "rule/missing", "rule/where", "combination", "words",
)  # fmt: skip


def data_script(content: Content) -> str:
    """All that the page's scripts know."""
    return as_script("bowoutSuggest", data(content))


def data(content: Content) -> dict[str, Any]:
    """The shared blanks and questions, the limits, and the words of the checks."""
    vocabulary, words = content.vocabulary, content.words_of("suggest")
    sheet = empty_sheet(content)
    layouts = build_layouts(content.lang, vocabulary.layouts)
    example_values = examples(sheet)
    rules = rules_of(content, content.lang)
    labels = Counter(field.blank for field in sheet.fields)
    return {
        "fields": {
            field.id: {
                "ask": field.ask,
                "blank": field.blank,
                # what its button says: the question where two blanks look alike
                "label": field.blank if labels[field.blank] == 1 else field.ask,
                "example": field.example,
                "shown": example_values[field.id],
                "type": field.type,
                "role": field.role,
                "optional": field.optional,
            }
            for field in sheet.fields
        },
        "choices": {
            choice.id: {
                "ask": choice.ask,
                "default": choice.default,
                "options": {option.id: option.label for option in choice.options},
            }
            for choice in questions(vocabulary)
        },
        "words": vocabulary.labels.get("words", {}),
        "tone": TONE,
        # By code; the empty one is for a letter that names no country.
        "countries": {
            code: {"locale": locale, "layout": layouts.name(locale)}
            for code, locale in locales(content, layouts).items()
        },
        "layouts": {
            layouts.name(locale): {
                "fields": [
                    id
                    for line in paragraphs_of(empty_sheet(content, locale).body)
                    for id in fields_of(line.text)
                ],
                "label": layouts.of(locale).subject_label,
                "below": layouts.of(locale).subject_below,
                "sign": layouts.of(locale).sign,
            }
            for locale in locales(content, layouts).values()
        },
        "spoken": list(SPOKEN),
        "subjects": list(SUBJECTS),
        "limits": LIMITS,
        "most": {"blanks": MOST_BLANKS, "combinations": MOST_COMBINATIONS},
        "deepest": DEEPEST,
        "messages": {name: MESSAGES[name] for name in CLIENT_MESSAGES},
        "sentence": SENTENCE.pattern,
        "smallWords": SMALL_WORDS.pattern,
        "wordLeftBehind": AVOIDED["word-left-behind"].pattern,
        "spaceOutside": SPACE_OUTSIDE.pattern,
        "spaceLeft": SPACE_LEFT,
        "invisible": INVISIBLE.pattern,
        "file": {"keys": list(LETTER.keys), "required": list(LETTER.required)},
        "fileId": [FILE_ID.pattern, FILE_ID.doc],
        "schemaLine": schema_line(Path("snippets", "letters", content.lang, "x.yml"), "letter"),
        "must": [
            {
                "id": rule.id,
                "title": rule.title,
                "why": rule.why,
                "instead": rule.instead,
                "match": rule.pattern.pattern,
                "exact": rule.exact,
                "within": rule.within,
                "kinds": sorted(rule.kinds),
                "channels": sorted(rule.channels),
            }
            for rule in rules
            if rule.require
        ],
        "titles": [
            {
                "id": rule.id,
                "match": rule.pattern.pattern,
                "unless": rule.unless.pattern if rule.unless else "",
                "to": sorted(rule.titles.to),
                "subject": rule.titles.say,
            }
            for rule in rules
            if rule.titles
        ],
        "remedies": content.words_of("suggest_remedies"),
        "lang": content.lang,
        "opening": [words["greeting"], "", words["closing"]],
        "letters": {id: letter.path for id, letter in content.letters.items()},
    }


def locales(content: Content, layouts: Layouts) -> dict[str, str]:
    """The locale of a letter by its country; behind the empty code, of one that names none."""
    territories = {code: country.territory for code, country in content.countries.items()}
    own = {code: locale_of(content.lang, layouts, [place]) for code, place in territories.items()}
    return {"": layouts.locale, **own}


def empty_sheet(content: Content, locale: str = "") -> Letter:
    """A letter on paper without words: every shared blank, and what stands above the letter."""
    vocabulary = content.vocabulary
    text = f"channel: letter\nfields: [{', '.join(vocabulary.fields)}]\n"
    text += f"locale: {locale}\n" if locale else ""
    node, _ = parse(Source("", text))
    assert node is not None
    return build_letter("", content.lang, node, vocabulary, {})[0]


def paper_heads(content: Content) -> dict[str, Markup]:
    """What stands above a letter on paper, by its layout."""
    vocabulary = content.vocabulary
    layouts = build_layouts(content.lang, vocabulary.layouts)
    heads = {}
    for locale in locales(content, layouts).values():
        sheet = empty_sheet(content, locale)
        writer = ArticleWriter(sheet, lambda word: vocabulary.label("words", word))
        heads[layouts.name(locale)] = Markup("").join(writer.item(item) for item in sheet.body)
    return heads


def questions(vocabulary: Vocabulary) -> Iterator[Choice]:
    """The shared choices that a writer can let words depend on: those that a reader is asked, and the letter alone uses."""
    for id, node in vocabulary.choices.items():
        choice, _ = build_choice(id, node, vocabulary)
        if choice and not choice.role and not choice.compare:
            yield choice


def suggest_html(content: Content, repo: str, up: str) -> str:
    """The form below the page's opening; `up` leads to the site's root, `repo` is empty where none is known."""
    vocabulary, counts = content.vocabulary, content.words_of("letter_says")
    return template("suggest.html").render(
        repo=repo.rstrip("/"),
        up=up,
        lang=content.lang,
        source_list=up + content.address("sources"),
        words=defaultdict(str, content.words_of("suggest")),
        says=content.words_of("suggest_says"),
        preview_says={key: counts[key] for key in counts if key.startswith(COUNTED)},
        tones=next((choice for choice in questions(vocabulary) if choice.id == TONE), None),
        countries=sorted(content.countries.values(), key=lambda country: country.name),
        see={
            rule.id: inline(rule.titles.see, up=up.rstrip("/"))
            for rule in rules_of(content, content.lang)
            if rule.titles
        },
        kinds=[{"id": id, "label": vocabulary.label("kind", id)} for id in KINDS],
        readers=[{"id": id, "label": vocabulary.label("to", id)} for id in READERS],
        channels=[{"id": id, "label": vocabulary.label("channel", id)} for id in CHANNELS],
        choices=[{"id": choice.id, "ask": choice.ask} for choice in questions(vocabulary)],
        heads=paper_heads(content),
    )
