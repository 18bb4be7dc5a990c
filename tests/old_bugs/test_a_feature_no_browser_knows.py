"""Chromium complained on every page of the headers' Permissions-Policy: it knows no feature "bluetooth"."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.support import embed


def test_the_browser_knows_every_feature_that_the_headers_name(
    browser: Browser, site_dir: Path
) -> None:
    heard: list[str] = []
    with embed.world(site_dir) as world:
        page = browser.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.goto(f"{world.site}/")
        page.close()
    complaints = [line for line in heard if "ermissions-Policy" in line]
    assert [
        line for line in complaints if "web-share" not in line
    ] == []  # it shares on phones and on Windows only
