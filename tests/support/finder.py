"""The finder, answered as a reader would."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bowout.model.finder import Answers, Finder
from bowout.model.letter import Letter


def opened_with(
    letter: Letter, own: tuple[tuple[str, str], ...], finder: Finder, answers: Answers
) -> dict[str, str]:
    """The choices with which a letter is opened: the paper's own, then what the answers set and it offers.

    A letter for several countries takes the reader's along, for its dates and sums.
    """
    offered = {choice.id: choice.option_ids for choice in letter.choices}
    chosen = {"country": answers["country"]} if letter.for_several else {}
    for question in finder.questions:
        picked = next((a for a in question.answers if a.id == answers.get(question.id)), None)
        for choice, option in picked.sets if picked else ():
            if option in offered.get(choice, ()):
                chosen[choice] = option
    return chosen | dict(own)


def first_answers(page: Page, country: str = "de") -> None:
    """Through its questions, one at a time, with the first answer to each but the country; to the result."""
    page.locator("#q-country").select_option(country)
    go_on = page.locator("[data-finder] [type=submit]")
    while go_on.is_visible():
        answer = page.locator("[data-finder] fieldset:visible .option input").first
        if answer.count():
            answer.check()
        go_on.click()
    expect(page.locator("[data-result]")).to_be_focused()
