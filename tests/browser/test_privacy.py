"""What is typed stays in the page: a word planted everywhere turns up nowhere. docs/about/privacy.md names these tests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_plus, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.conftest import NewPage, Tell
from tests.support.content import ours
from tests.support.finder import first_answers
from tests.support.leaks import NOTHING, STORED, WATCH, Traffic

CANARY = "Kanarienvogel7391"
TYPED = {
    "date": "2031-07-19",
    "email": f"{CANARY}@example.org",
    "tel": "+1 555 7391 7391",
    "month": "2031-07",
    "length": "739",
}
TOKENS = [CANARY, "2031-07-19", "July 19, 2031", "7391 7391", "July 2031", "P739"]
UNFOLD = (
    "() => { for (const fold of document.querySelectorAll('[data-wording]')) fold.open = true; }"
)
LETTERS = [
    "withdraw-by-email",
    "kuendigung-vor-dienstantritt",
    "call-script",
    "withdraw-by-letter",
    "withdraw-by-message",
    "notice-uk",
]


@contextmanager
def watched(page: Page) -> Iterator[Traffic]:
    """Afterwards the planted words are nowhere but in the page."""
    page.add_init_script(WATCH)
    traffic = Traffic(page)
    yield traffic
    state = page.evaluate(STORED)
    leaks = page.evaluate("window.leaks")
    everywhere = "\n".join(
        [
            traffic.text(),
            unquote_plus(page.url),
            page.title(),
            json.dumps(state, ensure_ascii=False),
            json.dumps(leaks, ensure_ascii=False),
            page.evaluate("window.name + document.referrer + JSON.stringify(history.state)"),
            json.dumps(page.context.cookies()),
            json.dumps(page.context.storage_state(indexed_db=True)),
        ]
    )
    assert [token for token in TOKENS if token in everywhere or quote(token) in everywhere] == []
    assert [leak for leak in leaks if leak[0] not in {"title", "console"}] == []
    assert traffic.events == []


def plant(page: Page) -> int:
    """The word, or a date or number of its own, in every field that is asked."""
    planted = 0
    for id in ids(page, "ask"):
        field = page.locator(
            f"[data-ask={id}]:visible input[data-input], [data-ask={id}]:visible textarea"
        )
        if field.count():  # a date typed before may have changed what is asked
            field.fill(TYPED.get(field.get_attribute("data-type") or "", CANARY))
            planted += 1
    return planted


def ids(page: Page, kind: str) -> list[str]:
    """Of the fields (`ask`) or the choices (`choice`) that the form asks now."""
    found: list[str] = page.locator(f"[data-{kind}]:visible").evaluate_all(
        "(all, kind) => all.map((el) => el.dataset[kind])", kind
    )
    return found


def press(page: Page, name: str) -> None:
    """A button of the bar, or of the menu More."""
    button = page.locator(f"[data-do={name}]")
    if not button.is_visible():
        page.locator("[data-more] > summary").click()
    button.click()


EACH = [*LETTERS[:2], *(pytest.param(id, marks=pytest.mark.full) for id in LETTERS[2:])]
"""A letter by email and one on paper in every run; the others have the same script."""


@pytest.mark.parametrize("id", EACH)
def test_a_word_typed_into_a_letter_goes_nowhere(new_page: NewPage, tell: Tell, id: str) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with watched(page) as traffic:
        page.goto(f"/letters/{id}/")
        page.evaluate(UNFOLD)
        loaded = len(traffic.requests)
        planted = plant(page)
        for id_of_choice in ids(page, "choice"):
            choice = page.locator(f"[data-choice={id_of_choice}]:visible")
            for option in choice.locator(".option label").all():
                option.click()
            for option in choice.locator("select option").all():
                choice.locator("select").select_option(option.get_attribute("value"))
            planted += plant(page)
        assert planted > 2
        expect(page.locator("[data-article]")).to_contain_text(CANARY)
        press(page, "copy")
        expect(page.locator("[data-said]")).to_have_text("Copied.")
        assert CANARY in page.evaluate("navigator.clipboard.readText()"), (
            "the one way out, and asked for"
        )
        if page.locator("[data-do=copy-link]").count():
            press(page, "copy-link")
            expect(page.locator("[data-said]")).to_contain_text("Link copied")
            link = unquote_plus(page.evaluate("navigator.clipboard.readText()"))
            assert [token for token in TOKENS if token in link] == []
        for ending in ("txt", "docx"):
            with page.expect_download() as saved:
                press(page, ending)
            assert saved.value.suggested_filename == f"{id}.{ending}"
        assert traffic.since(loaded) == []
        press(page, "clear")
        press(page, "clear")  # and back
        expect(page.locator("[data-article]")).to_contain_text(CANARY)
        page.locator("footer a").last.click()  # the next page is not told either
        page.wait_for_load_state()
    tell(f"privacy: {id}: {planted} times planted, found nowhere")


def test_a_word_typed_into_the_search_goes_nowhere(new_page: NewPage) -> None:
    page = new_page()
    with watched(page) as traffic:
        page.goto("/")
        page.locator("[data-search-open]").click()
        page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
        loaded = len(traffic.requests)
        page.keyboard.type(f"{CANARY} visa", delay=1)
        page.wait_for_timeout(900)
        assert traffic.since(loaded) == [], "nothing is asked while typing"
        page.locator("#search-words").fill("visa")
        page.locator("#search-words").fill(f"visa {CANARY}")
        links = page.locator("[data-search-results] a, [data-search-ways] a")
        links.locator("visible=true").first.click()
        page.wait_for_load_state()
        assert page.url.count("?") == 0


def test_answers_in_the_library_and_the_finder_go_nowhere(new_page: NewPage) -> None:
    page = new_page()
    with watched(page) as traffic:
        page.goto("/letters/")
        loaded, before = len(traffic.requests), page.url
        page.locator(".filters summary").click()
        page.locator("#filter-reason").select_option("health")
        page.locator("#filter-to").select_option("employer")
        assert page.url == before
        assert traffic.since(loaded) == []

        page.goto("/law/which-letter/")
        loaded, before = len(traffic.requests), page.url
        first_answers(page)
        for date in page.locator("[data-finder] input[type=date]:visible").all():
            date.fill("2031-07-19")
        assert page.url == before
        assert traffic.since(loaded) == []
        for link in page.locator("[data-letter-link]").all():
            # a date goes along to our own letter behind the #, which no server sees
            address, _, fragment = (link.get_attribute("href") or "").partition("#")
            assert [token for token in TOKENS if token in address] == []
            assert CANARY not in fragment


def test_only_the_ticked_box_keeps_and_only_for_the_tab(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/letters/withdraw-by-email/")
    plant(page)
    assert page.evaluate(STORED) == NOTHING
    page.locator("[data-keep]").check()
    kept: Any = page.evaluate(STORED)
    assert CANARY in json.dumps(kept["session"])
    assert kept | {"session": {}} == NOTHING, "only in the tab's own storage"
    page.locator("[data-keep]").uncheck()
    assert page.evaluate(STORED) == NOTHING
    other = page.context.new_page()
    other.goto("/letters/withdraw-by-email/")
    expect(other.locator("[data-article]")).not_to_contain_text(CANARY)


@pytest.mark.parametrize("id", LETTERS)
def test_with_the_network_cut_the_letter_works(new_page: NewPage, id: str) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    traffic = Traffic(page)
    page.goto(f"/letters/{id}/", wait_until="networkidle")  # its icon too
    page.context.set_offline(True)
    plant(page)
    expect(page.locator("[data-article]")).to_contain_text(CANARY)
    press(page, "copy")
    expect(page.locator("[data-said]")).to_have_text("Copied.")
    for ending in ("txt", "docx"):
        with page.expect_download() as saved:
            press(page, ending)
        assert Path(saved.value.path()).stat().st_size > 100
    assert traffic.events == []


def test_with_the_network_cut_search_finder_and_library_work(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/letters/", wait_until="networkidle")
    page.locator("[data-search-open]").click()
    page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
    page.context.set_offline(True)
    page.keyboard.type("signing bonus")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".filters summary").click()
    page.locator("#filter-channel").select_option("phone")
    expect(page.locator("[data-count]")).to_contain_text("letter")

    page.context.set_offline(False)
    page.goto("/law/which-letter/", wait_until="networkidle")
    page.context.set_offline(True)
    first_answers(page)
    expect(page.locator("[data-letter-link]:visible").first).to_be_visible()


def test_a_link_to_another_site_does_not_say_where_it_comes_from(new_page: NewPage) -> None:
    page = new_page()
    asked: list[Request] = []

    def answer(route: Any) -> None:
        asked.append(route.request)
        route.fulfill(body="<!doctype html><title>Elsewhere</title>", content_type="text/html")

    page.context.route(re.compile("^https?://(?!127)"), answer)
    page.goto("/about/sources/a/")
    link = page.locator("main a[href^='https://']").first
    host = urlsplit(link.get_attribute("href") or "").netloc
    link.click()
    page.wait_for_url(f"https://{host}/**")
    assert page.evaluate("document.referrer") == ""
    assert [request for request in asked if request.headers.get("referer")] == []


def leak(page: Page, script: str) -> None:
    with watched(page):
        page.goto("/letters/withdraw-by-email/")
        page.evaluate(script, CANARY)
        page.wait_for_timeout(50)


@pytest.mark.parametrize(
    "script",
    [
        "word => { document.title = word }",
        "word => { new Image().src = '/?q=' + word }",
        "word => { localStorage.x = word }",
        "word => { history.replaceState(word, '') }",
        "word => { location.hash = word }",
        "word => { postMessage(word, '*') }",
        "word => { console.log(word) }",
    ],
)
def test_the_watch_sees_a_leak(page: Page, script: str) -> None:
    """Else all of the above would say nothing."""
    with pytest.raises(AssertionError):
        leak(page, script)


def test_the_privacy_page_names_tests_that_exist(site_dir: Path) -> None:
    """It says only what a test proves."""
    root = Path(__file__).resolve().parents[2]
    text = (root / "docs/about/privacy.md").read_text("utf-8")
    named = [
        word.strip("`")
        for word in text.replace("(", " ").replace(")", " ").split()
        if "tests/" in word
    ]
    files = {name.rstrip(".,:`").partition("tests/")[2] for name in named}
    assert {"browser/test_privacy.py", "build/test_security.py"} <= files
    assert [name for name in files if not (root / "tests" / name).is_file()] == []
    assert ours().letters.keys() >= set(LETTERS)
