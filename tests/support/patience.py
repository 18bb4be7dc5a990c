"""An end to every wait: a test that hangs ends its process, which says where it stood, and the others go on.

Playwright waits for conditions, not for the clock. Its limits are wide, because they only matter when something
is broken, and a busy machine is no fault. What waits without a limit, such as closing a browser that does not
answer, is ended from outside: under xdist such a test has failed, and another process takes over.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TextIO

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

EXPECTATION = 30_000
# Milliseconds in which a condition must hold, and in which a page must do what it is asked.
ACTION = 90_000
# Seconds for a test's setup, its body or its end: the longest there is takes a twentieth on a quiet
# machine.
PHASE = 20 * 60


class Patience:
    """A plugin for pytest, in every process that runs tests."""

    def __init__(self, terminal: TextIO | None = None) -> None:
        self.terminal = terminal or os.fdopen(os.dup(2), "w")

    @contextmanager
    def _watched(self) -> Generator[None]:
        faulthandler.dump_traceback_later(PHASE, file=self.terminal, exit=True)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Generator[None, Any, Any]:
        with self._watched():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None, Any, Any]:
        with self._watched():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None, Any, Any]:
        with self._watched():
            return (yield)


def install() -> None:
    """Once for all pages of this process."""
    expect.set_options(timeout=EXPECTATION)
    if not hasattr(Browser.new_context, "__wrapped__"):
        Browser.new_context = _patient(Browser.new_context)  # type: ignore[method-assign]


def _patient(method: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    @wraps(method)
    def new_context(browser: Browser, *arguments: Any, **settings: Any) -> BrowserContext:
        context = method(browser, *arguments, **settings)
        context.set_default_timeout(ACTION)
        return context

    return new_context
