"""Take the README's picture from the real page: a letter, partly filled in."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support import chromium, project, server

TARGET = project.ROOT / "docs/assets/img/builder.png"
PAGE = "letters/withdraw-by-email/"
FILLED = {"recipient": "Ms. Okafor", "company": "Larkfield Supply", "sender": "Noor Haddad"}


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        site = Path(made, "site")
        done = project.build(site)
        if done.returncode:
            sys.exit(done.stdout)
        with server.serve(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.launch_arguments()
            )
            page = browser.new_page(
                viewport={"width": 1280, "height": 900}, color_scheme="light", locale="en-US"
            )
            page.goto(f"{address}/{PAGE}", wait_until="networkidle")
            fill_in(page)
            TARGET.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=TARGET)
            browser.close()
    print(f"Wrote {TARGET.relative_to(project.ROOT)}, {TARGET.stat().st_size // 1000} kB")


def fill_in(page: Page) -> None:
    """Some blanks filled and some not, with the builder at the top of the picture."""
    page.locator("[data-form]").wait_for(state="visible")
    for name, words in FILLED.items():
        field = page.locator(f"[data-input={name}]")
        if field.is_visible():
            field.fill(words)
    page.evaluate("document.activeElement.blur()")
    page.locator("h1").first.evaluate(
        "h => scrollTo(0, h.getBoundingClientRect().top + scrollY - 96)"
    )
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
