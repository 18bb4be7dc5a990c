"""Browser contexts, used again where nothing is left in them of the test before.

A new context costs more than twice as much as the page that is opened in it. So one that a test has given back
goes to the next test that asks for the same settings, with a new page. What a test does to its pages goes with
them. What it does to the context itself would stay, so such a context is closed: after a script, a route, a
listener, a cookie or a clock for all its pages, and after anything that a page has stored.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.support.complaints import Complaints

SOILING = (
    "add_cookies", "add_init_script", "expose_binding", "expose_function", "new_cdp_session", "on", "once", "route",
    "route_from_har", "route_web_socket", "set_default_timeout", "set_extra_http_headers", "set_geolocation", "set_offline",
)  # fmt: skip
STORED = """async () => localStorage.length + sessionStorage.length + document.cookie.length
  + (self.caches ? (await caches.keys()).length : 0) + (await indexedDB.databases()).length
  + (navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0)"""
# Contexts that wait to be used again. Each keeps a process of the browser.
KEPT = 3


class Contexts:
    """The contexts of one browser."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[BrowserContext]] = defaultdict(list)
        self.lent: dict[BrowserContext, str] = {}
        self.soiled: set[BrowserContext] = set()
        self.complaints: dict[BrowserContext, Complaints] = {}
        _watch(self)

    def lend(
        self, complaints: Complaints, expected: Sequence[str] = (), **settings: Any
    ) -> BrowserContext:
        """A context with these settings, whose complaints go to the test that has it."""
        key = json.dumps(settings, sort_keys=True, default=str)
        context = self.free[key].pop() if self.free[key] else None
        if context is None:
            context = self.browser.new_context(**settings)
            self.complaints[context] = Complaints()
            self.complaints[context].watch(context)
        self.complaints[context].pass_on(complaints, expected)
        self.soiled.discard(context)
        self.lent[context] = key
        return context

    def take_back(self, context: BrowserContext) -> None:
        """Close its pages, and the context too if anything is left in it."""
        key = self.lent.pop(context)
        try:
            asked = json.loads(key).get("java_script_enabled", True)  # else a page could not say so
            clean = asked and context not in self.soiled and self._is_empty(context)
            if clean:
                for page in context.pages:
                    page.close()
                context.clear_permissions()
        except Error:
            clean = False
        self.complaints[context].pass_on(None)
        waiting = sum(map(len, self.free.values()))
        if clean and waiting < KEPT:
            self.free[key].append(context)
        else:
            del self.complaints[context]
            context.close()

    def close(self) -> None:
        for context in [one for waiting in self.free.values() for one in waiting]:
            context.close()
        _LENDERS.remove(self)

    @staticmethod
    def _is_empty(context: BrowserContext) -> bool:
        """Whether its pages have stored nothing. Of a page that cannot say so, nothing is known."""
        pages = [page for page in context.pages if page.url.startswith("http")]
        return bool(pages) and not any(page.evaluate(STORED) for page in pages)


_LENDERS: list[Contexts] = []


def _watch(lender: Contexts) -> None:
    """From now on, note what is done to a context that is lent."""
    if not hasattr(BrowserContext.route, "__wrapped__"):
        for name in SOILING:
            setattr(BrowserContext, name, _noting(getattr(BrowserContext, name)))
        for kind in (BrowserContext, Page):
            kind.clock = property(_clock(kind.clock.fget))  # type: ignore[attr-defined, method-assign, assignment]
    _LENDERS.append(lender)


def _soil(context: BrowserContext) -> None:
    for lender in _LENDERS:
        if context in lender.lent:
            lender.soiled.add(context)


def _noting(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def call(context: BrowserContext, *arguments: Any, **settings: Any) -> Any:
        _soil(context)
        return method(context, *arguments, **settings)

    return call


def _clock(getter: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @wraps(getter)
    def clock(owner: BrowserContext | Page) -> Any:
        _soil(owner.context if isinstance(owner, Page) else owner)
        return getter(owner)

    return clock
