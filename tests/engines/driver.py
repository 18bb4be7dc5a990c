"""What a journey can ask of a browser, and how each of the three is asked.

Firefox and WebKitGTK speak the commands of W3C WebDriver: WebKit over HTTP, Firefox over Marionette, its own
socket, because no package brings geckodriver. Chromium is driven by Playwright, as in tests/browser.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page, Playwright

from tests.engines import packages
from tests.support import chromium

PATIENCE = 120  # seconds, for anything at all; a browser that takes longer is counted as hung
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Control": "\ue009",
    "Shift": "\ue008",
}
# A window's width and height. WebKit's small browser can't be made narrower than 447 pixels.
DESK, PHONE = (1280, 900), (450, 800)


class BrowserError(Exception):
    """What the browser said when it refused a command."""


class Browser(ABC):
    """One window of one browser."""

    name: str

    @abstractmethod
    def go(self, url: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def back(self) -> None:
        """The browser's own Back."""

    @abstractmethod
    def url(self) -> str:
        """Where the window is."""

    @abstractmethod
    def js(self, body: str, *values: Any) -> Any:
        """Run the body of a function, with `values` as its arguments, in the frame that is entered."""

    @abstractmethod
    def click(self, css: str) -> None:
        """Click the first such element as a person does."""

    @abstractmethod
    def type(self, css: str, text: str) -> None:
        """Focus the element and type behind what stands there."""

    @abstractmethod
    def press(self, key: str, control: bool = False) -> None:
        """One key, where the focus is."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Make the window that large."""

    @abstractmethod
    def enter(self, css: str) -> None:
        """Go on inside this frame."""

    @abstractmethod
    def leave(self) -> None:
        """Back to the page around the frame."""

    @abstractmethod
    def pages_printed(self) -> int | None:
        """How many sheets of A4 a print takes; None where the browser can't be asked."""

    @abstractmethod
    def close(self) -> None:
        """End it, whatever state it is in."""

    @property
    @abstractmethod
    def downloads(self) -> Path:
        """The folder to which it saves."""

    def open(self, url: str) -> None:
        """Open an address and wait until its scripts have run."""
        self.go(url)
        self.until(READY)

    def text(self, css: str) -> str:
        """The words of the first such element, as they are seen."""
        return str(self.js("return document.querySelector(arguments[0]).innerText", css))

    def until(self, condition: str, *values: Any) -> Any:
        """Wait for a condition, and give what it gave."""
        end = time.monotonic() + PATIENCE
        while True:
            if found := self.js(f"return {condition}", *values):
                return found
            if time.monotonic() > end:
                seen = self.js(
                    "return location.href + ' ' + document.body?.innerText.slice(0, 400)"
                )
                raise AssertionError(f"{self.name}: never came true: {condition} {values}\n{seen}")
            time.sleep(0.05)

    def downloaded(self, name: str) -> bytes:
        """The file of that name, when it is whole."""
        end = time.monotonic() + PATIENCE
        last = -1
        while time.monotonic() < end:
            for file in self.downloads.glob(name):
                size = file.stat().st_size
                if size and size == last:
                    return file.read_bytes()
                last = size
            time.sleep(0.1)
        found = [path.name for path in self.downloads.iterdir()]
        raise AssertionError(f"{self.name}: {name} was not saved, but {found}")


PUT_IN = """const el = document.querySelector(arguments[0]);
  el.value += arguments[1];
  el.dispatchEvent(new InputEvent('input', { bubbles: true }));"""
READY = "document.documentElement.classList.contains('ready')"


class Chromium(Browser):
    """Chromium by Playwright."""

    name = "chromium"

    def __init__(self, playwright: Playwright, home: Path, script: bool = True) -> None:
        folder = self._folder = home / "saved"
        folder.mkdir()
        self._browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.launch_arguments()
        )
        self._context = self._browser.new_context(
            ignore_https_errors=True,
            java_script_enabled=script,
            locale="en-US",
            viewport={"width": DESK[0], "height": DESK[1]},
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._context.set_default_timeout(PATIENCE * 1000)
        self._page: Page = self._context.new_page()
        self._page.on("download", lambda file: file.save_as(folder / file.suggested_filename))
        self._frame: Page | Frame = self._page

    @property
    def downloads(self) -> Path:
        return self._folder

    def go(self, url: str) -> None:
        self._frame = self._page
        self._page.goto(url)

    def back(self) -> None:
        self._page.go_back()

    def url(self) -> str:
        return self._page.url

    def js(self, body: str, *values: Any) -> Any:
        return self._frame.evaluate(
            f"(values) => (function () {{ {body} }}).apply(null, values)", list(values)
        )

    def click(self, css: str) -> None:
        self._frame.locator(css).first.click()

    def type(self, css: str, text: str) -> None:
        self._frame.locator(css).first.press("End")
        self._frame.locator(css).first.press_sequentially(text)

    def press(self, key: str, control: bool = False) -> None:
        self._page.keyboard.press(f"Control+{key}" if control else key)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def enter(self, css: str) -> None:
        frame = self._frame.locator(css).element_handle().content_frame()
        assert frame
        self._frame = frame

    def leave(self) -> None:
        self._frame = self._page

    def pages_printed(self) -> int | None:
        return sheets(self._page.pdf(format="A4", prefer_css_page_size=False))

    def close(self) -> None:
        self._browser.close()


Send = Callable[[str, dict[str, Any]], Any]


class WebDriver(Browser):
    """A browser that speaks the commands of WebDriver; `_send` hands one on."""

    _send: Send
    _ended: Callable[[], None]
    _folder: Path

    @property
    def downloads(self) -> Path:
        return self._folder

    def go(self, url: str) -> None:
        self.leave()
        self._send("Navigate", {"url": url})

    def back(self) -> None:
        self._send("Back", {})

    def url(self) -> str:
        return str(self.js("return location.href"))

    def js(self, body: str, *values: Any) -> Any:
        return self._send("ExecuteScript", {"script": body, "args": list(values)})

    def _find(self, css: str) -> str:
        found = self._send("FindElement", {"using": "css selector", "value": css})
        return str(found[ELEMENT])

    def click(self, css: str) -> None:
        # The pages scroll smoothly nowhere, so what is brought into view is there at once.
        self.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css)
        self._send("ElementClick", {"id": self._find(css)})

    def type(self, css: str, text: str) -> None:
        self._send("ElementSendKeys", {"id": self._find(css), "text": text})

    def press(self, key: str, control: bool = False) -> None:
        value = KEYS.get(key, key)
        held = [KEYS["Control"]] if control else []
        keys = [{"type": "keyDown", "value": one} for one in [*held, value]]
        keys += [{"type": "keyUp", "value": one} for one in [value, *held]]
        self._send("PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": keys}]})

    def resize(self, width: int, height: int) -> None:
        """The page's own size, so the window is made larger by its frame."""
        self._send("SetWindowRect", {"width": width, "height": height})
        inner = self.js("return [innerWidth, innerHeight]")
        expected = {"width": 2 * width - inner[0], "height": 2 * height - inner[1]}
        self._send("SetWindowRect", expected)

    def enter(self, css: str) -> None:
        self._send("SwitchToFrame", {"id": {ELEMENT: self._find(css)}})

    def leave(self) -> None:
        self._send("SwitchToFrame", {"id": None})

    def pages_printed(self) -> int | None:
        return None

    def close(self) -> None:
        with contextlib.suppress(BrowserError, OSError):
            self._send("DeleteSession", {})
        self._ended()


class Firefox(WebDriver):
    """Firefox by Marionette."""

    name = "firefox"

    def __init__(self, home: Path, **preferences: bool | int | str) -> None:
        self._folder = home / "saved"
        self._folder.mkdir()
        port = free_port()
        profile = home / "profile"
        profile.mkdir()
        settings = {
            "marionette.port": port,
            "browser.download.dir": str(self._folder),
            "browser.download.folderList": 2,
            "browser.download.useDownloadDir": True,
            "browser.download.always_ask_before_handling_new_types": False,
            "browser.shell.checkDefaultBrowser": False,
            "browser.startup.page": 0,
            "datareporting.policy.dataSubmissionEnabled": False,
            "app.update.disabledForTesting": True,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
            "intl.accept_languages": "en-US",
            "print.always_print_silent": True,
            **preferences,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in settings.items())
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [
            packages.firefox(), "--marionette", "--remote-allow-system-access", "--no-remote",
            "--headless", "--profile", str(profile),
        ]  # fmt: skip
        self._ended = started(command, {"HOME": str(home), "MOZ_CRASHREPORTER_DISABLE": "1"})
        try:
            self._line = connect(port)
            self._read()  # its greeting
            self._count = 0
            self._send("NewSession", {"acceptInsecureCerts": True})
            self.resize(*DESK)
        except BaseException:
            self._ended()
            raise

    def _read(self) -> Any:
        data = b""
        while not data.endswith(b":"):
            data += self._more(1)
        left = int(data[:-1])
        data = b""
        while len(data) < left:
            data += self._more(left - len(data))
        return json.loads(data)

    def _more(self, most: int) -> bytes:
        data = self._line.recv(most)
        if not data:
            raise BrowserError("Firefox has hung up")
        return data

    def _send(self, command: str, values: dict[str, Any]) -> Any:  # type: ignore[override]
        name = command if ":" in command else f"WebDriver:{command}"
        if command == "SwitchToFrame" and values["id"] is not None:
            values = {"element": values["id"][ELEMENT], "focus": True}
        self._count += 1
        message = json.dumps([0, self._count, name, values]).encode()
        self._line.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        if error:
            raise BrowserError(f"{command}: {error['error']}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def in_its_own_words(self, body: str, *values: Any) -> Any:
        """Run a script with the browser's own rights: what it tells assistive technology is read there."""
        self._send("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.js(body, *values)
        finally:
            self._send("Marionette:SetContext", {"value": "content"})

    def pages_printed(self) -> int | None:
        page = {"width": 21.0, "height": 29.7}
        return sheets(base64.b64decode(self._send("Print", {"page": page, "shrinkToFit": False})))


PATHS = {
    "Navigate": ("POST", "url"),
    "Back": ("POST", "back"),
    "ExecuteScript": ("POST", "execute/sync"),
    "FindElement": ("POST", "element"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "PerformActions": ("POST", "actions"),
    "SetWindowRect": ("POST", "window/rect"),
    "SwitchToFrame": ("POST", "frame"),
    "TakeElementScreenshot": ("GET", "element/{id}/screenshot"),
    "DeleteSession": ("DELETE", ""),
}


class WebKit(WebDriver):
    """WebKitGTK's small browser by its own driver, on a screen that nobody sees."""

    name = "webkit"

    def __init__(self, home: Path, script: bool = True) -> None:
        self._folder = home / "Downloads"
        self._folder.mkdir()
        config = home / ".config"
        config.mkdir()
        (config / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self._folder}"\n', "utf-8")
        port = free_port()
        self._base = f"http://127.0.0.1:{port}/session"
        display, ended = screen()
        environment = {
            "HOME": str(home), "XDG_CONFIG_HOME": str(config), "DISPLAY": display, "LANG": "C.UTF-8",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1",
        }  # fmt: skip
        driver = started(["WebKitWebDriver", f"--port={port}"], environment)

        def both() -> None:
            driver()
            ended()

        self._ended = both
        try:
            connect(port).close()
            arguments = ["--automation", *([] if script else ["--enable-javascript=false"])]
            expected = {
                "acceptInsecureCerts": True,
                "webkitgtk:browserOptions": {
                    "binary": str(packages.mini_browser()),
                    "args": arguments,
                },
            }
            answer = self._ask("POST", self._base, {"capabilities": {"alwaysMatch": expected}})
            self._base += f"/{answer['sessionId']}"
            self.resize(*DESK)
        except BaseException:
            self._ended()
            raise

    def _ask(self, method: str, url: str, values: dict[str, Any]) -> Any:
        data = json.dumps(values).encode() if method == "POST" else None
        request = urllib.request.Request(
            url, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise BrowserError(f"{url}: {error.read().decode()}") from None

    def picture(self, css: str) -> bytes:
        """How an element looks, as a PNG."""
        self.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css)
        return base64.b64decode(self._send("TakeElementScreenshot", {"id": self._find(css)}))

    def type(self, css: str, text: str) -> None:
        """Its driver can't type into a frame of another site; there, the text is put in at once."""
        try:
            super().type(css, text)
        except BrowserError as error:
            if "not focusable" not in str(error):
                raise
            self.js(PUT_IN, css, text)

    def _send(self, command: str, values: dict[str, Any]) -> Any:  # type: ignore[override]
        method, path = PATHS[command]
        url = f"{self._base}/{path.format(**values)}".rstrip("/")
        return self._ask(method, url, values)


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has. Its objects may stand in packed streams."""
    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(found[1]))
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in parts)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def connect(port: int) -> socket.socket:
    """A connection to a program that is just starting."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def started(command: list[str], environment: dict[str, str]) -> Callable[[], None]:
    """Start a program in a group of its own; gives what ends it, with all that it has started."""
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def end() -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    return end


def screen() -> tuple[str, Callable[[], None]]:
    """A display that nobody sees."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writer)
    with os.fdopen(reader) as numbers:
        number = numbers.readline().strip()

    def end() -> None:
        process.kill()
        process.wait()

    if not number:
        end()
        raise BrowserError("Xvfb did not start")
    return f":{number}", end


@contextmanager
def home() -> Iterator[Path]:
    """A folder for a browser to live in."""
    folder = Path(tempfile.mkdtemp(prefix="engine-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
