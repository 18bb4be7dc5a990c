"""What must not stand in a rendered paragraph, whatever is filled in. Nothing is tidied up: it must come out right."""

from __future__ import annotations

import re

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


def mark_faults(text: str) -> list[tuple[str, str]]:
    """Id and description of each fault of one rendered paragraph."""
    found = [(id, what) for id, pattern, what in MARKS if pattern.search(text)]
    first = re.search(r"[^\W\d_]|\[", text)
    if first and first.group().islower() and "@" not in text.split()[0]:
        found.append(("lowercase-start", "a sentence that starts with a small letter"))
    return found
