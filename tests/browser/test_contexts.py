"""A browser's context goes to the next test only if nothing of the last one is left in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.complaints import Complaints
from tests.support.contexts import Contexts


@pytest.fixture
def lender(browser: Browser) -> Iterator[Contexts]:
    lender = Contexts(browser)
    yield lender
    lender.close()


def is_used_again(lender: Contexts, address: str, act: Callable[[Page], object]) -> bool:
    """Whether the context of a test that did this goes to the next, and with no page in it."""
    context = lender.lend(Complaints(), base_url=address)
    page = context.new_page()
    page.goto("/telling/")
    act(page)
    lender.take_back(context)
    again = lender.lend(Complaints(), base_url=address)
    assert again.pages == []
    lender.take_back(again)
    return again == context


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.locator("h1").click(),
        lambda page: page.emulate_media(color_scheme="dark"),
        lambda page: page.route("**/*", lambda route: route.abort()),
        lambda page: page.add_init_script("window.mine = 1"),
        lambda page: page.context.grant_permissions(["clipboard-read"]),
        lambda page: page.context.new_page(),
    ],
)
def test_what_goes_with_its_pages_leaves_it_usable(
    lender: Contexts, site_url: str, act: Callable[[Page], object]
) -> None:
    assert is_used_again(lender, site_url, act)


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.context.route("**/*", lambda route: route.abort()),
        lambda page: page.context.add_init_script("window.mine = 1"),
        lambda page: page.context.on("request", lambda _: None),
        lambda page: page.context.set_offline(True),
        lambda page: page.context.add_cookies([{"name": "a", "value": "b", "url": page.url}]),
        lambda page: page.clock.set_fixed_time("2027-03-01"),
        lambda page: page.evaluate("localStorage.mine = 1"),
        lambda page: page.evaluate("sessionStorage.mine = 1"),
        lambda page: page.evaluate("document.cookie = 'mine=1'"),
        lambda page: page.evaluate("caches.open('mine').then(() => 1)"),
        lambda page: page.close(),
    ],
)
def test_what_would_stay_ends_it(
    lender: Contexts, site_url: str, act: Callable[[Page], object]
) -> None:
    assert not is_used_again(lender, site_url, act)


def test_other_settings_get_another_and_a_permission_is_gone(
    lender: Contexts, site_url: str
) -> None:
    asked = "navigator.permissions.query({ name: 'clipboard-read' }).then(({ state }) => state)"
    context = lender.lend(Complaints(), base_url=site_url)
    context.grant_permissions(["clipboard-read"])
    page = context.new_page()
    page.goto("/telling/")
    assert page.evaluate(asked) == "granted"
    lender.take_back(context)
    other = lender.lend(Complaints(), base_url=site_url, color_scheme="dark")
    again = lender.lend(Complaints(), base_url=site_url)
    assert (other == context, again == context) == (False, True)
    page = again.new_page()
    page.goto("/telling/")
    assert page.evaluate(asked) == "prompt"
    for one in (other, again):
        lender.take_back(one)


def test_each_test_hears_its_own_complaints(lender: Contexts, site_url: str) -> None:
    heard = []
    for expected in ([], ["wrong"], []):
        complaints = Complaints()
        context = lender.lend(complaints, expected, base_url=site_url)
        page = context.new_page()
        page.goto("/telling/")
        page.evaluate("console.error('wrong')")
        lender.take_back(context)
        heard.append(complaints.text().endswith("wrong"))
    assert heard == [True, False, True]
