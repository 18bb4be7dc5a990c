"""The builder of one letter: everything its template needs, and the finished HTML."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import markdown
from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.letter import Letter
from bowout.model.vocabulary import Vocabulary
from bowout.proof.prove import versions
from bowout.render.docx import docx_bytes
from bowout.render.environment import template
from bowout.render.html import ArticleWriter, other_wordings
from bowout.render.text import pieces, subject


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
        "channel_label": vocabulary.label("channel", letter.channel),
        "reviewed": letter.reviewed,
        "versions": versions(letter),
    }


def builder_context(letter: Letter, content: Content, files: dict[str, str]) -> dict[str, Any]:
    """The values for templates/builder.html; `files` has the addresses of the ready .txt and .docx."""
    vocabulary = content.vocabularies[letter.lang]

    def words(id: str) -> str:
        return vocabulary.label("words", id)

    return {
        "letter": letter_facts(letter, vocabulary),
        "choices": [asdict(choice) for choice in letter.choices],
        "fields": [asdict(field) for field in letter.fields],
        "article": ArticleWriter(letter, words).article(),
        "other_wordings": other_wordings(letter, words),
        "files": files,
        "after": [_inline(text) for text in letter.after],
    }


def builder_html(letter: Letter, content: Content, files: dict[str, str]) -> str:
    """The builder with its letter, as HTML."""
    return template("builder.html").render(builder_context(letter, content, files))


def _inline(text: str) -> Markup:
    html = markdown.markdown(text).removeprefix("<p>").removesuffix("</p>")
    return Markup(html)  # from a reviewed file, not from a reader


def whole_text(letter: Letter, vocabulary: Vocabulary) -> str:
    """The letter as it opens, blanks empty, with its subject line: what the ready files hold."""
    body = [piece.text for piece in pieces(letter, letter.defaults, {})]
    if letter.subject is not None:
        body.insert(0, f"{vocabulary.label('words', 'subject')}: {subject(letter, {})}")
    return "\n\n".join(body)


def ready_files(letter: Letter, vocabulary: Vocabulary) -> dict[str, bytes]:
    """Ending to bytes of the files that need no script."""
    text = whole_text(letter, vocabulary)
    return {"txt": (text + "\n").encode(), "docx": docx_bytes(text.split("\n\n"), letter.lang)}
