"""A letter's HTML is its template: toggling it gives, word for word, what the core writes as text."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import islice

import pytest

from bowout.model.letter import Letter
from bowout.render.article import ArticleWriter, other_wordings
from bowout.render.examples import examples
from bowout.render.letter_page import builder_html, full_text
from bowout.render.text import pieces, plain_text, subject
from tests.support import article, content
from tests.support.brute import whole_letters
from tests.support.content import ours
from tests.support.letters import letter

REAL = ours()
SMALL = content.good()
LETTERS = [*sorted(REAL.letters.values(), key=lambda one: one.id), *SMALL.letters.values()]
ODD = "<b>&amp; “x” {y}</b> [[z|w]]\nnext line"
HOSTILE = "<script>alert('1')</script>\"'&"


def words_of(one: Letter) -> ArticleWriter:
    source = SMALL if one.path in {x.path for x in SMALL.letters.values()} else REAL
    return ArticleWriter(one, lambda id: source.vocabularies[one.lang].label("words", id))


def lines(one: Letter, choices: dict[str, str], values: dict[str, str]) -> list[str]:
    title = [subject(one, values, choices)] if one.has_subject(choices) else []
    return title + [piece.text for piece in pieces(one, choices, values)]


def versions_of(one: Letter) -> list[tuple[dict[str, str], dict[str, str]]]:
    dice = random.Random(one.id)
    values = examples(one)
    some = [(one.defaults, {}), (one.defaults, values), (one.defaults, dict.fromkeys(values, ODD))]
    for _ in range(25):
        picked = {choice.id: dice.choice(choice.option_ids) for choice in one.choices}
        filled = {id: value for id, value in values.items() if dice.random() < 0.5}
        some.append((picked, filled))
    return some


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.path.split("/", 1)[1])
def test_the_page_says_what_the_text_says(one: Letter) -> None:
    root = article.parse(str(words_of(one).article()))
    for choices, values in versions_of(one):
        oneline = {id: " ".join(value.split()) for id, value in values.items()}
        values = values if one.subject is None else oneline
        assert article.toggled(root, choices, values) == lines(one, choices, values)


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.path.split("/", 1)[1])
def test_the_page_opens_complete_without_a_script(one: Letter) -> None:
    """What is not hidden in the HTML itself is the default letter, blanks empty."""
    root = article.parse(str(words_of(one).article()))
    assert article.seen(root) == lines(one, one.defaults, {})


def test_every_version_of_a_small_letter() -> None:
    one = SMALL.letters["withdraw"]
    root = article.parse(str(words_of(one).article()))
    for choices, values in islice(whole_letters(one), 5_000):
        assert article.toggled(root, choices, values) == lines(one, choices, values)


def test_whole_text_opens_with_the_subject() -> None:
    one = SMALL.letters["withdraw"]
    found = full_text(one, SMALL.vocabularies["en"])
    assert found.startswith("Subject: Withdrawing my acceptance: [job title]\n\nDear hiring team,")
    assert found.endswith(plain_text(one, one.defaults, {}))


NESTED = """\
choices: {tone: {}}
fields: [recipient, company, start_date]
body:
  - Hello[[ {recipient}[[ of {company}]]|, [[{company}|all]]]].
  - "[[{start_date}]]"
  - when: {tone: brief}
    text: One & two <three>.
    why: Because "of" <this>.
"""


def test_nested_guards_and_empty_paragraphs() -> None:
    one = letter(NESTED)
    root = article.parse(str(ArticleWriter(one, str).article()))
    for choices, values in whole_letters(one):
        assert article.toggled(root, choices, values) == lines(one, choices, values)
    empty = [e for e in root.walk() if "data-empty" in e.attributes]
    assert len(empty) == 1


JOINED = """\
choices: {tone: {}}
fields: [company, start_date]
body:
  - Hello.
  - paragraph:
      - I will not start at {company}.
      - text: I am sorry.
        when: {tone: warm}
        why: Once.
      - "[[It was to be {start_date}.]]"
      - one_of:
          - when: {tone: brief}
            text: Please reply.
          - text: Please let me know.
  - Bye.
"""


def test_items_of_one_paragraph_are_one_paragraph_everywhere() -> None:
    """What does not apply leaves no gap, on the page as in the text."""
    one = letter(JOINED)
    root = article.parse(str(ArticleWriter(one, str).article()))
    for choices, values in whole_letters(one):
        assert article.toggled(root, choices, values) == lines(one, choices, values)
    assert lines(one, {"tone": "brief"}, {"company": "Larkfield"}) == [
        "Hello.",
        "I will not start at Larkfield. Please reply.",
        "Bye.",
    ]


def test_the_html_that_is_promised() -> None:
    """The script and the styles rely on these attributes."""
    one = letter(NESTED, channel="message")
    html = str(ArticleWriter(one, str).article())
    assert html.startswith('<div class="letter" data-article lang="en" translate="no"><p>Hello')
    assert (
        '<span data-needs="recipient" hidden> <mark class="blank" data-field="recipient">' in html
    )
    assert '<span data-needs="company" hidden> of ' in html
    assert '<span data-unless="recipient">, ' in html
    assert """<p data-when='{"tone":["brief"]}' hidden>One &amp; two &lt;three&gt;.</p>""" in html
    assert '<p class="why" data-skip>Because ' in html


def test_alternatives_are_siblings_and_the_first_that_fits_is_open() -> None:
    one = letter("""\
choices: {tone: {}}
body:
  - one_of:
      - when: {tone: brief}
        text: Brief.
      - when: {tone: [warm, plain]}
        text: Longer.
        why: Longer is warmer.
      - text: Never.
""")
    html = str(ArticleWriter(one, str).article())
    assert html.split("lang=", 1)[1] == (
        '"en" translate="no"><div data-one-of>'
        """<p data-when='{"tone":["brief"]}' hidden>Brief.</p>"""
        """<div data-when='{"tone":["warm","plain"]}'><p>Longer.</p>"""
        '<p class="why" data-skip>Longer is warmer.</p>'
        "</div><p hidden>Never.</p></div></div>"
    )


def test_hostile_words_stay_words() -> None:
    """Nothing in a letter is trusted: title, labels, blanks and examples are escaped.

    HTML in `after`, which is Markdown, is a problem: see the cases "after-…" in tests/fixtures/broken.
    """
    base = letter("""\
choices: {tone: {}}
fields: [company]
body:
  - Hello at {company}.
  - when: {tone: brief}
    text: Bye.
""")
    tone = base.choices[0]
    one = replace(
        base,
        title=HOSTILE,
        use_when=HOSTILE,
        choices=(replace(tone, ask=HOSTILE, help=HOSTILE),),
        fields=(replace(base.fields[0], ask=HOSTILE, blank=HOSTILE, example=HOSTILE),),
    )
    html = builder_html(one, SMALL, {"txt": "a.txt", "docx": "a.docx"})
    assert "<script" not in html
    assert "alert(" in html
    root = article.parse(str(ArticleWriter(one, str).article()))
    assert article.seen(root)[0] == f"Hello at [{HOSTILE}]."


def test_other_wordings_for_readers_without_a_script() -> None:
    one = SMALL.letters["withdraw"]
    found = other_wordings(one, str)
    assert [entry["id"] for entry in found] == ["tone", "reason"]
    tone = found[0]["options"]
    assert isinstance(tone, list)
    assert [option["id"] for option in tone] == ["plain", "brief"]
    assert "I have decided to withdraw my acceptance" in str(tone[0]["html"])
    for entry in found:
        for option in entry["options"]:  # type: ignore[attr-defined]  # a list, as seen above
            html = str(option["html"])
            assert "data-when" not in html
            assert "hidden" not in html
            article.parse(html)
