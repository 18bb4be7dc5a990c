"""A page's text with everything blanked that is not said to the reader: every word keeps its place."""

from __future__ import annotations

import re
from functools import lru_cache

from bowout.check.front_matter import FRONT
from bowout.load.files import Source

# From its opening to the same mark again; one that is never closed is no code.
FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[^`\n]*\n.*?^[ \t]*(?P=mark)[ \t]*$", re.M | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
# Inside one paragraph: a lone tick takes nothing of the next.
CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)", re.S)
FOREIGN = re.compile(r'<(?P<tag>\w+)[^<>]*\blang="(?P<lang>[\w-]+)"[^<>]*>.*?</(?P=tag)>', re.S)
NOT_PROSE = re.compile(
    r"<[a-zA-Z/!][^<>]*>"  # tags
    r"|(?<=\])\([^)\s]*(?:\s+\"[^\"]*\")?\)"  # where a link goes
    r"|\[@[^\[\]\n]*\]"  # citations
    r"|\{[^{}\n]*\}"  # attributes of Markdown, blanks of letters
    r"|^[ \t]*::.*$"  # directives
    r"|^[ \t]*(?:!!!|\?\?\?)\+?[ \t]+\w+"  # the kind of a box
    r"|\b(?:https?://|www\.|mailto:)\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+"
    r"|(?<![\w/])[\w./-]*/[\w./-]+"  # paths
    r"|\b[\w-]+\.(?:md|yml|html|txt|docx|js|py|com|org|gov|edu|net)\b",
    re.M,
)
BOX = re.compile(r'^(?P<kind>[ \t]*(?:!!!|\?\?\?)\+?[ \t]+[\w ]+)"(?P<title>.*)"(?=[ \t]*$)', re.M)
QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|(?<!\w)\*[^*\n]+\*(?!\w)")


@lru_cache(maxsize=500)
def without_code(source: Source) -> str:
    """The page below its front matter, without code and comments."""
    front = FRONT.match(source.text)
    text = blanked(source.text, 0, front.end() if front else 0)
    for pattern in (FENCE, COMMENT, CODE):
        text = pattern.sub(_blank, text)
    return text


@lru_cache(maxsize=500)
def visible_text(source: Source, lang: str) -> str:
    """What a reader reads in this language below the front matter: running text, headings, tables."""
    text = BOX.sub(_title, without_code(source))
    return clean(
        FOREIGN.sub(lambda match: match[0] if match["lang"] == lang else _blank(match), text)
    )


def clean(text: str) -> str:
    """Markdown of one line or many, without what is not said."""
    return NOT_PROSE.sub(_blank, CODE.sub(_blank, text))


def unquoted(text: str) -> str:
    """Without what somebody else says, and without words that are talked about."""
    return QUOTED.sub(_blank, text)


def blanked(text: str, start: int, end: int) -> str:
    """A text with a part of it turned into spaces."""
    return text[:start] + _spaces(text[start:end]) + text[end:]


def _title(match: re.Match[str]) -> str:
    """The quotes around the title of a box are Markdown's, not ours."""
    return f"{_spaces(match['kind'])} {match['title']} "


def _blank(match: re.Match[str]) -> str:
    return _spaces(match[0])


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
