"""Somebody in a career center, for the first time: from the home page to a letter in their portal that fills in and copies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.conftest import Tell
from tests.support.content import ours
from tests.support.embed import IN_VIEW, PASTE, PLAIN, World, frame_of, hosts, world

TRIES = (
    ("canvas", "bucknell"),
    ("canvas", "michigan-state"),
    ("canvas", "oxford"),
    ("wordpress", "michigan-state"),
    ("libguides", "oxford"),
    ("sharepoint", "waterloo-co-op"),
)
"""A system, by its name in the tool and among the simulated, and a school."""


@pytest.fixture(scope="module")
def portal(site_dir: Path) -> Iterator[World]:
    with world(site_dir) as started:
        yield started


@pytest.mark.parametrize(("system", "slug"), TRIES)
def test_from_the_home_page_to_a_working_letter(
    browser: Browser, portal: World, system: str, slug: str, tell: Tell
) -> None:
    """Everything is pressed where it stands, and what is pasted is what the button copied."""
    school = ours().schools[slug]
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    presses, begin = 0, time.monotonic()

    page.goto(f"{portal.site}/")
    way_in = page.get_by_role("link", name="I work in a career center")
    assert way_in.evaluate(IN_VIEW), "on the first screen"
    way_in.click()
    presses += 1
    page.get_by_label("Your school", exact=True).select_option(label=school.name)
    page.get_by_label("Where it goes", exact=True).select_option(system)
    presses += 4  # to open each list, and to choose
    block = page.locator("[data-block]").nth(0 if system == "wordpress" else 1)
    block.locator("[data-copy-code]").click()
    presses += 1
    expect(block.get_by_text("Copied.")).to_be_visible()
    portal_editor = context.new_page()  # our own pages may not read the clipboard
    portal_editor.goto(portal.put("/editor/", PLAIN.format(code="", paste=PASTE)))
    portal_editor.locator("#paste").press("Control+V")
    code = portal.here(portal_editor.locator("#paste").input_value())
    assert slug in code

    page.goto(portal.show(hosts()[system], code))
    frame = frame_of(page, portal)
    if system == "wordpress":  # the school's own page, whose letters open in it
        frame.locator(".letter-card", has_text="by email").click()
        expect(frame_of(page, portal).locator("#f-company")).to_be_visible()
        frame = frame_of(page, portal)
        presses += 1
    expect(frame.locator(f".school-box[data-school={slug}]")).to_contain_text(school.name)
    fill_in(page, frame)
    tell(
        f"embedding, {system}, {slug}: {presses} presses from the home page to the letter in the portal, "
        f"{time.monotonic() - begin:.0f} s by a machine"
    )
    context.close()


def fill_in(page: Page, frame: Frame) -> None:
    """The blanks that matter, and then Copy."""
    for blank in ("company", "role", "sender"):
        frame.locator(f"#f-{blank}").fill(f"Hooli {blank}")
    frame.locator("[data-do=copy]").click()
    expect(frame.locator("[data-said]")).to_contain_text("Copied.")
    field = page.locator("#paste")
    field.press("Control+V")
    assert "Hooli company" in field.input_value()
    assert "Hooli sender" in field.input_value()
