"""A page is used once its scripts are there: they come after its words (render/templates/early.js, early_frame.js), so also after `load`.

`install()` has every `goto` and `reload` wait for that, where the page has scripts to wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from playwright.sync_api import Frame, Page

COMING = """() => {
  const { classList, dataset } = document.documentElement;
  const awaited = dataset.scripts || location.pathname.startsWith("/embed/v1/");
  return Boolean(awaited) && classList.contains("js") && !classList.contains("ready");
}"""


def wait(page: Page | Frame) -> None:
    """Until the scripts of the page have run, or could not be had."""
    if page.evaluate(COMING):
        # by the clock: a frame out of sight draws no pictures to count
        page.wait_for_function(f"() => !({COMING})()", polling=20)


def install() -> None:
    """Once for all pages of this process."""
    for name in ("goto", "reload"):
        method = getattr(Page, name)
        if not hasattr(method, "__wrapped__"):
            setattr(Page, name, _waiting(method))


def _waiting(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def go(page: Page, *arguments: Any, **settings: Any) -> Any:
        answer = method(page, *arguments, **settings)
        if settings.get("wait_until") != "commit":
            wait(page)
        return answer

    return go
