"""Take the pictures that README and CONTRIBUTING show, from the real pages."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support import chromium, project, server

FOLDER = project.ROOT / "docs/assets/img"
FILLED = {"recipient": "Ms. Okafor", "company": "Larkfield Supply", "sender": "Noor Haddad"}
SENTENCES = (
    "I have decided to withdraw my acceptance of the {role} position at {compny}.",
    "Thank you for your time[[ and for {thanks_for}]].",
)


def builder(page: Page) -> None:
    """A letter's page: some blanks filled and some not, with the builder at the top of the picture."""
    page.locator("[data-form]").wait_for(state="visible")
    for name, words in FILLED.items():
        field = page.locator(f"[data-input={name}]")
        if field.is_visible():
            field.fill(words)
    _show(page, "h1", above=96)


def suggest(page: Page) -> None:
    """The page on which one suggests a letter: a misspelled blank is told beside its paragraph."""
    page.get_by_label("What does it do, in a few words?").fill("Withdraw before you have signed")
    page.get_by_label("When is it the right letter?").fill("You said yes, and no paper is signed.")
    page.get_by_label("Subject line").fill("Withdrawing my acceptance: {role}")
    page.get_by_role("button", name="Add a paragraph").click()
    for place, words in enumerate(SENTENCES, start=2):
        page.get_by_role(
            "textbox", name=re.compile(f"Words of paragraph {place}", re.IGNORECASE)
        ).fill(words)
    page.wait_for_timeout(1500)
    _show(page, "text=The words", above=24)


PICTURES: dict[str, tuple[str, int, Callable[[Page], None]]] = {
    "builder.png": ("letters/withdraw-by-email/", 900, builder),
    "suggest.png": ("suggest/", 860, suggest),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        done = project.build(site)
        if done.returncode:
            sys.exit(done.stdout)
        with server.serve(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.launch_arguments()
            )
            for name, (path, height, arrange) in PICTURES.items():
                page = browser.new_page(
                    viewport={"width": 1280, "height": height}, color_scheme="light", locale="en-US"
                )
                page.goto(f"{address}/{path}", wait_until="networkidle")
                arrange(page)
                page.screenshot(path=FOLDER / name)
                print(f"Wrote {name}, {(FOLDER / name).stat().st_size // 1000} kB")
            browser.close()


def _show(page: Page, what: str, *, above: int) -> None:
    page.evaluate("document.activeElement.blur()")
    page.locator(what).first.evaluate(
        "(el, above) => scrollTo(0, el.getBoundingClientRect().top + scrollY - above)", above
    )
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
