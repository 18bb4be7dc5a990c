"""Words of other languages in English text: each in italics says which language it is."""

from __future__ import annotations

import pytest

from bowout.model.foreign import marked, tag, term, terms
from bowout.render.inline import inline, plain


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Look for *Probezeit*.", "de", "Look for *Probezeit*{:lang=de}."),
        ("*one* and *two words*", "fr", "*one*{:lang=fr} and *two words*{:lang=fr}"),
        ("*préavis*{:lang=fr} or *opzeg*", "nl", "*préavis*{:lang=fr} or *opzeg*{:lang=nl}"),
        ("*at will*", "en", "*at will*"),
        ("*at will*", "", "*at will*"),
        ("**Paper.** 2 * 3 * 4", "de", "**Paper.** 2 * 3 * 4"),
        ("(*naitei*, *内定*)", "ja", "(*naitei*{:lang=ja-Latn}, *内定*{:lang=ja})"),
    ],
)
def test_words_in_italics_are_marked(text: str, language: str, expected: str) -> None:
    assert marked(text, language, "en") == expected
    assert marked(expected, language, "en") == expected


def test_what_stands_in_a_contract_brings_its_own_italics_or_gets_them() -> None:
    assert term("Probezeit", "de", "en") == "*Probezeit*{:lang=de}"
    assert term("*GAV* · *CCT*{:lang=fr}", "de", "en") == "*GAV*{:lang=de} · *CCT*{:lang=fr}"
    assert term("at will", "en", "en") == "*at will*"


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("haken", "ja", "ja-Latn"),
        ("派遣", "ja", "ja"),
        ("入社日 (nyūshabi)", "ja", "ja"),
        ("PKWT", "id", "id"),
        ("違約金", "zh-Hant", "zh-Hant"),
        ("laowu paiqian", "zh-Hant", "zh-Latn"),
    ],
)
def test_another_script_is_said_too(words: str, language: str, expected: str) -> None:
    assert tag(words, language) == expected


def test_the_mark_is_an_attribute_and_never_words() -> None:
    line = marked("Ask for an *Aufhebungsvertrag*, on paper.[@a-source]", "de", "en")
    assert '<em lang="de">Aufhebungsvertrag</em>, on paper.' in inline(line)
    assert plain(line) == "Ask for an Aufhebungsvertrag, on paper."


def test_notes_of_a_letter_are_plain_text_with_the_same_marks() -> None:
    told = terms("*Kündige* must be <there>, *reçu*{:lang=fr} too", "de", "en")
    assert told == ('<em lang="de">Kündige</em> must be &lt;there&gt;, <em lang="fr">reçu</em> too')
    assert terms("5 * 3 *x*", "en", "en") == "5 * 3 *x*"


def test_in_a_guide_in_another_language_it_is_english_words_that_are_marked() -> None:
    assert marked("En *notice period* är *uppsägningstid*{:lang=sv}.", "en", "sv") == (
        "En *notice period*{:lang=en} är *uppsägningstid*{:lang=sv}."
    )
    assert marked("*uppsägningstid*", "sv", "sv") == "*uppsägningstid*"
