"""An email went out with two postal addresses and a line of underscores; a letter on paper had its subject on top.

One text served every channel. What stands around a letter belongs to the way it is sent, and the reader chooses that.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from bowout.render.text import plain_text, subject
from tests.support.builder import LETTERS, letter, open_letter

VALUES = {
    "company": "Harbor & Pine, Inc.",
    "role": "Nurse",
    "sender": "Ana\u200f Díaz",
    "sender_address": "1 Mill Lane\nLeeds",
    "letter_date": "2026-11-30",
    "start_date": "2026-12-10",
    "delivered_on": "2026-11-30",
    "end_date": "2026-12-28",
}


@pytest.mark.parametrize("name", [name for name in LETTERS if "email" in letter(name).channels])
def test_no_email_has_a_line_to_sign_on(name: str) -> None:
    one = letter(name)
    emails = one.defaults | ({one.channel_choice: "email"} if one.channel_choice else {})
    text = plain_text(one, emails, {"sender_address": "1 Mill Lane", "company_address": "2 Quay"})
    assert "____" not in text
    assert "Mill Lane" not in text
    assert subject(one, {}, emails)


@pytest.mark.parametrize("name", [name for name in LETTERS if "letter" in letter(name).channels])
def test_every_letter_on_paper_has_room_for_a_signature_and_no_subject_apart(name: str) -> None:
    one = letter(name)
    paper = one.defaults | ({one.channel_choice: "letter"} if one.channel_choice else {})
    assert "____" in plain_text(one, paper, {})
    assert subject(one, {}, paper) == ""


def test_the_reader_chooses_and_every_output_follows(page: Page) -> None:
    open_letter(page, "notice-uk")
    page.evaluate("(values) => fillIn({ values })", VALUES)
    email = page.evaluate("press('copy')")["text"]
    assert email.startswith("Subject: ")
    assert "1 Mill Lane" not in email
    page.evaluate("fillIn({ choices: { channel: 'letter' } })")
    paper = page.evaluate("press('copy')")["text"]
    assert paper.startswith("Ana Díaz\n1 Mill Lane\nLeeds")
    assert "30 November 2026" in paper
    assert page.locator("[data-do=mail]").is_hidden()


def test_a_mark_of_direction_in_a_name_stays_behind(page: Page) -> None:
    open_letter(page, "notice-uk")
    page.evaluate("(values) => fillIn({ values })", VALUES)
    assert "\u200f" not in page.evaluate("press('copy')")["text"]
