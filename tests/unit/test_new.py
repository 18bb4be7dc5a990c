"""`python -m bowout new`: a copy of a letter, which passes as the letter does, and never takes another's place."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bowout.check.run import check_project
from bowout.cli import main
from bowout.commands.new import file_id
from bowout.model.content import load_content
from bowout.problems import errors
from tests.support import content

FROM = ("--from", "withdraw")


def new(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "new", "--today", "2026-11-23", *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content.good_project(tmp_path / "project")


@pytest.mark.parametrize("title", ["Withdraw: the “late” way", "yes", "1:30", "# no comment", "[a] {b}", "it's 'so'", 'say "no"', "a\nb"])  # fmt: skip
def test_a_copy_passes_and_has_its_own_title(
    title: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(root, "--title", title, "--id", "mine", *FROM) == 0
    assert "Wrote snippets/letters/en/mine.yml, a copy of withdraw." in capsys.readouterr().out
    letter = load_content(root).letters["mine"]
    assert (letter.title, letter.reviewed) == (" ".join(title.split()), "2026-11-23")
    folder = root / "snippets/letters/en"
    ours, theirs = ((folder / f"{id}.yml").read_text("utf-8") for id in ("mine", "withdraw"))
    assert ours.partition("choices:")[2] == theirs.partition("choices:")[2] != ""
    assert errors(check_project(root)[1]) == []


def test_a_long_title_gives_a_short_name(root: Path) -> None:
    """Its name was longer than a system allows, which ended in a traceback."""
    assert new(root, "--title", "Withdraw after a very long wait " * 20, *FROM) == 0
    name = "withdraw-after-a-very-long-wait-withdraw-after-a-very-long-w.yml"
    assert (root / "snippets/letters/en" / name).is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--title", "Mine", "--id", "Mine", *FROM), "“Mine” cannot be a file's name"),
        (("--title", "?!", *FROM), "“” cannot be a file's name"),
        (("--title", "x", "--id", "../away", *FROM), "“../away” cannot be a file's name"),
        (("--title", "Long", "--id", "a" * 61, *FROM), "at most 60 characters; --id has 61."),
        (("--title", "Withdraw", *FROM), "snippets/letters/en/withdraw.yml is there already."),
        (("--title", "Mine", "--from", "withdrow"), "Did you mean withdraw?"),
        (("--title", "Mine"), "Nobody is here to ask. Add --from …."),
        (FROM, "Nobody is here to ask. Add --title …."),
    ],
)
def test_what_cannot_be_done_is_reported(
    arguments: tuple[str, ...],
    message: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = sorted((root / "snippets/letters").rglob("*"))
    assert new(root, *arguments) == 2
    assert message in capsys.readouterr().err
    assert sorted((root / "snippets/letters").rglob("*")) == before


class Person(io.StringIO):
    """Somebody at a terminal who types these lines."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("lines", "status"), [("Say it\ncall\n", 0), ("Say it\n", 2), ("", 2)])
def test_it_asks_for_what_is_left_out(
    lines: str,
    status: int,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Person(lines))
    assert new(root) == status
    words = capsys.readouterr()
    assert (root / "snippets/letters/en/say-it.yml").exists() == (status == 0)
    assert ("Nothing was written." in words.err) == (status == 2)


def test_names_of_files() -> None:
    assert file_id("Don’t start: Zürich & more") == "dont-start-zurich-more"
    assert file_id("Don't start") == "dont-start"
    assert file_id("撤回") == ""
