"""“Suggest a letter”: the page's HTML, and as one script all that its checks know, from the checker's own constants."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bowout.load.files import INVISIBLE
from bowout.load.ids import FILE_ID, WORD_ID
from bowout.load.nodes import Node
from bowout.load.parse import DEEPER, TOO_DEEP
from bowout.load.schema_line import schema_line
from bowout.load.shapes.letter import CHANNELS, KINDS, READERS, SPOKEN
from bowout.model import patterns
from bowout.model.content import Content
from bowout.model.layout import build_layouts, locale_of
from bowout.model.lengths import LIMITS
from bowout.model.messages import DEEPEST, MESSAGES
from bowout.model.versions import MOST_BLANKS, MOST_COMBINATIONS
from bowout.model.vocabulary import LANG
from bowout.render.check_page import rules_in
from bowout.render.environment import template

WORD = r"\p{L}\p{N}_"
"""What \\w means to Python, inside a class of a browser's pattern with the flag u."""
OTHERS = {
    r"\w": f"[{WORD}]",
    r"\b": f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))",
    r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]",
    "(?P<": "(?<",
    "$": r"(?=\n?$)",
}
TOKEN = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\(\?P<|\\.|.", re.DOTALL)
FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE}
SUBJECTS = ("email", "letter")
"""The ways of sending that have a subject line."""


def for_browsers(pattern: re.Pattern[str]) -> list[str]:
    """The same pattern for a browser, with its flags: there \\w and \\b would know English letters alone."""
    source = "".join(
        OTHERS.get(token) or (token.replace(r"\w", WORD) if token.startswith("[") else token)
        for token in TOKEN.findall(pattern.pattern)
    )
    flags = [sign for sign, flag in FLAGS.items() if pattern.flags & flag]
    return [source, "".join([*flags, "u"])]


def data_script(content: Content) -> str:
    """All that the page's scripts know besides the rules."""
    text = json.dumps(data(content), ensure_ascii=False, separators=(",", ":"))
    return f"window.bowoutSuggest={text};\n"


def data(content: Content) -> dict[str, Any]:
    """The vocabulary, the limits, the patterns and the words of the checks."""
    vocabulary = content.vocabularies[LANG]
    return {
        "fields": {id: plain(node) for id, node in vocabulary.fields.items()},
        "choices": {id: plain(node) for id, node in vocabulary.choices.items()},
        "words": vocabulary.labels.get("words", {}),
        "layouts": layouts_data(LANG, content),
        "spoken": list(SPOKEN),
        "subjects": list(SUBJECTS),
        "limits": LIMITS,
        "most": {"blanks": MOST_BLANKS, "combinations": MOST_COMBINATIONS},
        "deepest": DEEPEST,
        "told": MESSAGES,
        "avoided": [[id, for_browsers(pattern)] for id, pattern in patterns.AVOIDED.items()],
        "marks": [[id, for_browsers(pattern), what] for id, pattern, what in patterns.MARKS],
        "first": for_browsers(patterns.FIRST),
        "small": patterns.SMALL_START,
        "sentence": for_browsers(patterns.SENTENCE),
        "smallWords": for_browsers(patterns.SMALL_WORDS),
        "html": for_browsers(patterns.HTML),
        "link": for_browsers(patterns.LINK),
        "letterLink": for_browsers(patterns.LETTER_LINK),
        "schemes": patterns.SCHEMES,
        "invisible": for_browsers(INVISIBLE),
        "deeper": for_browsers(DEEPER),
        "tooDeep": TOO_DEEP,
        "fileId": [FILE_ID.pattern, FILE_ID.doc],
        "wordId": [WORD_ID.pattern, WORD_ID.doc],
        "schemaLine": schema_line(Path("snippets", "letters", LANG, "x.yml"), "letter"),
        "rules": {
            rule.id: {"title": rule.title, "why": rule.why, "instead": rule.instead}
            for rule in (rules_in(LANG, content) if LANG in content.rules else ())
        },
        "remedies": REMEDIES,
        "letters": {id: letter.path for id, letter in content.letters.items()},
        "sources": sorted(content.sources),
    }


def layouts_data(lang: str, content: Content) -> dict[str, Any]:
    """How letters of a language are laid out on paper, and their locale in each country."""
    node = content.vocabularies[lang].layouts
    if node is None:
        return {}
    layouts = build_layouts(lang, node)
    locales = {
        code: locale_of(lang, layouts, [country.territory])
        for code, country in content.countries.items()
    }
    own = {"locale": layouts.locale, "elsewhere": layouts.elsewhere, "locales": locales}
    return {**plain(node), **own}


def plain(node: Node) -> Any:
    """A node as plain data in which every value is the text that was written."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.mapping.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.items]
    return node.text if node.value is not None else None


REMEDIES = {
    "empty-value": "Fill it in.",
    "no-subject": "Fill it in, such as: Withdrawing my acceptance: {role}",
    "no-aliases": "Write at least one, such as: back out of a job",
    "two-paragraphs": "The button below splits it.",
    "unknown-field": "Insert a blank from the list, or one of your own.",
    "unused-field": "Insert it in a paragraph, or remove it.",
    "same-option": "Give one of them its own words, or leave one out.",
    "lone-option": "Keep two answers, or let nothing depend on the question.",
    "script-item": "Remove it, or choose a call above.",
    "unknown-source": "Take its id from the list of sources, or leave it out.",
    "duplicate-id": "Choose another name.",
    "bad-file-name": "Such as: withdraw-before-signing",
}
"""What to do about a problem in the form, where that differs from what to do in a file."""
SAYS = {
    "private": "What you write stays in this browser until you press a button.",
    "none": "Nothing to mend that we know of.",
    "one": "1 thing to mend.",
    "many": "{n} things to mend.",
    "open": "There is more to fill in first.",
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
    "guarded": "This blank may stay empty. Put the words that go with it inside the double brackets too.",
    "p": "Paragraph {n}",
    "do": "Direction {n}",
    "part": "Heading {n}",
    "if": "Answer {n}",
    "blank": "Blank {n}",
    "letter": "letter",
}  # fmt: skip
PREVIEW_SAYS = {
    "blanks-0": "No blanks left",
    "blanks-one": "1 blank left",
    "blanks-other": "{n} blanks left",
    "changed-0": "The wording stays the same.",
    "changed-one": "Text updated: 1 paragraph changed.",
    "changed-other": "Text updated: {n} paragraphs changed.",
}


def suggest_html(content: Content, repo: str, up: str) -> str:
    """The form below the page's opening; `up` leads to the site's root, `repo` is empty where none is known."""
    vocabulary = content.vocabularies[LANG]
    return template("suggest.html").render(
        repo=repo.rstrip("/"),
        up=up,
        source_list=up + content.address("sources"),
        says=SAYS,
        preview_says=PREVIEW_SAYS,
        kinds=[{"id": id, "label": vocabulary.label("kind", id)} for id in KINDS],
        readers=[{"id": id, "label": vocabulary.label("to", id)} for id in READERS],
        channels=[{"id": id, "label": vocabulary.label("channel", id)} for id in CHANNELS],
        choices=[
            {"id": id, "ask": node.mapping["ask"].text} for id, node in vocabulary.choices.items()
        ],
    )
