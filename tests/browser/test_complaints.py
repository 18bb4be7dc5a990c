"""The listener that every browser test has hears what it should: tests that cannot fail prove nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.conftest import NewPage
from tests.support.complaints import Complaints

HARM = {
    "throws": ("setTimeout(() => { throw new Error('on purpose') })", "on purpose"),
    "rejects": ("Promise.reject(new Error('nobody catches')); 0", "nobody catches"),
    "tells": ("console.error('an error told')", "an error told"),
    "styles": ("document.body.setAttribute('style', 'color: red')", "style-src"),
    "runs text": (
        "try { document.createElement('script').textContent = '1' } catch {}",
        "breach of",
    ),
    "sends": ("fetch('/letters/').catch(() => {}); 0", "connect-src"),
    "makes HTML": ("try { document.body.innerHTML = '<b>x</b>' } catch {}", "breach of"),
}


@pytest.mark.parametrize("harm", HARM)
def test_it_is_heard(browser: Browser, site_url: str, harm: str) -> None:
    script, words = HARM[harm]
    complaints = Complaints()
    context = browser.new_context(base_url=site_url)
    complaints.watch(context)
    page = context.new_page()
    page.goto("/telling/")
    assert complaints.text() == "", "nothing before the harm"
    page.evaluate(script)
    page.wait_for_timeout(200)
    context.close()
    assert words in complaints.text()


def test_what_is_expected_passes_and_nothing_else(browser: Browser, site_url: str) -> None:
    complaints = Complaints()
    context = browser.new_context(base_url=site_url)
    complaints.watch(context, expected=["known"])
    page = context.new_page()
    page.goto("/telling/")
    page.evaluate("console.error('a known fault'), console.error('a new one')")
    context.close()
    assert complaints.lines == [f"{site_url}/telling/: a new one"]


@pytest.mark.parametrize(
    "path", ["/", "/telling/", "/questions/", "/telling/the-day/", "/letters/withdraw-by-email/", "/law/de/"]
)  # fmt: skip
def test_the_data_blocks_breach_no_policy(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path, wait_until="networkidle")
    assert page.locator("script[type='application/ld+json']").count() == 1
