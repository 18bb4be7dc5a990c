"""Words of another language inside the guide's text: they stand in italics, and say which language they are.

A country's file names its `language`, and `*Probezeit*` in it is such a word. A word of yet another language, or one of
the guide's own, says so itself: `*préavis*{:lang=fr}`. The same holds for the notes of a letter in another language.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

TERM = re.compile(
    r"(?<![\w*\\])\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)\*(?!\*|\w)(?:\{:lang=(?P<lang>[\w-]+)\})?"
)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters that no language in Latin script has.
OTHER = re.compile(r"[\u0370-\u1dff\u2e80-\U0003ffff]")
OWN_SCRIPT = {"ar", "he", "ja", "ko", "zh", "zh-Hant"}


def marked(text: str, language: str, guide: str) -> str:
    """Markdown in which every word in italics says its language; as it was where that is the guide's."""
    if language in ("", guide) or "*" not in text:
        return text
    return TERM.sub(
        lambda m: m[0] if m["lang"] else f"{m[0]}{{:lang={tag(m['words'], language)}}}", text
    )


def term(words: str, language: str, guide: str) -> str:
    """What stands in a contract there, in italics, unless it brings its own."""
    return marked(words if "*" in words else f"*{words}*", language, guide)


def tag(words: str, language: str) -> str:
    """The language, and the script where the words are written in Latin letters instead of their own."""
    spelled = language in OWN_SCRIPT and LATIN.search(words) and not OTHER.search(words)
    return f"{language.partition('-')[0]}-Latn" if spelled else language


def terms(text: str, language: str, guide: str) -> Markup:
    """Plain text as HTML, with the same marks; about the guide's own language an asterisk is an asterisk."""
    if language == guide or "*" not in text:
        return escape(text)
    html = Markup("")
    at = 0
    for match in TERM.finditer(text):
        html += text[at : match.start()]
        html += Markup('<em lang="{}">{}</em>').format(match["lang"] or language, match["words"])
        at = match.end()
    return html + text[at:]
