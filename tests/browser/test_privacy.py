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
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from bowout.render.policy import REFERRER
from tests.conftest import NewPage, Tell
from tests.support.content import ours
from tests.support.pages import full_pages

CANARY = "Kanarienvogel7391"
TYPED = {"date": "2031-07-19", "email": f"{CANARY}@example.org", "tel": "+1 555 7391 7391"}
TOKENS = [CANARY, "2031-07-19", "July 19, 2031", "7391 7391"]
LETTERS = [
    "withdraw-by-email",
    "call-script",
    "withdraw-by-letter",
    "withdraw-by-message",
    "notice-uk",
    "kuendigung-vor-dienstantritt",
]
STORED = """async () => ({
  cookies: document.cookie,
  local: {...localStorage},
  session: {...sessionStorage},
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": {}, "session": {}, "caches": [], "databases": [], "workers": 0}

# Everything by which a page can tell something to somebody, taken down where the test can see it.
WATCH = """
window.leaks = [];
{
  const note = (how) => (...what) => { leaks.push([how, what.map((one) => {
    try { return typeof one === "string" ? one : JSON.stringify(one) ?? String(one); } catch { return String(one); }
  }).join(" ")]); };
  const wrap = (owner, name, how) => {
    const real = owner[name];
    owner[name] = function (...what) { note(how)(...what); return real.apply(this, what); };
  };
  wrap(window, "postMessage", "message");
  wrap(MessagePort.prototype, "postMessage", "message");
  wrap(BroadcastChannel.prototype, "postMessage", "broadcast");
  wrap(history, "pushState", "history");
  wrap(history, "replaceState", "history");
  wrap(Storage.prototype, "setItem", "storage");
  wrap(navigator, "sendBeacon", "beacon");
  wrap(window, "fetch", "fetch");
  wrap(XMLHttpRequest.prototype, "open", "request");
  wrap(window, "open", "window");
  for (const level of ["log", "info", "warn", "error", "debug"]) wrap(console, level, "console");
  new MutationObserver(() => note("title")(document.title)).observe(document, { subtree: true, childList: true, characterData: true });
  addEventListener("securitypolicyviolation", (event) =>
    note("policy")(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
}
"""


class Traffic:
    """Every request of a page, in full."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self.told: list[str] = []
        page.context.on("request", self._keep)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("websocket", lambda socket: self.told.append(socket.url))
        page.on("worker", lambda worker: self.told.append(worker.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if not self._icon(message.location["url"]):
            self.told.append(message.text)

    @staticmethod
    def _icon(url: str) -> bool:
        """The tab's icon the browser fetches when it likes."""
        return "/img/favicon" in url

    def _keep(self, request: Request) -> None:
        self.requests.append(request)

    def since(self, number: int) -> list[str]:
        """What was asked of a server after so many requests."""
        later = [request.url for request in self.requests[number:]]
        return [url for url in later if not url.startswith("blob:") and not self._icon(url)]

    def text(self) -> str:
        """All that any of them carried, readable."""
        parts = [*self.told]
        for request in self.requests:
            parts += [request.url, request.post_data or "", json.dumps(dict(request.headers))]
        return unquote_plus("\n".join(parts))


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
    assert traffic.told == []


def plant(page: Page) -> int:
    """The word, or a date or number of its own, in every field that is asked."""
    fields = page.locator("[data-ask]:visible [data-input]").all()
    for field in fields:
        field.fill(TYPED.get(field.get_attribute("data-type") or "", CANARY))
    return len(fields)


# The preview for career centers holds a page of ours, which tells its height as in any portal.
LEAKED = r"""leaks.filter(([how, what]) => how !== "title"
  && !(how === "message" && /^\{"bowout":1,"type":"(ready|height)","height":\d+\} \*$/.test(what)))"""


def test_every_page_asks_only_its_own_host_and_stores_nothing(
    new_page: NewPage, site_dir: Path, site_url: str, tell: Tell
) -> None:
    page = new_page()
    page.add_init_script(WATCH)
    traffic = Traffic(page)
    pages = list(full_pages(site_dir))
    for address in pages:
        page.goto(f"/{address}")
        assert page.evaluate(STORED) == NOTHING, address
        assert page.evaluate(LEAKED) == [], address
        assert page.locator("meta[name=referrer]").get_attribute("content") == REFERRER, address
    strangers = {r.url for r in traffic.requests if not r.url.startswith((site_url + "/", "data:"))}
    assert strangers == set()
    assert [r.method for r in traffic.requests if r.method != "GET"] == []
    assert [r.url for r in traffic.requests if r.headers.get("referer")] == []
    assert page.context.cookies() == []
    assert traffic.told == []
    tell(
        f"privacy: {len(pages)} pages, {len(traffic.requests)} requests: 0 to others, 0 with a referrer, "
        "0 cookies, 0 stored, 0 policy violations"
    )


@pytest.mark.parametrize("id", LETTERS)
def test_a_word_typed_into_a_letter_goes_nowhere(new_page: NewPage, tell: Tell, id: str) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with watched(page) as traffic:
        page.goto(f"/letters/{id}/")
        loaded = len(traffic.requests)
        planted = plant(page)
        for choice in page.locator("[data-choice]:visible").all():
            for option in choice.locator(".option label").all():
                option.click()
            planted += plant(page)
        assert planted > 2
        expect(page.locator("[data-article]")).to_contain_text(CANARY)
        page.locator("[data-do=copy]").click()
        expect(page.locator("[data-said]")).to_have_text("Copied.")
        assert CANARY in page.evaluate("navigator.clipboard.readText()"), (
            "the one way out, and asked for"
        )
        if page.locator("[data-do=copy-link]").count():
            page.locator("[data-do=copy-link]").click()
            expect(page.locator("[data-said]")).to_contain_text("Link copied")
            link = unquote_plus(page.evaluate("navigator.clipboard.readText()"))
            assert [token for token in TOKENS if token in link] == []
        for ending in ("txt", "docx"):
            with page.expect_download() as saved:
                page.locator(f"[data-do={ending}]").click()
            assert saved.value.suggested_filename == f"{id}.{ending}"
        assert traffic.since(loaded) == []
        page.locator("[data-do=clear]").click()
        page.locator("[data-do=clear]").click()  # and back
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
        page.locator("#filter-reason").select_option("health")
        page.locator("#filter-to").select_option("employer")
        assert page.url == before
        assert traffic.since(loaded) == []

        page.goto("/law/which-letter/")
        loaded, before = len(traffic.requests), page.url
        page.locator("#q-country").select_option("de")
        for question in page.locator("[data-question]:has(.option)").all():
            question.locator(".option label").first.click()
        page.locator("[data-finder] [type=submit]").click()
        expect(page.locator("[data-result]")).to_be_focused()
        for date in page.locator("[data-finder] input[type=date]:visible").all():
            date.fill("2031-07-19")
        assert page.url == before
        assert traffic.since(loaded) == []
        for link in page.locator("[data-letter-link]").all():
            assert not [token for token in TOKENS if token in (link.get_attribute("href") or "")]


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
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-said]")).to_have_text("Copied.")
    for ending in ("txt", "docx"):
        with page.expect_download() as saved:
            page.locator(f"[data-do={ending}]").click()
        assert Path(saved.value.path()).stat().st_size > 100
    assert traffic.told == []


def test_with_the_network_cut_search_finder_and_library_work(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/letters/", wait_until="networkidle")
    page.locator("[data-search-open]").click()
    page.locator("[data-search-results][aria-busy=false]").wait_for(state="attached")
    page.context.set_offline(True)
    page.keyboard.type("signing bonus")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#filter-channel").select_option("phone")
    expect(page.locator("[data-count]")).to_contain_text("letter")

    page.context.set_offline(False)
    page.goto("/law/which-letter/", wait_until="networkidle")
    page.context.set_offline(True)
    page.locator("#q-country").select_option("de")
    for question in page.locator("[data-question]:has(.option)").all():
        question.locator(".option label").first.click()
    page.locator("[data-finder] [type=submit]").click()
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
