"""Fixtures that every test may use.

site_dir   the site, built with the real command and shared by all processes; only to be read
site_url   the same site over HTTP, without a final slash
browser    one Chromium for the session
new_page   a fresh page in a context of its own: `new_page(java_script_enabled=False)`. The test fails if the
           browser complains of anything there, but for `new_page(expected=["words of the complaint"])`
page       such a page with ordinary settings; `page.goto("/letters/")` works
reader     an empty page with the letter check's script and the rules of all languages
tell       a line for the summary at the end: `tell("axe: 120 pages, 0 violations")`
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from bowout.model.conformance import load_report
from tests.support import (
    built,
    chromium,
    crawl,
    named,
    needed,
    patience,
    project,
    ready,
    server,
    times,
    unchanged,
)
from tests.support.complaints import Complaints
from tests.support.contexts import Contexts
from tests.support.corpus import scripts

NewPage = Callable[..., Page]
Tell = Callable[[str], None]
TOLD = "told"
_TOLD = pytest.StashKey[list[str]]()
_BUILDER = pytest.StashKey[subprocess.Popen[bytes]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    help = "look at every page with axe, not only at those that hold every part of the site"
    parser.addoption("--full", action="store_true", help=help)
    help = "which of make's commands this is: its times are kept, and `quick` leaves out what is slow or unchanged"
    parser.addoption("--tier", choices=sorted(times.TIERS), help=help)


def pytest_configure(config: pytest.Config) -> None:
    ready.install()
    patience.install()
    config.pluginmanager.register(patience.Patience())
    config.pluginmanager.register(unchanged.Watch())
    config.stash[_TOLD] = []
    config.pluginmanager.register(Told(config.stash[_TOLD]))
    if hasattr(config, "workerinput"):
        return
    report, _ = load_report(project.ROOT)
    if report:
        config.pluginmanager.register(named.Watch(report.tests))
    if needed.is_strict():
        config.pluginmanager.register(needed.NoSkips())
    if config.getoption("full"):
        config.pluginmanager.register(crawl.Record())
    if tier := config.getoption("tier"):
        config.pluginmanager.register(times.Clock(tier))
    if tier and not named.is_chosen(config):
        config.pluginmanager.register(unchanged.Remember())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: each waits for its browser now and then."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only `make test-all` runs. For `make test-quick` also what needs a browser or a built site, what
    is slow, and what passed as it is now."""
    if not config.getoption("full"):
        leave_out(config, items, {item for item in items if item.get_closest_marker("full")})
    items.sort(key=turn)
    if config.getoption("tier") != "quick":
        return
    quick = [
        item
        for item in items
        if not {"playwright", "site_dir"} & set(getattr(item, "fixturenames", ()))
        and not item.get_closest_marker("slow")
    ]
    known = unchanged.unchanged({item.path for item in quick})
    leave_out(config, items, set(items) - {item for item in quick if item.path not in known})


def turn(item: pytest.Item) -> int:
    """First what needs no site, because it is still being built; then what takes longest, so that nobody waits for it."""
    if {"playwright", "site_dir"} & set(getattr(item, "fixturenames", ())):
        return 2 if item.get_closest_marker("xdist_group") else 3
    return 1 if item.get_closest_marker("slow") else 0


def leave_out(config: pytest.Config, items: list[pytest.Item], out: set[pytest.Item]) -> None:
    if out:
        config.hook.pytest_deselected(items=[item for item in items if item in out])
        items[:] = [item for item in items if item not in out]


class Told:
    """Collects what tests tell, those in other processes too: it comes with their reports."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown":
            self.lines += [str(line) for name, line in report.user_properties if name == TOLD]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the site meanwhile, in a process of its own: whoever needs it waits for it there."""
    config = session.config
    complete = config.getoption("tier") in {"test", "all"} and not named.is_chosen(config)
    if complete and not hasattr(config, "workerinput"):
        config.stash[_BUILDER] = subprocess.Popen(
            [sys.executable, "-m", "tests.support.built"],
            cwd=project.ROOT,
            env=project.environment(PYTHONPATH=os.pathsep.join(["hooks", "."])),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def pytest_sessionfinish(session: pytest.Session) -> None:
    if builder := session.config.stash.get(_BUILDER, None):
        builder.terminate()
        builder.wait()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if config.stash[_TOLD]:
        terminalreporter.section("counted")
        for line in config.stash[_TOLD]:
            terminalreporter.write_line(line)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    def keep(line: str) -> None:
        request.node.user_properties.append((TOLD, line))

    return keep


@pytest.fixture(scope="session")
def site_dir() -> Path:
    return site_of(project.ROOT)


def site_of(root: Path, **changes: str) -> Path:
    """A built site; where it does not build, the test fails with what the build said."""
    try:
        return built.site(root, **changes)
    except built.BuildFailedError as problem:
        pytest.fail(f"The site does not build:\n{problem}", pytrace=False)


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    with server.serve(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    try:
        executable = chromium.find()
    except chromium.ChromiumMissingError as problem:
        pytest.fail(str(problem), pytrace=False)
    started = playwright.chromium.launch(
        executable_path=executable, args=chromium.launch_arguments()
    )
    yield started
    started.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Contexts]:
    lender = Contexts(browser)
    yield lender
    lender.close()


@pytest.fixture
def new_page(contexts: Contexts, site_url: str) -> Iterator[NewPage]:
    with lent_pages(contexts, site_url) as make:
        yield make


@contextmanager
def lent_pages(contexts: Contexts, address: str) -> Iterator[NewPage]:
    """Pages of a site for one test, which fails if the browser complains of anything that it did not expect."""
    lent = []
    complaints = Complaints()

    def make(expected: Sequence[str] = (), **settings: Any) -> Page:
        usual = {"base_url": address, "locale": "en-US", "timezone_id": "UTC"}
        lent.append(contexts.lend(complaints, expected, **{**usual, **settings}))
        return lent[-1].new_page()

    yield make
    for context in lent:
        contexts.take_back(context)
    if text := complaints.text():
        pytest.fail(f"The browser complained:\n{text}", pytrace=False)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=scripts())
    yield page
    context.close()
