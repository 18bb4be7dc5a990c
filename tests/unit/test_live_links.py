"""The weekly look at the sources, against a server of our own: no test asks the web."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.tools.live_links import IGNORED, Answer, ask, ask_all, ignored, is_ignored, report


class Web(BaseHTTPRequestHandler):
    """Answers as the web does, well and badly."""

    asked: ClassVar[Counter[str]] = Counter()

    def answer(self) -> None:
        path = self.path
        Web.asked[f"{self.command} {path}"] += 1
        if path in ("/moved", "/found", "/chain"):
            self.send_response({"/found": 302}.get(path, 301))
            self.send_header("Location", {"/chain": "/found"}.get(path, "/ok"))
        elif path == "/loop":
            self.send_response(301)
            self.send_header("Location", "/loop")
        elif path == "/slash":
            self.send_response(301)
            self.send_header("Location", "/slash/")
        elif path == "/busy":
            self.send_response(
                503 if Web.asked[f"HEAD {path}"] and not Web.asked[f"GET {path}"] else 200
            )
        else:
            head = {"/no-head": 405, "/liar": 404}.get(path, 200) if self.command == "HEAD" else 200
            self.send_response({"/gone": 404, "/really-gone": 410, "/closed": 403}.get(path, head))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    Web.asked = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/ok", "ok"),
        ("/no-head", "ok"),
        ("/liar", "ok"),
        ("/busy", "ok"),
        ("/slash", "ok"),
        ("/found", "ok"),
        ("/moved", "moved"),
        ("/chain", "moved"),
        ("/gone", "gone"),
        ("/really-gone", "gone"),
        ("/closed", "unsure"),
        ("/loop", "unsure"),
    ],
)
def test_what_the_web_says(path: str, kind: str, web: str) -> None:
    assert ask(web + path, pause=0).kind == kind


def test_a_chain_is_followed_only_as_far_as_it_is_meant_for_good(web: str) -> None:
    assert ask(f"{web}/chain", pause=0).detail == f"to {web}/found"


def test_nobody_there() -> None:
    answer = ask("http://127.0.0.1:9/", pause=0)
    assert answer.kind == "unsure"
    assert "refused" in answer.detail


def test_it_asks_gently(web: str) -> None:
    """One at a time for a host with a pause between two; the same address once; no page without need."""
    start = time.monotonic()
    answers = ask_all([f"{web}/ok", f"{web}/ok", f"{web}/ok?2", f"{web}/ok?3"], pause=0.1)
    assert time.monotonic() - start >= 0.2
    assert [answer.kind for answer in answers.values()] == ["ok"] * 3
    assert Web.asked == {"HEAD /ok": 1, "HEAD /ok?2": 1, "HEAD /ok?3": 1}


def test_the_report_names_the_worst_first() -> None:
    answers = {
        "https://a.example/": Answer("ok"),
        "https://b.example/": Answer("moved", "to https://c.example/"),
        "https://d.example/": Answer("gone", "status 404"),
    }
    names = {
        "https://a.example/": "a-2020",
        "https://b.example/": "b-2020",
        "https://d.example/": "d-2020",
    }
    text = report(answers, names)
    assert text.index("`d-2020` <https://d.example/>: status 404") < text.index("`b-2020`")
    assert "a-2020" not in text
    assert "All of them answer." in report({"https://a.example/": Answer("ok")}, names)


def test_what_is_left_out_says_why(tmp_path: Path) -> None:
    file = tmp_path / "ignored.yml"
    file.write_text("- {link: www.example.org, why: Answers only to people.}\n", "utf-8")
    left_out = ignored(file)
    assert is_ignored("https://www.example.org/report", left_out)
    assert not is_ignored("https://example.com/www.example.org", left_out)
    file.write_text("- {link: www.example.org, why: ''}\n", "utf-8")
    with pytest.raises(SystemExit, match="says why"):
        ignored(file)


def test_the_list_in_the_project_can_be_read() -> None:
    assert isinstance(ignored(IGNORED), list)
