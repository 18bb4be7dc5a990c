"""“Copy the code” copied nothing and said nothing, and neither did the address that a frame offers.

Live regions had lost their role="status", which Orca reads as "statusbar", and two scripts still looked for it. On the
page for career centers the script failed as it started, and the button never came.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.project import ROOT

LOOKED_FOR = re.compile(r"querySelector(?:All)?\([\"'`]\[role=(\w+)\]")


def test_the_button_is_there_and_says_what_it_did(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/embed/moodle/")
    box = page.locator("[data-code-box]").first
    box.get_by_role("button", name="Copy the code").click()
    expect(box.locator("[aria-live]")).to_have_text("Copied.")
    code = box.locator("[data-code]").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == code


def test_no_script_looks_for_a_role_that_no_template_gives() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/assets").rglob("*.js"))
    given = "\n".join(
        path.read_text("utf-8")
        for folder in ("hooks", "overrides")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".html", ".py"}
    )
    looked_for = set(LOOKED_FOR.findall(scripts))
    assert {role for role in looked_for if f'role="{role}"' not in given} == set()
