"""Under a German letter without a date stood its English translation, with the date in it.

An optional part goes when its blank is empty. In the translation it stayed, so a reader saw `[your start date]` in
English under a German sentence that has no date. Where several wordings make one paragraph, each brought its own
line of English into the middle of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html
from lxml.html import HtmlElement

from bowout.model.letter import Letter
from bowout.render.article import ArticleWriter
from tests.support.content import ours

CONTENT = ours()
LETTERS = [one for one in CONTENT.letters.values() if one.foreign]


def page_of(one: Letter) -> HtmlElement:
    vocabulary = CONTENT.vocabulary
    return html.fromstring(ArticleWriter(one, lambda id: vocabulary.label("words", id)).article())


def visible(element: HtmlElement, key: str) -> Iterator[str]:
    """The blanks that a reader sees in an element, letter and translation alike."""
    for blank in element.xpath(f".//*[@{key}]"):
        hidden = [up for up in (blank, *blank.iterancestors()) if up.get("hidden") is not None]
        if not hidden:
            yield blank.get(key)


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.id)
def test_the_translation_opens_with_the_blanks_of_the_letter(one: Letter) -> None:
    for copy in page_of(one).xpath("//*[@class='meaning']"):
        assert set(visible(copy, "data-copy")) <= set(visible(copy.getprevious(), "data-field"))


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.id)
def test_no_translation_stands_inside_a_paragraph(one: Letter) -> None:
    page = page_of(one)
    assert page.xpath("//*[@class='meaning']")
    assert not page.xpath("//*[@data-joined]//*[@class='meaning']")
