"""Spelling, by a list of the language's words and by our own (`known` in its words.yml in snippets/vocabulary).

Where there is no list for a language, nothing is misspelled. Words of other languages stand in italics or in quotes,
or have letters that English lacks; abbreviations have capitals. None of them is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spellchecker import SpellChecker

from bowout.check.markdown import unquoted
from bowout.check.visible_text import VisibleText
from bowout.problems import Problem

WORD = re.compile(r"(?<![\w'’&@#/.-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/])(?!-$)")
ENDINGS = re.compile(r"(?:'s|s'|')$")
REMEDY = "If it is right, add it to `known` in snippets/vocabulary/$lang/words.yml."


def run(visible: VisibleText, own: frozenset[str], lang: str) -> Iterator[Problem]:
    """Each word that no list has, with the nearest that is in one."""
    if lang not in SpellChecker.languages():
        return
    for match in WORD.finditer(unquoted(visible.text)):
        word = match[0].replace("’", "'")
        plain = ENDINGS.sub("", word).lower()
        if not word.isascii() or sum(map(str.isupper, word)) > 1 or len(plain) < 2:
            continue
        if {word.lower(), plain} & own or _listed(word.lower(), lang) or _listed(plain, lang):
            continue
        nearest = _nearest(plain, own, lang)
        hint = f" Did you mean “{nearest}”?" if nearest else ""
        message = f"“{match[0]}” is in no list of words.{hint}"
        yield visible.problem(match.start(), "misspelled", message, REMEDY.replace("$lang", lang))


@cache
def _list(lang: str) -> SpellChecker:
    """Read when it is first needed: it takes a while. One slip a word: to look for two takes seconds."""
    return SpellChecker(language=lang, distance=1)


@cache
def _listed(word: str, lang: str) -> bool:
    return bool(_list(lang).known([word]))


@cache
def _nearest(word: str, own: frozenset[str], lang: str) -> str:
    """The known word that comes nearest: of those that differ least the most frequent, then the first by the alphabet."""
    found = (_list(lang).candidates(word) or set()) - {word}
    return min(
        found, key=lambda other: (-_list(lang).word_usage_frequency(other), other), default=""
    )
