"""A small static server, as a plain host would serve the site; if asked, compressed as most hosts do."""

from __future__ import annotations

import contextlib
import gzip
import io
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

# Named here, because what the system's own table says differs between machines.
TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
PACKED = {".docx", ".gz", ".ico", ".png", ".webp", ".woff2"}  # nothing to gain


def redirect(site: Path, asked: str) -> str:
    """Where `_redirects` sends somebody, or "". A name behind a colon stands for one part of the path."""
    path, _, query = asked.partition("?")
    for line in (site / "_redirects").read_text("utf-8").splitlines():
        old, new, _ = line.split()
        if found := re.fullmatch(re.sub(r":(\w+)", r"(?P<\1>[^/]+)", old), path):
            to = re.sub(r":(\w+)", lambda name: found[name[1]], new)
            return to + f"&{query}" * bool(query and "?" in to)
    return ""


class Handler(SimpleHTTPRequestHandler):
    """Files by our table of types, the site's own page for what is missing, and not a word to the terminal."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES
    compress = False
    # Whether the host reads `_redirects`; GitHub Pages doesn't.
    redirects = False

    def guess_type(self, path: Any) -> str:
        return TYPES.get(Path(path).suffix.lower(), TYPES[""])

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if (
            self.redirects
            and not path.exists()
            and (to := redirect(Path(self.directory), self.path))
        ):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", to)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (self.compress and accepted and file.is_file()) or file.suffix.lower() in PACKED:
            return super().send_head()
        data = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        answer: BinaryIO = io.BytesIO(data)
        return answer

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing: a test's own failure is what should be read."""


class Server(ThreadingHTTPServer):
    """A thread for each connection; who is still connected at the end can be hung up on."""

    daemon_threads = True

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.lines: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.lines.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """On whoever is still connected: else a browser could go on asking a server that is gone."""
        for line in list(self.lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no error."""


class _Compressing(Handler):
    compress = True


@contextmanager
def serve(
    directory: Path,
    *,
    compress: bool = False,
    tls: ssl.SSLContext | None = None,
    port: int = 0,
) -> Iterator[str]:
    """Serve a directory on a port of this machine, a free one if 0; gives its address without a final slash."""
    handler = _Compressing if compress else Handler
    server = Server(("127.0.0.1", port), partial(handler, directory=str(directory)))
    if tls:
        # Each connection greets in a thread of its own, when it is first read from.
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        server.hang_up()
        thread.join()
