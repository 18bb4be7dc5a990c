"""“Suggest a letter”: the page's HTML, and as one script all that its checks know, from the checker's own constants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from bowout.load.files import INVISIBLE, Source
from bowout.load.ids import FILE_ID
from bowout.load.parse import parse
from bowout.load.schema_line import schema_line
from bowout.load.shapes.letter import CHANNELS, KINDS, READERS, SPOKEN
from bowout.model.build import build_letter
from bowout.model.content import Content
from bowout.model.layout import build_layouts
from bowout.model.lengths import LIMITS
from bowout.model.letter import Choice, Letter
from bowout.model.messages import DEEPEST, MESSAGES
from bowout.model.patterns import AVOIDED, SENTENCE, SMALL_WORDS
from bowout.model.rules import rules_of
from bowout.model.text import fields_of
from bowout.model.versions import MOST_BLANKS, MOST_COMBINATIONS
from bowout.model.visible import paragraphs_of
from bowout.model.vocabulary import Vocabulary, build_choice
from bowout.render.article import ArticleWriter
from bowout.render.environment import template
from bowout.render.examples import examples

# The ways of sending that have a subject line.
SUBJECTS = ("email", "letter")
# What the page says while somebody writes; everything else is told by the check of the pull
# request.
CLIENT_MESSAGES = (
    *(f"stray-mark/{mark}" for mark in ("[[", "]]", "|", "{", "}", "[", "]")),
    "two-fallbacks", "open-guard", "guard-without-blank", "bad-blank", "two-paragraphs", "unknown-field/shared",
    "lone-option", "word-left-behind", "duplicate-id", "empty-value", "empty-value/list", "bad-file-name", "no-subject", "no-aliases",
    "too-short", "too-long", "rule/missing", "rule/where", "combination", "words",
)  # fmt: skip


def data_script(content: Content) -> str:
    """All that the page's scripts know."""
    text = json.dumps(data(content), ensure_ascii=False, separators=(",", ":"))
    return f"window.bowoutSuggest={text};\n"


def data(content: Content) -> dict[str, Any]:
    """The shared blanks and questions, the limits, and the words of the checks."""
    vocabulary = content.vocabulary
    sheet = empty_sheet(content)
    layout = build_layouts(content.lang, vocabulary.layouts).of(sheet.locale)
    example_values = examples(sheet)
    return {
        "fields": {
            field.id: {
                "ask": field.ask,
                "blank": field.blank,
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
        "paper": {
            "fields": [id for line in paragraphs_of(sheet.body) for id in fields_of(line.text)],
            "label": layout.subject_label,
            "below": layout.subject_below,
            "sign": layout.sign,
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
        "invisible": INVISIBLE.pattern,
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
            for rule in rules_of(content, content.lang)
            if rule.require
        ],
        "remedies": REMEDIES,
        "letters": {id: letter.path for id, letter in content.letters.items()},
    }


def empty_sheet(content: Content) -> Letter:
    """A letter on paper without words: every shared blank, and what stands above the letter."""
    vocabulary = content.vocabulary
    text = f"channel: letter\nfields: [{', '.join(vocabulary.fields)}]\n"
    node, _ = parse(Source("", text))
    assert node is not None
    return build_letter("", content.lang, node, vocabulary, {})[0]


def paper_head(content: Content) -> Markup:
    """What stands above a letter on paper."""
    sheet = empty_sheet(content)
    writer = ArticleWriter(sheet, lambda word: content.vocabulary.label("words", word))
    return Markup("").join(writer.item(item) for item in sheet.body)


def questions(vocabulary: Vocabulary) -> Iterator[Choice]:
    """The shared choices that a writer can let words depend on: those that a reader is asked, and the letter alone uses."""
    for id, node in vocabulary.choices.items():
        choice, _ = build_choice(id, node, vocabulary)
        if choice and not choice.role and not choice.compare:
            yield choice


# What to do about a problem in the form, where that differs from what to do in a file.
REMEDIES = {
    "empty-value": "Fill it in.",
    "no-subject": "Fill it in, such as: Withdrawing my acceptance: {role}",
    "no-aliases": "Write at least one, such as: back out of a job",
    "two-paragraphs": "The button below splits it.",
    "unknown-field": "Insert a blank from the list, or one of your own.",
    "lone-option": "Keep two answers, or let nothing depend on the question.",
    "duplicate-id": "Choose another name.",
    "bad-file-name": "Such as: withdraw-before-signing",
}
INTERFACE = {
    "private": "What you write stays in this browser until you press a button.",
    "none": "Nothing to mend that we know of.",
    "one": "1 thing to mend.",
    "many": "{n} things to mend.",
    "open": "There is more to fill in first.",
    "missing": "Still to fill in:",
    "replace": "Write {words} instead",
    "replaced": "Replaced.",
    "ready": "Nothing is left to mend.",
    "unready": "You can send it as it is: if something is not right yet, we finish it together.",
    "copied": "Copied.",
    "copied-open": "Copied. Paste it into the large field on GitHub.",
    "select": "This browser does not let us copy. The file is selected: press Ctrl+C, or ⌘C on a Mac.",
    "saved": "Saved to your downloads.",
    "removed": "{name} is gone.",
    "moved": "{name} is now number {n}.",
    "added": "{name} added.",
    "own": "A blank of your own …",
    "guarded": "This blank may stay empty. Any other words that go with it belong inside the double brackets too.",
    "p": "Paragraph {n}",
    "do": "Direction {n}",
    "part": "Heading {n}",
    "if": "Answer {n}",
    "blank": "Blank {n}",
    "letter": "letter",
}  # fmt: skip
PREVIEW_INTERFACE = {
    "blanks-0": "No blanks left",
    "blanks-one": "1 blank left",
    "blanks-other": "{n} blanks left",
    "changed-0": "The wording stays the same.",
    "changed-one": "Text updated: 1 paragraph changed.",
    "changed-other": "Text updated: {n} paragraphs changed.",
}


def suggest_html(content: Content, repo: str, up: str) -> str:
    """The form below the page's opening; `up` leads to the site's root, `repo` is empty where none is known."""
    vocabulary = content.vocabulary
    return template("suggest.html").render(
        repo=repo.rstrip("/"),
        up=up,
        lang=content.lang,
        source_list=up + content.address("sources"),
        says=INTERFACE,
        preview_says=PREVIEW_INTERFACE,
        kinds=[{"id": id, "label": vocabulary.label("kind", id)} for id in KINDS],
        readers=[{"id": id, "label": vocabulary.label("to", id)} for id in READERS],
        channels=[{"id": id, "label": vocabulary.label("channel", id)} for id in CHANNELS],
        choices=[{"id": choice.id, "ask": choice.ask} for choice in questions(vocabulary)],
        locale=empty_sheet(content).locale,
        head=paper_head(content),
    )
