"""The tests' own tools: they fail with a remedy, and serve files as a plain host would."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.bench.figures import Figure, table
from tests.support import chromium, debian, server


def test_the_named_browser_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "my-chrome"
    mine.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium.find() == mine


def test_a_browser_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    with pytest.raises(chromium.ChromiumMissingError, match="'no-such-browser', which is not"):
        chromium.install()


def test_no_browser_at_all_gives_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    with pytest.raises(
        chromium.ChromiumMissingError, match="python -m playwright install chromium"
    ):
        chromium.find()


@pytest.mark.parametrize(
    ("on_debian", "root", "expected"),
    [
        (
            True,
            True,
            [
                *("apt-get update", "chromium-headless-shell"),
                *("apt-get update", "chromium fonts", "playwright install"),
            ],
        ),
        (True, False, ["playwright install"]),
        (False, True, ["playwright install"]),
    ],
)
def test_what_is_tried_to_install_one(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    on_debian: bool,
    root: bool,
    expected: list[str],
) -> None:
    """The system's own packages where they are browsers and may be installed, the fast one first; else Playwright's."""
    (tmp_path / "apt-get").touch(mode=0o755)
    tried: list[str] = []

    def run(command: list[str]) -> bool:
        tried.append(" ".join(command))
        return "update" in command

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    monkeypatch.setattr(debian, "is_debian", lambda: on_debian)
    monkeypatch.setattr(debian, "is_root", lambda: root)
    monkeypatch.setattr(debian, "run", run)
    with pytest.raises(chromium.ChromiumMissingError, match="The browser tests need Chromium"):
        chromium.install()
    assert len(tried) == len(expected)
    assert all(words in one for words, one in zip(expected, tried, strict=True)), tried


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/", "text/html; charset=utf-8", 200),
        ("/letters/", "text/html; charset=utf-8", 200),
        ("/letters", "text/html; charset=utf-8", 200),
        ("/a.js", "text/javascript; charset=utf-8", 200),
        ("/a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 200),
        ("/nowhere", "text/html; charset=utf-8", 404),
        ("/folder/", "text/html; charset=utf-8", 404),
        ("/../secret.txt", "text/html; charset=utf-8", 404),
    ],
)
def test_the_server(tmp_path: Path, path: str, kind: str, status: int) -> None:
    site = tmp_path / "site"
    for name in ("index.html", "404.html", "letters/index.html", "a.js", "a.docx", "folder/x.txt"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"This is {name}.", "utf-8")
    (tmp_path / "secret.txt").write_text("Not for anyone.", "utf-8")
    with server.serve(site) as address:
        try:
            answer = urllib.request.urlopen(address + path)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
            body = answer.read().decode()
    assert "Not for anyone" not in body
    assert ("404.html" in body) == (status == 404)


def test_the_bench_says_what_is_kept() -> None:
    kept = Figure("weight", 3.5, "kB", "last year: 5 kB", most=4)
    missed = Figure("speed", 4_999, "a second", least=5_000)
    figure = Figure("pages", 40, "")
    assert (kept.kept, missed.kept, figure.kept) == (True, False, True)
    rows = [" ".join(row.split()) for row in table([kept, missed, figure]).splitlines()]
    assert rows[2:] == [
        "weight 3.50 kB ≤ 4 kB yes last year: 5 kB",
        "speed 4,999 a second ≥ 5,000 a second NO",
        "pages 40",
    ]
