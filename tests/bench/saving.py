"""From saving a letter to seeing it, with a hundred letters: `make serve` in a copy, and a visitor who asks again."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.bench.builds import FEW, with_letters
from tests.bench.figures import Figure
from tests.support import project

SAVES = 7
STARTED = 300  # seconds in which the first build must be through
LETTER = "withdraw-by-email"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        root = with_letters(Path(folder, "project"), FEW)
        pages = sum(1 for _ in (root / "docs").rglob("*.md"))
        times = sorted(_times(root))
    yield Figure(
        f"from saving a letter to seeing it, with {FEW} letters",
        times[len(times) // 2],
        "s",
        f"median of {SAVES}, slowest {times[-1]:.2f} s; {pages} pages beside the letters",
        most=1,
    )


def _times(root: Path) -> Iterator[float]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env=project.environment(SITE_URL=address),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    letter = root / f"snippets/letters/en/{LETTER}.yml"
    text = letter.read_text("utf-8")
    try:
        _seen(f"{address}letters/{LETTER}/", "<h1", STARTED)
        for number in range(SAVES):
            time.sleep(1 + number / 10)  # so that no save meets the watcher at the same moment
            words = f"I have thought it through {number + 2} times"
            letter.write_text(text.replace("I have thought it through", words), "utf-8")
            start = time.perf_counter()
            _seen(f"{address}letters/{LETTER}/", words, 60)
            yield time.perf_counter() - start
    finally:
        server.terminate()
        server.wait()


def _seen(address: str, words: str, most: float) -> None:
    until = time.monotonic() + most
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=most) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.01)
    raise RuntimeError(f"{address} never showed {words!r}")
