"""A letter gave notice, said "I will not be starting", and then offered to work the days that remain.

Six letters of notice contradicted themselves so when the sender could work those days. Others said that the notice
ends before the first day, and two lines later that today is that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from bowout.model.letter import Letter
from bowout.render.examples import examples
from bowout.render.text import plain_text
from tests.support.builder import LETTERS, letter

ASKED = ("overlap", "moment", "basis", "tone", "notice")
OFFERS_TO_WORK = ("work the remaining days", "jours restants")
STAYS_AWAY = (
    "won't be starting",
    "won't be joining",
    "not to start",
    "not to take up",
    "be taking up",
    "n'entrerai pas",
    "ne prendrai",
)
ENDS_BEFORE = ("before my start date.", "That's before my start date", "prend fin avant")


@cache
def with_overlap() -> list[str]:
    """The letters that ask whether their notice ends before the first day."""
    return [one for one in LETTERS if asks(letter(one)) >= {"overlap", "moment"}]


def asks(one: Letter) -> set[str]:
    return {choice.id for choice in one.choices}


def wordings(one: Letter, **answers: str) -> Iterator[str]:
    """What it says with these answers, and with each answer to the other questions about the notice."""
    open_ones = [
        choice for choice in one.choices if choice.id in ASKED and choice.id not in answers
    ]
    for options in product(*(choice.option_ids for choice in open_ones)):
        picked = dict(zip((choice.id for choice in open_ones), options, strict=True))
        yield plain_text(one, one.defaults | answers | picked, examples(one))


def test_there_are_such_letters() -> None:
    assert {"notice-australia", "notice-india", "preavis-quebec"} <= set(with_overlap())


@pytest.mark.parametrize("name", with_overlap())
def test_who_offers_to_work_does_not_say_that_they_stay_away(name: str) -> None:
    one = letter(name)
    for text in wordings(
        one, **({"remainder": "serve"} if "remainder" in asks(one) else {"overlap": "serve"})
    ):
        if any(words in text for words in OFFERS_TO_WORK):
            assert not [words for words in STAYS_AWAY if words in text], text


@pytest.mark.parametrize("name", with_overlap())
def test_no_notice_ends_before_a_first_day_that_is_today(name: str) -> None:
    for text in wordings(letter(name), moment="today"):
        assert not [words for words in ENDS_BEFORE if words in text], text
