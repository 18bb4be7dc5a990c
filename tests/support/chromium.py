"""Find a Chromium for the browser tests, or install one.

`python -m tests.support.chromium` prints where it is. Tests never skip for want of a browser:
`find()` gives one or says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support import debian

SHELL = "chromium-headless-shell"
"""Debian's Chromium without what stands around a page: it needs a third of the time for the same tests."""
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "msedge",
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
REMEDY = """\
The browser tests need Chromium or Chrome, and none was found. One of these helps:
  - install Chromium or Google Chrome and run the tests again
  - say where it is: CHROMIUM=/path/to/chrome make test
  - let Playwright fetch its own: python -m playwright install chromium"""


class ChromiumMissingError(RuntimeError):
    """No browser, and no way found to install one."""


def find() -> Path:
    """The browser to use. CHROMIUM decides; else the fastest on this machine; else Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        path = shutil.which(named)
        if path is None:
            raise ChromiumMissingError(
                f"CHROMIUM names {named!r}, which is not a program.\n{REMEDY}"
            )
        return Path(path)
    for path in _already_here():
        return path
    raise ChromiumMissingError(REMEDY)


def install() -> Path:
    """The browser to use: the fast one, installed first where it may be; else any; else one that can be installed."""
    if os.environ.get("CHROMIUM"):
        return find()
    if not shutil.which(SHELL) and debian.may_install():
        _set_up("Debian's packages", debian.commands(SHELL, "fonts-liberation"))
    try:
        return find()
    except ChromiumMissingError:
        for name, commands in _ways_to_install():
            if _set_up(name, commands):
                return find()
        raise


def _set_up(name: str, commands: list[list[str]]) -> bool:
    print(f"Setting up: Chromium from {name} (once)", file=sys.stderr)
    return all(debian.run(command) for command in commands)


def launch_arguments() -> list[str]:
    """Quiet, and no calls home. Root, as in a container, cannot have the sandbox."""
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if debian.is_root():
        arguments.append("--no-sandbox")
    return arguments


def _already_here() -> Iterator[Path]:
    if found := shutil.which(SHELL):
        yield Path(found)
    own = _playwrights_own()
    if own is not None and own.is_file():
        yield own
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    for application in APPLICATIONS:
        if Path(application).is_file():
            yield Path(application)


def _playwrights_own() -> Path | None:
    """Asked in a process of its own: Playwright's loop must not run twice in one."""
    question = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    if not _cache_of_playwright().is_dir():
        return None
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True)
    path = answer.stdout.strip()
    return Path(path) if path else None


def _cache_of_playwright() -> Path:
    if set_by_hand := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(set_by_hand)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "ms-playwright"


def _ways_to_install() -> Iterator[tuple[str, list[list[str]]]]:
    # Only Debian's own package is a browser; Ubuntu's of that name installs something else.
    if debian.may_install():
        yield "Debian's packages", debian.commands("chromium", "fonts-liberation")
    yield "Playwright", [[sys.executable, "-m", "playwright", "install", "chromium"]]


if __name__ == "__main__":
    try:
        print(f"Chromium: {install()}")
    except ChromiumMissingError as problem:
        sys.exit(str(problem))
