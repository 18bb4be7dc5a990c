"""What must not stand in a letter's text, and how a text is read, as patterns."""

from __future__ import annotations

import re

# `[@a; @b]` behind a claim.
CITATION = r"\[@[a-z0-9-]+(?:; ?@[a-z0-9-]+)*\]"
# Grammar is avoided, not computed: nothing may depend on the word that somebody types.
AVOIDED = {
    "article-before-blank": re.compile(r"\b[Aa]n?(?:\s+|\s*\[\[\s*)\{\w+\}"),
    "possessive-on-blank": re.compile(r"(?:\{\w+\}(?:\]\])?|\]\])[’']s?\b"),
    "bracketed-plural": re.compile(r"(?<!\w)\w+\(e?s\)"),
    "and-or": re.compile(r"\b(?:and/or|he/she|his/her|s/he)\b", re.IGNORECASE),
    # Browsers read this one too, for “Suggest a letter”: it is written so that both read it alike.
    "word-left-behind": re.compile(
        r"(?:^|[ \n])(?:[Oo]n|[Bb]y|[Aa]t|[Ff]rom|[Ff]or|[Oo]f|[Tt]o|[Aa]nd) ?\[\[ ?\{[a-z][a-z0-9_]*\}\]\]"
    ),
}
# A space before a part that may go, where the words behind the part need none: it would stay behind. Browsers read this
# one too.
SPACE_OUTSIDE = re.compile(
    r"[^ \n]{1,40} \[\[(?=[^\n|\[\]]*\{[a-z][a-z0-9_]*\})[^ \n|\[\]][^\n|\[\]]*\]\](?![^ \n.,;:!?)])"
)
# What the space would be, by the character behind the part.
SPACE_LEFT = {"": "edge-space", "\n": "edge-space", " ": "double-space"} | dict.fromkeys(
    ".,;:!?)", "space-before-mark"
)
# One of these stands in whatever its pattern finds; to look for it first is many times faster.
SIGNS = {
    "article-before-blank": "{",
    "possessive-on-blank": "’'",
    "bracketed-plural": "(",
    "and-or": "/",
    "word-left-behind": "[",
}

# What must not stand in a rendered paragraph, whatever is filled in.
MARKS = (
    ("double-space", re.compile(r"  "), "two spaces in a row"),
    ("edge-space", re.compile(r"^[ \n]|[ \n]$| \n|\n "), "a space or line break at the edge"),
    ("empty-line", re.compile(r"\n\n"), "an empty line inside the paragraph"),
    ("space-before-mark", re.compile(r" [,.;:!?)]|\( "), "a space before a punctuation mark"),
    (
        "double-mark",
        re.compile(r"[,;:]{2}|,\.|\.,|(?<!\.)\.\.(?!\.)|[!?]{2}|\(\)"),
        "two punctuation marks in a row",
    ),
    ("leading-mark", re.compile(r"^[,.;:!?)]"), "a punctuation mark at its start"),
    ("no-words", re.compile(r"^[^\w\[]+$"), "no word at all"),
    ("stray-mark", re.compile(r"\[\[|\]\]|[{}|]"), "a mark of the letter language"),
)
# The first letter of a paragraph, or the bracket of a blank.
FIRST = re.compile(r"[^\W\d_]|\[")
SMALL_START = ("lowercase-start", "a sentence that starts with a small letter")

HTML = re.compile(r"<[a-zA-Z/!?]")
LINK = re.compile(r"\]\(\s*<?(?P<scheme>[a-zA-Z][\w+.-]*):")
# How a link in a line of Markdown may begin.
SCHEMES = ("http", "https", "letter", "mailto", "tel")
LETTER_LINK = re.compile(r"\]\(letter:(?P<id>[^)\s#]*)")
# What goes with a blank that is put in a guard, here and on the page “Suggest a letter”.
SMALL_WORDS = re.compile(r"(?: (?:on|by|at|from|for|of|to|and))?,? ?$")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|$)|[.!?]+[^.!?\n]+")
