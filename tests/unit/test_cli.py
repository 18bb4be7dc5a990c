"""The command line: what it prints, in which order, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bowout.cli import main
from bowout.commands import report
from bowout.commands.fix import fixed
from bowout.problems import Problem, Severity
from tests.support import content

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return content.good_project(tmp_path / "good")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return content.broken_project(content.BROKEN / "many-files-at-once", tmp_path / "bad")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nothing.yml"], "nothing.yml: there is no such file or folder."),
        (["--root", "nowhere", "check"], "nowhere: there is no such folder."),
        (["--root", "docs", "check"], "docs: this is no Bow Out project"),
        (["preview", "nothing.yml"], "nothing.yml: there is no such file."),
        (["preview", "snippets/sources.yml"], "snippets/sources.yml: this is no letter"),
        (["check", ".."], "..: this is outside the project"),
    ],
)
def test_a_wrong_call_says_what_to_change(
    arguments: list[str], words: str, good: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(good)
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert words in captured.err.replace(f"{good}/", "")
    assert captured.out == ""


def test_what_cannot_be_written_is_told(good: Path, capsys: Capture) -> None:
    (good / "snippets" / "schema").write_text("a file where a folder should be", "utf-8")
    assert main(["--root", str(good), "schema"]) == 2
    assert capsys.readouterr().err == f"{good / 'snippets' / 'schema'}: File exists.\n"


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "xml"]])
def test_a_call_that_is_not_understood(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m bowout" in capsys.readouterr().err


def test_problems_come_file_by_file_and_the_last_line_counts_them(
    bad: Path, capsys: Capture
) -> None:
    assert content.check(bad) == 1
    words = capsys.readouterr().out
    reported = content.reported(words)
    assert reported == content.lines(content.BROKEN / "many-files-at-once" / "expected.txt")
    assert reported == sorted(reported, key=lambda line: line.split(":")[0])
    assert "\n\n5 to mend in 5 files.\n" in words


def test_only_the_files_that_are_asked_for(bad: Path, capsys: Capture) -> None:
    letter = bad / "snippets/letters/en/withdraw.yml"
    assert content.check(bad, str(letter)) == 1
    words = capsys.readouterr().out
    assert content.reported(words) == ["snippets/letters/en/withdraw.yml:4:7 unknown-value"]
    assert "1 to mend in 1 file." in words
    assert "4 more elsewhere" in words


def test_a_file_without_faults_among_others(bad: Path, capsys: Capture) -> None:
    assert content.check(bad, str(bad / "snippets/blocks")) == 0
    words = capsys.readouterr().out
    assert content.reported(words) == []
    assert words.startswith("All is well")
    assert "5 more elsewhere" in words


def test_a_warning_stops_nothing(tmp_path: Path, capsys: Capture) -> None:
    root = content.broken_project(content.BROKEN / "source-unused", tmp_path / "project")
    assert content.check(root) == 0
    words = capsys.readouterr().out
    assert "unused-source (warning) Nothing cites the source `kept-2020`." in words
    assert "All is well" in words


def test_json_for_other_programs(bad: Path, capsys: Capture) -> None:
    assert content.check(bad, "--format", "json") == 1
    problems = json.loads(capsys.readouterr().out)
    assert len(problems) == 5
    (letter,) = [problem for problem in problems if problem["path"].endswith("withdraw.yml")]
    assert (
        letter
        | {
            "path": "snippets/letters/en/withdraw.yml",
            "line": 4,
            "col": 7,
            "id": "unknown-value",
            "severity": "error",
            "message": "`kind` cannot be “courtsey”. Did you mean courtesy?",
            "remedy": "",
        }
        == letter
    )


def test_json_where_all_is_well(good: Path, capsys: Capture) -> None:
    assert content.check(good, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_annotations_for_github(bad: Path, capsys: Capture) -> None:
    assert content.check(bad, "--format", "github", str(bad / "snippets/letters")) == 1
    assert (
        "::error file=snippets/letters/en/withdraw.yml,line=4,col=7,title=unknown-value::"
        "`kind` cannot be “courtsey”. Did you mean courtesy?"
    ) in capsys.readouterr().out


def test_nothing_in_a_file_can_end_an_annotation() -> None:
    """A contributed file must not be able to speak to GitHub in our name."""
    problem = Problem("a,b:c%.yml", 1, 2, "id", "100% x\n::warning::y", "z\r", Severity.WARNING)
    assert report.annotation(problem) == (
        "::warning file=a%2Cb%3Ac%25.yml,line=1,col=2,title=id::100%25 x%0A::warning::y z"
    )


def test_several_projects_at_once(good: Path, bad: Path, capsys: Capture) -> None:
    assert main(["--root", str(good), "--root", str(bad), "check"]) == 1
    reported = content.reported(capsys.readouterr().out)
    assert len(reported) == 5
    assert all(line.startswith("bad/") for line in reported)
    assert main(["--root", str(good), "--root", str(good), "check"]) == 0
    assert "4 letters, 416 versions, 2 countries, 2 schools, 4 sources." in capsys.readouterr().out


# --fix

FIRST = "# yaml-language-server: $schema=../../schema/block.json\n"
BLOCK = Path("snippets/blocks/en/x.yml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FIRST + "title: x\n", FIRST + "title: x\n"),
        ("title: x\n", FIRST + "title: x\n"),
        ("# yaml-language-server: $schema=block.json\ntitle: x\n", FIRST + "title: x\n"),
        ("# A note.\ntitle: x\n", FIRST + "# A note.\ntitle: x\n"),
        (f"# A note.\n\n{FIRST}title: x\n", FIRST + "# A note.\n\ntitle: x\n"),
        ("# Only a note.", FIRST + "# Only a note.\n"),
        ("\ufeff\ufeff" + FIRST + "title: x\n \n", FIRST + "title: x\n"),
        (FIRST + "title: x", FIRST + "title: x\n"),
        (FIRST + "title: x\n\n\n", FIRST + "title: x\n"),
        (FIRST + "title: x  \nbody:\t\n", FIRST + "title: x\nbody:\n"),
        (FIRST + "body:\n\t- x\n  \t- y\n", FIRST + "body:\n  - x\n    - y\n"),
        (FIRST + "body:\n\u00a0\u00a0- x\n", FIRST + "body:\n  - x\n"),
        (FIRST.replace("\n", "\r\n") + "title: x\r\n", FIRST + "title: x\n"),
        ("\ufeff" + FIRST + "title: x\rbody:\n", FIRST + "title: x\nbody:\n"),
        (FIRST + "title: a\tb\u00a0c\n", FIRST + "title: a\tb\u00a0c\n"),
        ("", ""),
        ("  \n", "\n"),
    ],
)
def test_what_is_mended_without_a_thought(before: str, after: str) -> None:
    assert fixed(before, BLOCK) == after
    assert fixed(after, BLOCK) == after


def test_what_editors_leave_behind_is_left_alone(good: Path) -> None:
    file = good / "snippets/letters/en/.withdraw.yml"
    file.write_text("a:\tb\r\n", "utf-8", newline="")
    assert content.check(good, "--fix") == 0
    assert file.read_bytes() == b"a:\tb\r\n"


def test_two_spaces_at_the_end_of_a_line_of_markdown_stay() -> None:
    """They are a line break there."""
    assert fixed("one  \ntwo\r\n\r\n", Path("docs/index.md")) == "one  \ntwo\n"


def test_fix_mends_a_project(good: Path, capsys: Capture) -> None:
    letter = good / "snippets/letters/en/withdraw.yml"
    was = {path: path.read_bytes() for path in good.rglob("*") if path.is_file()}
    text = letter.read_text("utf-8").replace("  reason: {}", "\treason: {}  ")
    letter.write_bytes(text.split("\n", 1)[1].replace("\n", "\r\n").encode())
    unreadable = good / "snippets/blocks/en/sign-off.yml"
    unreadable.write_bytes(b"\xff\xfe")
    assert content.check(good, "--fix") == 1
    captured = capsys.readouterr()
    assert captured.err == "Mended snippets/letters/en/withdraw.yml\n"
    assert content.reported(captured.out) == ["snippets/blocks/en/sign-off.yml:1:1 wrong-encoding"]
    assert letter.read_bytes() == was[letter]
    assert unreadable.read_bytes() == b"\xff\xfe"
    unreadable.write_bytes(was[unreadable])
    assert content.check(good, "--fix") == 0
    assert capsys.readouterr().err == ""
    assert {path: path.read_bytes() for path in was} == was


def test_fix_leaves_alone_what_was_not_asked_for(good: Path, capsys: Capture) -> None:
    for name in ("withdraw", "call"):
        letter = good / f"snippets/letters/en/{name}.yml"
        letter.write_bytes(letter.read_bytes() + b"\n\n")
    call = good / "snippets/letters/en/call.yml"
    assert content.check(good, "--fix", str(call)) == 0
    assert capsys.readouterr().err == "Mended snippets/letters/en/call.yml\n"
    assert (good / "snippets/letters/en/withdraw.yml").read_bytes().endswith(b"\n\n\n")
