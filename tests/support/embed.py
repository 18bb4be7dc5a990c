"""Other people's sites, simulated: what a host does to pasted code, and the page that is left.

Two servers, on two sites as a browser counts sites: ours at 127.0.0.1, with the headers that `_headers`
asks for, and the host at localhost. One file in tests/fixtures/embed_hosts describes one host.
"""

from __future__ import annotations

import json
import re
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import yaml
from playwright.sync_api import Frame, Locator, Page

from bowout.render.embed_code import Codes, Target
from tests.support import ready, server
from tests.support.content import ours
from tests.support.headers import Headers
from tests.support.project import ROOT

FIXTURES = ROOT / "tests/fixtures/embed_hosts"
# The address for which the site is built when nobody says another.
BUILT_FOR = "http://127.0.0.1:8000/"


def target(path: str, title: str, school: str = "", letter: str = "") -> Target:
    """A page of the first guide."""
    return Target(path, title, school, letter, lang=ours().lang)


LETTER = target(
    "letters/withdraw-by-email",
    "Withdraw your acceptance by email",
    "example-university",
    "withdraw-by-email",
)
PASTE = '<p><label for="paste">Paste here</label></p><textarea id="paste" rows="3"></textarea>'
PLAIN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A portal</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"></head>
<body><main><h1>After you said yes</h1>
{code}
{paste}</main></body></html>
"""


# Whether it can really be seen: in its frame, in every frame around that, and in the window. A browser does not paint a
# frame on another site that is out of sight, and then nothing there is observed: no answer in five seconds means no.
IN_VIEW = """(el) => new Promise((done) => {
  const answer = (inView) => { seen.disconnect(); done(inView); };
  const seen = new IntersectionObserver(([entry]) => answer(entry.intersectionRatio > 0.9));
  seen.observe(el);
  setTimeout(() => answer(false), 5_000);
})"""


@dataclass(frozen=True)
class Host:
    """One simulated host. What the fields mean stands in tests/fixtures/embed_hosts/README.md."""

    id: str
    name: str
    does: str
    form: str
    can: Mapping[str, str]
    page: str = PLAIN
    keeps: Mapping[str, list[str]] | None = None
    adds: Mapping[str, str] = field(default_factory=dict)
    box: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    javascript: bool = True
    noise: tuple[Mapping[str, str], ...] = ()

    def filtered(self, code: str) -> str:
        """The code after the host has cleaned it."""
        tree = lxml.html.fragment_fromstring(code, create_parent="div")
        for element in [] if self.keeps is None else list(tree.iterdescendants()):
            kept = self.keeps.get(str(element.tag))
            if kept is None:
                (element.drop_tree if element.tag == "script" else element.drop_tag)()
                continue
            for name in set(element.attrib) - set(kept):
                if not (name.startswith("aria-") and "aria-*" in kept):
                    del element.attrib[name]
        for frame in tree.iter("iframe"):
            for name, value in self.adds.items():
                frame.set(name, value)
        inside = "".join(lxml.html.tostring(one, encoding="unicode") for one in tree)
        return (tree.text or "") + inside

    def is_noise(self, line: str) -> bool:
        """Whether the browser says this of its own accord, as the fixture explains."""
        return any(re.search(one["line"], line) for one in self.noise)


@cache
def hosts() -> dict[str, Host]:
    """Every simulated host by the name of its file."""
    found = {}
    for file in sorted(FIXTURES.glob("*.yml")):
        data: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
        if isinstance(data.get("keeps"), dict):
            globally = data["keeps"].pop("*", [])
            data["keeps"] = {tag: [*own, *globally] for tag, own in data["keeps"].items()}
        data["noise"] = tuple(data.get("noise", ()))
        found[file.stem] = Host(id=file.stem, **data)
    return found


class World:
    """Our site and a host beside it. Pages of the host are put at paths."""

    def __init__(self, site_dir: Path, site: str, host_port: int, pages: dict[str, Any]) -> None:
        self.site_dir = site_dir
        self.site = site
        scheme = urlsplit(site).scheme
        self.host = f"{scheme}://localhost:{host_port}"
        # A third site, as editors have that put pasted code into a frame of their own.
        self.inner = f"{scheme}://inner.localhost:{host_port}"
        self._pages = pages
        self.codes = Codes(f"{site}/", ours())

    def put(self, path: str, html: str, headers: Mapping[str, str] | None = None) -> str:
        """Put a page there and give its address."""
        self._pages[path] = (html, dict(headers or {}))
        return self.host + path

    def here(self, text: str) -> str:
        """Text of the built site with the address at which it is served now."""
        return text.replace(BUILT_FOR, f"{self.site}/")

    def code(self, form: str, target: Target) -> str:
        """What the tool prints."""
        return self.codes.forms[form](target)

    def show(self, host: Host, code: str) -> str:
        """The host's page with the code in it, as visitors get it; gives the address."""
        if host.form == "address":
            code = wordpress(self, code.strip())
        code = host.filtered(code)
        if host.box:
            self._pages[f"/{host.id}/box"] = (PLAIN.format(code=code, paste=""), {})
            inside = f'src="{self.inner}/{host.id}/box"'
            code = host.box.replace("{inside}", inside)
        html = host.page.replace("{code}", code).replace("{paste}", PASTE)
        headers = {name: value.replace("SITE", self.site) for name, value in host.headers.items()}
        return self.put(f"/{host.id}/", html, headers)

    def file(self, address: str) -> Path:
        """The file of the site that an address of ours leads to."""
        path = urlsplit(address).path
        path = (server.redirect(self.site_dir, path).partition("?")[0] or path).lstrip("/")
        found = self.site_dir / path
        return found / "index.html" if not path or path.endswith("/") else found


def wordpress(world: World, address: str) -> str:
    """What WordPress makes of a pasted address: discovery, the answer's quotation and frame, its own attributes."""
    page = lxml.html.document_fromstring(world.file(address).read_bytes())
    told = page.xpath("//link[@type='application/json+oembed']/@href")
    answer = json.loads(world.here(world.file(world.here(told[0])).read_text("utf-8")))
    assert answer["type"] == "rich"
    tree = lxml.html.fragment_fromstring(answer["html"], create_parent="div")
    [quotation], [frame] = tree.findall("blockquote"), tree.findall("iframe")
    kept = ("src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title")  # fmt: skip
    attributes = {name: frame.get(name) for name in kept if frame.get(name)}
    attributes["src"] += "#?secret=Abc123Xyz9"
    attributes |= {
        "class": "wp-embedded-content",
        "sandbox": "allow-scripts",
        "security": "restricted",
        "data-secret": "Abc123Xyz9",
        "style": "position: absolute; visibility: hidden;",
    }
    link = quotation.find("a")
    written = " ".join(f'{name}="{escape(value or "")}"' for name, value in attributes.items())
    return (
        '<blockquote class="wp-embedded-content" data-secret="Abc123Xyz9">'
        f'<a href="{escape(link.get("href"))}">{escape(link.text)}</a></blockquote>'
        f"<iframe {written}></iframe>"
    )


@contextmanager
def world(site_dir: Path, port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[World]:
    """Both servers, as long as they are needed: ours on that port, or a free one."""
    pages: dict[str, Any] = {}
    site = _serve(partial(_Site, directory=str(site_dir), rules=Headers.of(site_dir)), port, tls)
    host = _serve(partial(_Host, pages=pages), 0, tls)
    scheme = "https" if tls else "http"
    try:
        yield World(
            site_dir,
            f"{scheme}://127.0.0.1:{site.server_address[1]}",
            host.server_address[1],
            pages,
        )
    finally:
        for one in (site, host):
            one.shutdown()
            one.server_close()
            one.hang_up()


def _serve(handler: Any, port: int, tls: ssl.SSLContext | None) -> server.Server:
    started = server.Server(("127.0.0.1", port), handler)
    if tls:
        started.socket = tls.wrap_socket(
            started.socket, server_side=True, do_handshake_on_connect=False
        )
    threading.Thread(
        target=started.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    return started


class _Site(server.Handler):
    """Our site with the headers and the redirects that it asks for."""

    redirects = True

    def __init__(self, *args: Any, rules: Headers, **named: Any) -> None:
        self.rules = rules
        super().__init__(*args, **named)

    def end_headers(self) -> None:
        for name, value in self.rules.of_path(urlsplit(self.path).path).items():
            if name != "strict-transport-security":  # not believed over plain HTTP
                self.send_header(name, value)
        super().end_headers()


class _Host(BaseHTTPRequestHandler):
    """Pages from memory."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, pages: Mapping[str, Any]) -> None:
        self.pages = pages
        super().__init__(*args)

    def do_GET(self) -> None:
        html, headers = self.pages.get(urlsplit(self.path).path, (None, {}))
        body = (html or "").encode()
        self.send_response(HTTPStatus.OK if html is not None else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Heard:
    """Errors of a page and its frames."""

    def __init__(self, page: Page) -> None:
        self.lines: list[str] = []
        page.on("pageerror", lambda error: self.lines.append(f"uncaught: {error}"))
        page.on(
            "console",
            lambda message: self.lines.append(message.text) if message.type == "error" else None,
        )


class Finger:
    """Touches the middle of the window and moves, as the browser hears it from a screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.screen = page.context.new_cdp_session(page)
        assert page.viewport_size
        self.x, self.y = (page.viewport_size[side] / 2 for side in ("width", "height"))

    def moves_up_until(self, seen: Locator) -> None:
        self._moves_until(seen, -1)

    def moves_down_until(self, seen: Locator) -> None:
        self._moves_until(seen, 1)

    def _moves_until(self, seen: Locator, way: int) -> None:
        for _ in range(60):
            self._moves(way * 300)
            if seen.evaluate(IN_VIEW):
                return
        raise AssertionError(f"60 times the finger moved, and {seen} is still out of sight")

    def _moves(self, far: float) -> None:
        start, steps = self.y - far / 2, 10
        self._touch("touchStart", start)
        for step in range(1, steps + 1):
            self._touch("touchMove", start + far * step / steps)
        self._touch("touchEnd")

    def _touch(self, kind: str, y: float | None = None) -> None:
        points = [] if y is None else [{"x": self.x, "y": y}]
        self.screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def frame_of(page: Page, world: World) -> Frame:
    """Our page in the host's, loaded, with its script."""
    for _ in range(200):
        for frame in page.frames:
            if frame.url.startswith(f"{world.site}/embed/v1/"):
                frame.wait_for_load_state("load")
                ready.wait(frame)
                return frame
        page.wait_for_timeout(25)
    raise AssertionError(f"No frame of ours in {page.url}: {[frame.url for frame in page.frames]}")
