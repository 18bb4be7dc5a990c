"""Without a network: the file from a folder, and the copy that a reader keeps in the browser."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from bowout.outputs import offline
from tests.support import server
from tests.support.builder import from_menu
from tests.support.pages import moved_pages
from tests.support.project import ROOT

NewPage = Callable[..., Page]
SITE = "http://127.0.0.1:8000/"


@pytest.fixture(scope="session")
def folder(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloaded file, unpacked."""
    place = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(site_dir / offline.ARCHIVE) as pack:
        pack.extractall(place)
    return place / offline.FOLDER


class Changing:
    """A site that may change and whose server may stop: its folder and its address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running = contextlib.ExitStack()
        self.address = ""
        self.start()

    def start(self) -> None:
        """At the address it had, if it has run before."""
        port = int(self.address.rpartition(":")[2] or 0)
        self.address = self.running.enter_context(server.serve(self.folder, port=port))

    def stop(self) -> None:
        """From now on there is no network that leads to it."""
        self.running.close()

    def change(self, path: str, old: str, new: str) -> None:
        """One file."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new, 1), "utf-8")

    def publish(self) -> None:
        """What has been changed, as a version of its own."""
        source = (ROOT / "docs/assets/offline/sw.js").read_text("utf-8")
        (self.folder / "sw.js").write_text(offline.worker(source, self.files()), "utf-8")

    def files(self) -> dict[str, bytes]:
        paths = (
            f.relative_to(self.folder).as_posix() for f in self.folder.rglob("*") if f.is_file()
        )
        return {path: (self.folder / path).read_bytes() for path in offline.taken(paths)}


@pytest.fixture
def changing(site_dir: Path, tmp_path: Path) -> Iterator[Changing]:
    copy = tmp_path / "site"
    shutil.copytree(site_dir, copy, ignore=shutil.ignore_patterns("embed"))
    site = Changing(copy)
    yield site
    site.stop()


def test_the_file_holds_the_site_and_every_link_in_it_is_whole(
    folder: Path, site_dir: Path
) -> None:
    pages = sorted(folder.rglob("*.html"))
    on_site = set(
        offline.taken(p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*.html"))
    )
    old = {f"{address}/index.html" for address in moved_pages(site_dir)}
    assert {page.relative_to(folder).as_posix() for page in pages} == on_site - old - {"404.html"}
    assert len(pages) > 100
    assert 'href="/' not in "".join(page.read_text("utf-8") for page in pages)
    broken = []
    for page in pages:
        for _, _, address, _ in lxml.html.fromstring(page.read_bytes()).iterlinks():
            parts = urlsplit(address)
            inside = address.removeprefix(SITE).partition("#")[0]
            if address.startswith(SITE) and (inside in on_site or f"{inside}index.html" in on_site):
                broken.append((page.relative_to(folder).as_posix(), address))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            if not (page.parent / unquote(parts.path)).resolve().is_file():
                broken.append((page.relative_to(folder).as_posix(), address))
    assert broken == []


def test_the_same_site_makes_the_same_file(site_dir: Path) -> None:
    paths = offline.taken(
        p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*") if p.is_file()
    )
    files = {path: (site_dir / path).read_bytes() for path in paths}
    assert offline.archive(files, "https://bow.example/") == offline.archive(
        files, "https://bow.example/"
    )


def test_a_letter_from_a_folder(browser: Browser, folder: Path) -> None:
    """Opened from the disk: read, filled in, copied, and found by the search."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("withdraw by email")
    page.locator(".search-letter a").first.click()
    expect(page).to_have_url(re.compile(r"letters/withdraw-by-email/index\.html$"))
    page.locator("#f-company").fill("Northwind")
    expect(page.locator("[data-article]")).to_contain_text("Northwind")
    with page.expect_download() as saved:
        from_menu(page, "Download .txt")
    assert "Northwind" in Path(saved.value.path()).read_text("utf-8")
    page.locator("#content").get_by_role("link", name="All letters", exact=True).click()
    expect(page).to_have_url(re.compile(r"letters/index\.html$"))
    assert errors == []
    page.close()


def test_the_file_can_be_read_without_javascript(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="See every letter").click()
    page.locator("[data-letter] a").first.click()
    expect(page.locator("[data-article]")).to_be_visible()
    context.close()


def kept(page: Page) -> Any:
    return page.evaluate(
        "async () => ({ caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length })"
    )


def press(page: Page, button: str, message: str) -> None:
    """`told` is how the answer begins."""
    page.get_by_role("button", name=button).click()
    expect(page.locator("[data-status]")).to_have_text(re.compile(f"^{message}"), timeout=60_000)


def keep(page: Page) -> None:
    page.goto("/about/offline/")
    press(page, "Keep it on this device", "Kept")


def test_nothing_is_kept_until_the_reader_asks(new_page: NewPage, changing: Changing) -> None:
    page = new_page(base_url=changing.address)
    for address in ("/", "/letters/withdraw-by-email/", "/about/offline/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert kept(page) == {"caches": [], "workers": 0}, address


def test_kept_and_read_without_a_network(new_page: NewPage, changing: Changing) -> None:
    page = new_page(base_url=changing.address, expected=["404 (Not Found)"])
    keep(page)
    changing.stop()
    page.goto("/letters/notice-uk/#overlap=after")
    page.locator("#f-company").first.fill("Northwind")
    expect(page.locator("[data-article]")).to_contain_text("Northwind")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("germany")
    expect(page.locator(".search-page a").first).to_be_visible()
    page.goto("/no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


CALL = "telling/call/index.html"
NOT_THERE = ("ERR_CONNECTION_REFUSED", "ERR_FAILED", "404 (Not Found)")
NOTHING = {"caches": [], "workers": 0}


def test_taken_away_and_kept_again(new_page: NewPage, changing: Changing) -> None:
    """As often as one likes, on one page; and what is gone stays gone, also when the page asks for something."""
    page = new_page(base_url=changing.address, expected=NOT_THERE)
    keep(page)
    press(page, "Remove it", "Removed")
    assert kept(page) == NOTHING
    press(page, "Keep it on this device", "Kept")
    assert len(kept(page)["caches"]) == 1
    press(page, "Remove it", "Removed")
    changing.stop()
    page.evaluate(
        "() => new Promise((done) => { const i = new Image(); i.onerror = i.onload = done; i.src = '/assets/img/app-192.png?x' })"
    )
    assert kept(page) == NOTHING


def test_what_others_keep_at_the_same_host_stays(new_page: NewPage, changing: Changing) -> None:
    page = new_page(base_url=changing.address)
    page.goto("/about/offline/")
    other = "bowout-offline https://other.example/ 1"
    page.evaluate("(name) => caches.open(name)", other)
    keep(page)
    assert len(kept(page)["caches"]) == 2
    press(page, "Remove it", "Removed")
    assert kept(page)["caches"] == [other]


def updated(page: Page) -> None:
    """The browser looks for a newer worker, as it does by itself when a page is opened."""
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const { installing } = await registration.update();
          if (installing) await new Promise((done) => installing.addEventListener("statechange", done));
        }"""
    )


def test_a_new_version_takes_the_place_of_the_old_one(
    new_page: NewPage, changing: Changing
) -> None:
    """Online one always reads today's page; the copy follows as a whole, and the old one goes."""
    page = new_page(base_url=changing.address)
    keep(page)
    old = kept(page)["caches"]
    changing.change(CALL, "</h1>", " (changed)</h1>")
    page.goto("/telling/call/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("(changed)")
    changing.publish()
    updated(page)
    changing.stop()
    page.goto("/telling/call/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("(changed)")
    assert len(kept(page)["caches"]) == 2, (
        "a page of the old copy is open, and keeps what is its own"
    )
    changing.start()
    page.goto("/telling/")
    until = time.monotonic() + 30
    while len(now := kept(page)["caches"]) != 1:
        assert time.monotonic() < until, now
        page.wait_for_timeout(100)
    assert now != old
    changing.stop()
    page.goto("/telling/call/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("(changed)")


def test_a_new_version_that_cannot_be_fetched_leaves_the_old_one_whole(
    new_page: NewPage, changing: Changing
) -> None:
    page = new_page(base_url=changing.address, expected=NOT_THERE)
    keep(page)
    old = kept(page)["caches"]
    changing.change(CALL, "</h1>", " (changed)</h1>")
    changing.publish()
    (changing.folder / "letters/notice-uk/notice-uk.docx").unlink()
    updated(page)
    assert kept(page)["caches"] == old
    changing.stop()
    page.goto("/telling/call/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("(changed)")


def test_a_page_of_the_copy_loads_nothing_of_another_version(
    new_page: NewPage, changing: Changing
) -> None:
    """The connection comes back under an old page; its search is the old one, as the page expects.

    Once it is loaded anew, all of it is new: browsers hold on to a file for a tenth of its age.
    """
    for file in (changing.folder / "assets/js").iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))
    page = new_page(base_url=changing.address)
    keep(page)
    changing.stop()
    page.goto("/telling/call/")
    changing.change("assets/js/search.js", "(() => {", "window.newer = true; (() => {")
    changing.start()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("germany")
    expect(page.locator(".search-page a").first).to_be_visible()
    assert page.evaluate("window.newer") is None
    page.reload()
    page.get_by_role("button", name="Search").click()
    page.wait_for_function("() => window.newer")


@pytest.mark.parametrize(
    "what",
    ["a file is of another version", pytest.param("a file is missing", marks=pytest.mark.full)],
)
def test_a_copy_that_cannot_be_whole_is_none(
    new_page: NewPage, changing: Changing, what: str
) -> None:
    """And once it can be, the same button keeps it."""
    page = new_page(base_url=changing.address, expected=NOT_THERE)
    page.goto("/about/offline/")
    lost = changing.folder / "letters/notice-uk/notice-uk.docx"
    data = lost.read_bytes()
    lost.unlink() if what == "a file is missing" else lost.write_bytes(data + b" ")
    press(page, "Keep it on this device", "Not everything")
    assert kept(page) == NOTHING
    lost.write_bytes(data)
    press(page, "Keep it on this device", "Kept")
    assert len(kept(page)["caches"]) == 1
