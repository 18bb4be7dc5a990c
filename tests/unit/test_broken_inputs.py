"""What people get wrong, and what they are told: each folder in tests/fixtures/broken is one mistake.

A case holds the broken files at their places in a project; the rest of the project is tests/fixtures/good.
`expected.txt` lists every problem that is told, and no other may be: one mistake is told once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import content

CASES = sorted(path for path in content.BROKEN.iterdir() if path.is_dir())
GOOD = "All is well: 2 letters, 208 versions, 1 country, 1 school, 2 sources.\n"


def test_the_good_project_is_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise no case below would prove anything."""
    assert content.check(content.good_project(tmp_path / "project")) == 0
    assert capsys.readouterr().out == GOOD


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mistake_is_told_at_its_place(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.broken_project(case, tmp_path / "project")
    status = content.check(root)
    words = capsys.readouterr()
    assert content.reported(words.out) == content.lines(case / "expected.txt")
    only_a_warning = case.name.startswith("warning-") or case.name == "source-unused"
    assert status == (0 if only_a_warning else 1)
    assert words.err == ""


def test_there_are_cases_of_every_kind_of_file() -> None:
    kinds = {line.split("/")[1] for case in CASES for line in content.lines(case / "expected.txt")}
    assert len(CASES) >= 140
    assert {"letters", "blocks", "vocabulary", "rules", "figures", "countries", "schools"} <= kinds


# What no file in a repository can be: too large, too deep, not readable.


def broken(root: Path, path: str, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    (content.good_project(root) / path).write_text(text, "utf-8")
    assert content.check(root) == 1
    return content.reported(capsys.readouterr().out)


LETTER = "snippets/letters/en/withdraw.yml"
FIRST = "# yaml-language-server: $schema=../../schema/letter.json\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("aliases: " + "[" * 100_000, "2:109 too-deep"),
        ("aliases: " + "[" * 100_000 + "]" * 100_000, "2:109 too-deep"),
        ("choices: " + "{a: " * 50_000, "2:406 too-deep"),
        ("body:\n" + "- " * 50_000 + "x", "3:1 too-deep"),
        ("body:\n  " + "? " * 50_000 + "x", "3:3 too-deep"),
        ("\n".join(" " * i + "a:" for i in range(300)), "202:1 too-deep"),
        ("\n".join(" " * i + "a:" for i in range(60)), "26:25 too-deep"),
        ("body:\n" + "  " + "- " * 30 + "x", "3:49 too-deep"),
    ],
    ids=["lists", "closed-lists", "mappings", "dashes", "marks", "levels", "sixty", "thirty"],
)
def test_deep_files(
    text: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading them without a limit has ended the process, not only with a traceback."""
    assert broken(tmp_path / "p", LETTER, FIRST + text + "\n", capsys) == [f"{LETTER}:{place}"]


def test_a_huge_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = FIRST + "title: " + "x" * 2_000_000 + "\n"
    assert broken(tmp_path / "p", LETTER, text, capsys) == [f"{LETTER}:1:1 too-large"]


def test_a_letter_of_two_thousand_paragraphs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "p")
    file = root / LETTER
    thanks = "  - Thank you for your time. I wish you and the team well.\n"
    file.write_text(file.read_text("utf-8").replace(thanks, thanks * 2_000), "utf-8")
    assert content.check(root) == 1
    assert content.reported(capsys.readouterr().out) == [f"{LETTER}:16:3 too-long"]


def test_billion_laughs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Aliases of aliases would become gigabytes if they were followed."""
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    found = broken(tmp_path / "p", LETTER, FIRST + "\n".join(lines) + "\n", capsys)
    assert {line.split()[1] for line in found} == {"yaml-anchor", "yaml-alias"}


def test_an_alias_of_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = broken(tmp_path / "p", LETTER, FIRST + "body: &me [*me]\n", capsys)
    assert {line.split()[1] for line in found} == {"yaml-anchor", "yaml-alias"}


def test_a_folder_named_like_a_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = content.good_project(tmp_path / "p")
    (root / "snippets/letters/en/folder.yml").mkdir()
    assert content.check(root) == 0
    assert capsys.readouterr().out == GOOD


def test_a_link_that_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = content.good_project(tmp_path / "p")
    (root / "snippets/letters/en/gone.yml").symlink_to(root / "nothing.yml")
    (root / "docs/gone.md").symlink_to(root / "nothing.md")
    assert content.check(root) == 1
    assert content.reported(capsys.readouterr().out) == [
        "docs/gone.md:1:1 unreadable",
        "snippets/letters/en/gone.yml:1:1 unreadable",
    ]


def test_what_editors_leave_behind_is_no_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "p")
    for name in (".DS_Store", ".withdraw.yml.swp", "withdraw.yml~", "#withdraw.yml#", "x.yml.bak"):
        (root / "snippets/letters/en" / name).write_bytes(b"\xff\0")
    for lock in ("docs/.#index.md", "snippets/letters/en/.#withdraw.yml"):
        (root / lock).symlink_to("somebody@example.1234")
    (root / "docs/.trash").mkdir()
    (root / "docs/.trash/Old Page.md").write_text("Old.", "utf-8")
    assert content.check(root) == 0
    assert capsys.readouterr().out == GOOD


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content.good_project(tmp_path / "p")
    for file in [path for path in root.rglob("*") if path.is_file()]:
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert content.check(root) == 0
    assert capsys.readouterr().out == GOOD
