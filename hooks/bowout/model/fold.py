"""Text as rules read it: letters without accents, one kind of quote, dash and space, nothing invisible.

What comes out is ASCII, some currencies and one sign for every emoji. A regular expression therefore means the same in
Python and in browsers, whatever was pasted. `docs/assets/js/check.js` has the same function, and a test holds the two
together.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

EMOJI = "☺"
# Stands for a letter of another script: no word of a rule is made of it alone.
OTHER = "z"
KEPT = "\n€£₹¥"
# Signs that look alike, and what stands for them.
SIGNS = {
    "\t\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "\x0b\x0c\u2028\u2029": "\n",
    "´\u2018\u2019\u201a\u201b\u2032\u02bc": "'",
    "\u201c\u201d\u201e\u201f\u2033«»": '"',
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212": "-",
    "…": ".",
    "¿": "?",
    "¡": "!",
}
LETTERS = {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "ſ": "s",
    "\u212a": "K",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
LATIN = ((0xC0, 0x24F), (0x1E00, 0x1EFF))
DROPPED = (
    (0x00, 0x1F),
    (0x7F, 0x7F),
    (0xAD, 0xAD),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0x1F3FB, 0x1F3FF),
    (0xE0000, 0xE0FFF),
)
PICTURES = ((0x2600, 0x27BF), (0x2B50, 0x2B55), (0x1F000, 0x1FBFF))
SYMBOLS = ((0x80, 0xBF), (0x2000, 0x2BFF), (0x3001, 0x303F))
ACCENTS = range(0x300, 0x370)
# Nothing to do: letters and signs as they are, single spaces, no mark of Markdown.
PLAIN = re.compile(r"(?:[!\"$-)+-^a-~\n]| (?! ))*")
# Marks of Markdown, and how many in a row are one. More underscores are a blank to fill in.
MARKS = {"*": 3, "_": 2, "`": 9}
Span = tuple[int, int]


def folded(char: str) -> str:
    """What stands for one character: nothing, one character, or two."""
    code = ord(char)
    if "!" <= char <= "~" or char == " " or char in KEPT:
        return char
    if sign := _SIGN.get(char):
        return sign
    if char in LETTERS:
        return LETTERS[char]
    if _among(code, DROPPED) or code in ACCENTS:
        return ""
    if _among(code, LATIN):
        base = unicodedata.normalize("NFD", char)[0]
        return base if base.isascii() and base.isalpha() else OTHER
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if _among(code, PICTURES):
        return EMOJI
    return " " if _among(code, SYMBOLS) else OTHER


def _among(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


_SIGN = {char: sign for chars, sign in SIGNS.items() for char in chars}


@dataclass(frozen=True)
class Folded:
    """A folded text, in its own capitals and in small letters, and where each character came from."""

    cased: str
    small: str
    # None where nothing moved.
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] = ()

    def origin(self, start: int, end: int) -> Span:
        """A place of the folded text in the original, grown to whole words."""
        while start > 0 and _inside(self.cased[start - 1], self.cased[start]):
            start -= 1
        while end < len(self.cased) and _inside(self.cased[end - 1], self.cased[end]):
            end += 1
        if self.starts is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def _inside(left: str, right: str) -> bool:
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


@lru_cache(maxsize=50_000)
def fold(text: str) -> Folded:
    """A text as rules read it."""
    if PLAIN.fullmatch(text):
        return Folded(text, text.lower())
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        if ord(char) in ACCENTS and ends:
            ends[-1] = at + 1  # an accent belongs to the letter before it
            continue
        for one in folded(char):
            chars.append(one)
            starts.append(at)
            ends.append(at + 1)
    kept = [i for i, keep in enumerate(_keeps("".join(chars))) if keep]
    cased = "".join(chars[i] for i in kept)
    return Folded(
        cased, cased.lower(), tuple(starts[i] for i in kept), tuple(ends[i] for i in kept)
    )


RUNS = re.compile(r"\*+|_+|`+| +|(?:^|\n)#{1,6} ")


def _keeps(text: str) -> list[bool]:
    """Which characters stay when marks of Markdown and doubled spaces go."""
    keeps = [True] * len(text)
    for run in RUNS.finditer(text):
        start, end = run.span()
        first = text[start]
        if first == " " or first == "\n":
            start += 1
        elif end - start > MARKS.get(first, 9):
            continue
        keeps[start:end] = [False] * (end - start)
    return keeps


# An umlaut may have been typed as two letters.
SPECIAL = {"ä": "(?:ae?)", "ö": "(?:oe?)", "ü": "(?:ue?)", "ß": "(?:ss)"}
TOKEN = re.compile(r"\[\^?(?:\\.|[^\]\\])*\]|\\.|.", re.DOTALL)


def fold_pattern(pattern: str, *, exact: bool = False) -> str:
    """A pattern for folded texts; in small letters unless capitals are its point."""
    return "".join(_fold_token(token[0], exact) for token in TOKEN.finditer(pattern))


def _fold_token(token: str, exact: bool) -> str:
    if token[0] == "\\":
        return token
    if token[0] == "[" and len(token) > 1:
        inner = "".join(char if char in "[]^-\\" else folded(char) for char in token)
        return (
            inner
            if exact
            else re.sub(r"\\.|[A-Z]", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), inner)
        )
    small = token if exact else token.lower()
    return SPECIAL.get(small) or "".join(folded(char) for char in small)
