"""The audit never skips: what is missing is an error that says what to install, and a run that saw nothing fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit import html, lighthouse, tools


@pytest.mark.parametrize(("find", "name"), [(tools.java, "Java"), (tools.node, "Node")])
def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, find: object, name: str) -> None:
    monkeypatch.setattr("shutil.which", lambda command: None)
    with pytest.raises(tools.MissingToolError, match=rf"make audit needs {name} \d+ or newer"):
        find()  # type: ignore[operator]


def test_what_is_too_old_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "node"
    old.write_text("#!/bin/sh\necho v12.22.0\n", "utf-8")
    old.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda command: str(old))
    with pytest.raises(tools.MissingToolError, match="Found: v12"):
        tools.node()


def test_a_checker_that_finds_nothing_in_the_bad_page_has_not_worked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools, "java", lambda: "java")
    monkeypatch.setattr(tools, "packages", lambda: tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html>", "utf-8")
    monkeypatch.setattr(html, "check", lambda java, jar, urls: [])
    assert html.run(site) == 1
    assert "did not do its work" in capsys.readouterr().out


def test_the_lock_names_versions_and_digests_and_no_registry() -> None:
    lock = json.loads((tools.HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert len(packages) > 50
    assert [name for name, one in packages.items() if not one.get("integrity")] == []
    assert [name for name, one in packages.items() if "resolved" in one] == []
    expected = json.loads((tools.HERE / "package.json").read_text("utf-8"))["dependencies"]
    for name, version in expected.items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_a_page_of_every_sort_and_the_heaviest(tmp_path: Path) -> None:
    def page(address: str, parts: str, more: str = "") -> None:
        (tmp_path / address).mkdir(parents=True)
        text = f'<link rel="stylesheet" href="../a.css">{parts}<body class="guide">{more}'
        (tmp_path / address / "index.html").write_text(text, "utf-8")

    page("light", "")
    page("heavy", "", "words")
    page("letter-en", '<script src="../docx-parts.en.js" defer>')
    page("letter-de", '<script src="../docx-parts.de.js" defer>', "Wort")
    page("notice-fr", '<html data-scripts="../site.js ../docx-parts.fr.js">')
    page("notice-nl", '<html data-scripts="../../site.js ../../docx-parts.nl.js">', "woord")
    page("inside", '<meta name="robots" content="noindex">', "more words")
    assert lighthouse.sorts(tmp_path) == {"inside/": False, "letter-de/": True, "notice-nl/": True}


def test_the_best_round_counts_and_every_bound_is_held() -> None:
    result = lighthouse.Result("telling/")
    slow = {
        "scores": {"performance": 0.98, "seo": 1},
        "lcp": 1200,
        "cls": 0,
        "tbt": 40,
        "lost": ["lcp"],
    }
    result.take(slow)
    assert not result.kept
    assert "NOT KEPT: lcp" in result.row()
    result.take({**slow, "scores": {"performance": 1, "seo": 1}, "lcp": 900, "tbt": 0, "lost": []})
    assert result.kept
    for worse in ({"cls": 0.01}, {"tbt": 1}, {"lcp": 1001}):
        other = lighthouse.Result("x")
        other.take({**slow, "scores": {"performance": 1}, "lcp": 900, "tbt": 0, **worse})
        assert not other.kept
