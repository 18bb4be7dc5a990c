"""While someone writes: pages follow what is saved, and a mistake does not end the server."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import project

PATIENCE = 60  # seconds for one build, on a slow machine that is doing something else too


@dataclass
class Served:
    root: Path
    process: subprocess.Popen[bytes]
    log: Path
    port: int

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{path}", timeout=5
            ) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, path: str, words: str) -> None:
        self._wait(lambda: words in self.page(path), f"{words!r} on /{path}")

    def wait_for_log(self, pattern: str) -> None:
        self._wait(lambda: re.search(pattern, self.said()), f"{pattern!r} in the log")

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def _wait(self, condition: object, what: str) -> None:
        assert callable(condition)
        until = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, f"The server ended:\n{self.said()}"
            assert time.monotonic() < until, f"Waited for {what} in vain:\n{self.said()}"
            time.sleep(0.2)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = project.copy(tmp_path / "bow-out")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "mkdocs",
                "serve",
                "--strict",
                "--dev-addr",
                f"127.0.0.1:{port}",
            ],
            cwd=root,
            # At the root of the port, wherever the real site lives.
            env=project.environment(SITE_URL=f"http://127.0.0.1:{port}/", PYTHONUNBUFFERED="1"),
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            yield Served(root, process, log, port)
        finally:
            process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def test_saving_shows_and_a_mistake_is_survived(served: Served) -> None:
    served.wait_for("", "<h1")

    page = served.root / "docs/about/index.md"
    page.write_text(page.read_text("utf-8") + "\nA sentence saved just now.\n", "utf-8")
    served.wait_for("about/", "A sentence saved just now.")

    letter = served.root / "snippets/letters/en/withdraw-by-email.yml"
    good = letter.read_text("utf-8")
    title = re.search(r"(?m)^title: (.*)$", good)
    assert title

    letter.write_text(good.replace(title[0], "titel: A slip of the pen"), "utf-8")
    served.wait_for_log(r"withdraw-by-email\.yml:\d+:\d+ ")
    assert "Traceback" not in served.said()

    letter.write_text(good.replace(title[0], "title: A title saved just now"), "utf-8")
    served.wait_for("letters/withdraw-by-email/", "A title saved just now")
