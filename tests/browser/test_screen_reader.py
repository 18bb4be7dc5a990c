"""What a screen reader is told in the builder, kept word for word in tests/fixtures/transcripts/builder.txt.

After a change that is meant: REWRITE=1 make test ARGS=tests/browser/test_screen_reader.py, then read the difference.
"""

from __future__ import annotations

import difflib
import os
import textwrap
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.conftest import NewPage, Tell
from tests.support.project import ROOT

GOLDEN = ROOT / "tests/fixtures/transcripts/builder.txt"
HEAD = """\
What the accessibility tree and the live regions tell in the letter builder.
> the reader presses or types    - the focus: role, name, state    ! said without moving the focus
"""
# Live regions, as a screen reader hears them: the words that come, not those that go.
LISTEN = """
window.heard = [];
document.addEventListener("DOMContentLoaded", () => {
  for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]"))
    new MutationObserver(() => {
      const words = region.textContent.trim();
      if (words && region.checkVisibility()) heard.push(words);
    }).observe(region, { childList: true, characterData: true, subtree: true });
});
"""
TOLD = ("checked", "pressed", "expanded", "invalid", "required", "disabled", "haspopup")


class Reader:
    """Presses keys and writes down what is told."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree: CDPSession = page.context.new_cdp_session(page)
        self.tree.send("Accessibility.enable")
        self.lines: list[str] = []
        self.groups: list[str] = []

    def step(self, what: str) -> None:
        self.lines += ["", f"> {what}"]

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.step(key)
            self.focus()

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.step(f"types “{words}”")
        self.focus()

    def wait(self, words: str) -> None:
        """Until it is said in this step."""
        while not any(words in line for line in self.lines[self._last_step() :]):
            self.page.wait_for_function("() => heard.length")
            self.hear()

    def _last_step(self) -> int:
        return max(n for n, line in enumerate(self.lines) if line.startswith(">"))

    def hear(self) -> None:
        spoken: list[str] = self.page.evaluate("heard.splice(0)")
        self.lines += [f"! {' '.join(words.split())}" for words in spoken]

    def focus(self) -> None:
        """The focus, and the groups it has come into."""
        handle = self.tree.send("Runtime.evaluate", {"expression": "document.activeElement"})
        nodes = self.tree.send(
            "Accessibility.getPartialAXTree", {"objectId": handle["result"]["objectId"]}
        )["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        here = nodes[0]
        groups = []
        above = by_id.get(here.get("parentId", ""))
        while above:
            if _value(above, "role") in {"group", "form", "region", "dialog"} and _value(
                above, "name"
            ):
                groups.append(
                    f"{_value(above, 'role')} “{_value(above, 'name')}”{_described(above)}"
                )
            above = by_id.get(above.get("parentId", ""))
        groups.reverse()
        self.lines += [f"  into {group}" for group in groups if group not in self.groups]
        self.groups = groups
        states = {p["name"]: p["value"].get("value") for p in here.get("properties", [])}
        properties = [
            name
            if states[name] in ("true", True)
            else f"{name}: {states[name]}".replace("checked: false", "not checked")
            for name in TOLD
            if states.get(name) not in (None, "", False)
            and (name != "invalid" or states[name] != "false")
        ]
        value = _value(here, "value")
        description = [f"{_value(here, 'role')} “{_value(here, 'name')}”", *properties]
        description += [f"value “{value}”"] if value else []
        self.lines.append("- " + ", ".join(description) + _described(here))
        self.hear()

    def outline(self, selector: str, title: str) -> None:
        self.step(title)
        tree = self.page.locator(selector).first.aria_snapshot()
        self.lines.append(textwrap.indent(tree, "  "))


def _value(node: dict[str, Any], key: str) -> str:
    return " ".join(str(node.get(key, {}).get("value", "")).split())


def _described(node: dict[str, Any]) -> str:
    words = _value(node, "description")
    return f" ({words})" if words else ""


def test_the_builder_is_told_as_it_was(new_page: NewPage, tell: Tell) -> None:
    page = new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(LISTEN)
    page.goto("/letters/withdraw-by-email/")
    reader = Reader(page)

    reader.outline("[data-article] > p:first-of-type", "reads the subject")
    for fold in page.locator("[data-wording] > summary, [data-more] > summary").all():
        fold.click()
    reader.outline("[data-form]", "reads the form")
    reader.outline("[data-bar]", "reads the buttons")

    page.locator("#c-tone-warm").focus()
    reader.step("comes to the first choice")
    reader.focus()
    reader.press("ArrowRight")
    reader.wait("updated")
    reader.press("ArrowLeft")
    reader.wait("updated")

    page.locator("#f-company").focus()
    reader.step("comes to the company")
    reader.focus()
    reader.type("Northwind")
    reader.press("Tab")
    reader.type("designer")
    reader.press("Tab")

    page.locator("#keep").focus()
    reader.step("comes to the box that keeps")
    reader.focus()

    page.locator("[data-do=copy]").focus()
    reader.step("comes to the buttons")
    reader.focus()
    reader.press("Enter")
    reader.wait("Copied.")
    reader.press("Enter")
    reader.wait("Copied.")
    page.locator("[data-more] > summary").focus()
    reader.step("comes to the menu")
    reader.focus()
    reader.press("Enter")
    for words in ("Cleared.", "Everything is back."):
        page.locator("[data-do=clear]").focus()
        reader.step("comes to the button that clears")
        reader.focus()
        reader.press("Enter")
        reader.wait(words)
    expect(page.locator("[data-article]")).to_contain_text("Northwind")
    reader.hear()

    text = HEAD + "\n".join(reader.lines) + "\n"
    if os.environ.get("REWRITE"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, "utf-8")
    kept = GOLDEN.read_text("utf-8")
    tell(f"screen reader: {len(text.splitlines())} lines told in the builder, as in {GOLDEN.name}")
    if text != kept:
        changes = difflib.unified_diff(
            kept.splitlines(), text.splitlines(), "kept", "told", lineterm=""
        )
        pytest.fail("\n".join([*changes, "", str(__doc__)]), pytrace=False)


def test_typing_is_not_talked_over(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(LISTEN)
    page.goto("/letters/withdraw-by-email/")
    page.locator("#f-company").focus()
    page.keyboard.type("Northwind", delay=20)
    page.wait_for_timeout(1300)
    assert page.evaluate("heard") == []
