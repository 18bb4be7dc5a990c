"""While someone writes: pages follow what is saved, and a mistake is told in them and ends nothing."""

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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import project

pytestmark = pytest.mark.slow

PATIENCE = 600  # seconds for one build, on a slow machine that is doing something else too


@dataclass
class Served:
    root: Path
    process: subprocess.Popen[bytes]
    log: Path
    port: int

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/{path}", timeout=60
            ) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as answer:  # it has a page too
            return str(answer.read().decode("utf-8", "replace"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, path: str, words: str) -> None:
        self._wait(lambda: words in self.page(path), f"{words!r} on /{path}")

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def _wait(self, condition: object, what: str) -> None:
        assert callable(condition)
        until = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, f"The server ended:\n{self.said()}"
            assert time.monotonic() < until, f"Waited for {what} in vain:\n{self.said()}"
            time.sleep(0.2)


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """`make serve` in this project, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = root.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project without the schools that no page names: each has dozens of pages, all alike."""
    root = project.copy(tmp_path / "bow-out")
    pages = "\n".join(file.read_text("utf-8") for file in root.glob("docs/**/*.md"))
    published = root / "snippets/published.yml"
    addresses = published.read_text("utf-8")
    for school in root.glob("snippets/schools/*.yml"):
        if f"schools/{school.stem}" not in pages and f"({school.stem}.md)" not in pages:
            school.unlink()
            addresses = addresses.replace(f"  - students/schools/{school.stem}/\n", "")
    published.write_text(addresses, "utf-8")
    return root


def changed(file: Path, old: str, new: str) -> str:
    """Save a file with one thing changed; gives what it was."""
    before = file.read_text("utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), "utf-8")
    return before


LETTER = "letters/withdraw-by-email/"
LETTER_FILE = "snippets/letters/en/withdraw-by-email.yml"
BOX = 'class="to-mend"'


def test_saving_shows_and_a_mistake_is_told_in_the_page(root: Path) -> None:
    letter, sources = root / LETTER_FILE, root / "snippets/sources.yml"
    page = root / "docs/about/index.md"
    whole = {file: changed(file, "title: ", "titel: ") for file in (letter, sources)}
    with serving(root) as served:
        # It starts with mistakes, and goes on as they are mended.
        served.wait_for(LETTER, "snippets/sources.yml:")
        served.wait_for("", f"{LETTER_FILE}:")
        sources.write_text(whole[sources], "utf-8")
        served._wait(lambda: "sources.yml:" not in served.page(LETTER), "the sources to be mended")
        served.wait_for("", f"{LETTER_FILE}:")
        letter.write_text(whole[letter], "utf-8")
        served._wait(lambda: BOX not in served.page(LETTER), "no box")
        served.wait_for(LETTER, "<h1")
        assert BOX not in served.page("")
        title = re.search(r"(?m)^title: (.*)$", letter.read_text("utf-8"))
        assert title

        # A page.
        about = page.read_text("utf-8")
        page.write_text(about + "\nA sentence saved just now.\n", "utf-8")
        served.wait_for("about/", "A sentence saved just now.")

        # A letter that cannot be read: its last state stays, and every page tells what and where.
        good = changed(letter, title[0], "titel: A slip of the pen")
        served.wait_for("", "withdraw-by-email.yml:")
        for path in ("", "about/", LETTER, "letters/"):
            displayed = served.page(path)
            assert displayed.count(BOX) == 1
            assert re.search(
                r"withdraw-by-email\.yml:\d+:\d+</code>\s*<p><strong>unknown-key", displayed
            )
        assert title[1] in served.page(LETTER)
        assert "withdraw-by-email.yml" in served.said()

        # Meanwhile, others go on.
        page.write_text(about + "\nSaved meanwhile.\n", "utf-8")
        served.wait_for("about/", "Saved meanwhile.")
        assert BOX in served.page("about/")

        # Mended: seen where it is, and where it is named.
        letter.write_text(good.replace(title[0], "title: A title saved just now"), "utf-8")
        served.wait_for(LETTER, "A title saved just now")
        for path in ("letters/", "meaning/", "assets/search/en.js"):
            assert "A title saved just now" in served.page(path), path
        assert BOX not in served.page("") + served.page(LETTER) + served.page("law/")

        # Words alone: the page is shown as it is, and the box stands below it.
        changed(page, "Saved meanwhile.", "Half of them, 50 % or so, do.")
        served.wait_for("about/", "Half of them, 50 % or so, do.")
        assert "figure-without-source" in served.page("about/")

        # A link that MkDocs alone finds broken, and a source that does not exist.
        page.write_text(about + "\nSee [there](nowhere.md).\n", "utf-8")
        served.wait_for("about/", "nowhere.md")
        line = len(about.splitlines()) + 2
        assert f"docs/about/index.md:{line}:13" in served.page("")
        page.write_text(about + "\nIt is so [@nobody-2020].\n", "utf-8")
        served.wait_for("", "unknown-source")
        assert BOX in served.page("about/")
        assert "nobody-2020]" not in re.sub(r"(?s)<aside.*", "", served.page("about/"))

        # What all pages share.
        page.write_text(about, "utf-8")
        changed(sources, "  title: ", "  titel: ")
        served.wait_for("", "snippets/sources.yml:")
        sources.write_text(whole[sources], "utf-8")
        served._wait(lambda: BOX not in served.page(""), "no box")
        assert "Traceback" not in served.said()


@pytest.mark.full
def test_after_many_saves_it_is_the_site_of_a_fresh_start(root: Path, tmp_path: Path) -> None:
    """Pages that were not made again are what they would be."""
    letters = root / "snippets/letters/en"
    with serving(root) as served:
        served.wait_for("", "<h1")
        changed(letters / "withdraw-by-email.yml", "title: ", "title: Now ")
        served.wait_for("letters/", ">Now ")
        changed(letters / "withdraw-by-email.yml", "sorry for the", "sorry indeed for the")
        changed(root / "docs/telling/call.md", "title: ", "title: Then ")
        served.wait_for("telling/write/", "Then ")  # beside it in the menu of its part
        changed(root / "docs/telling/write.md", "# ", "# Also ")
        served.wait_for("telling/write/", "Also ")
        changed(root / "snippets/countries/de.yml", "name: Germany", "name: Germania")
        served.wait_for("law/countries/", "Germania")
        served.wait_for(LETTER, "sorry indeed for the")
        paths = sorted(path.relative_to(tmp_path) for path in root.glob("docs/**/*.md"))
        addresses = {re.sub(r"(index)?\.md$", "", path.as_posix()[13:]) for path in paths}
        addresses |= {f"letters/{path.stem}" for path in letters.glob("*.yml")} | {"law/de"}
        seen = {address: plain(served, address) for address in addresses}
    with serving(root) as again:
        again.wait_for("", "<h1")
        differ = [
            address for address in sorted(addresses) if plain(again, address) != seen[address]
        ]
    assert differ == []
    assert len(addresses) > 60


def plain(served: Served, address: str) -> str:
    """A page without the script of this very visit."""
    text = served.page(f"{address.rstrip('/')}/".lstrip("/"))
    assert "<h1" in text, address
    text = text.replace(f":{served.port}/", ":0/")
    return re.sub(r"(?s)<script>\s*var livereload.*?</script>", "", text)
