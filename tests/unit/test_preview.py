"""`python -m bowout preview` and `compare`, and the places where more is told about a problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from bowout.cli import main
from tests.support import content

LETTER = "snippets/letters/en/withdraw.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content.good_project(tmp_path / "after")


def preview(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "preview", str(root / LETTER), *arguments])


def edit(root: Path, old: str, new: str) -> None:
    text = (root / LETTER).read_text("utf-8")
    assert old in text
    (root / LETTER).write_text(text.replace(old, new), "utf-8")


def test_as_it_opens(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview(root) == 0
    words = capsys.readouterr().out
    assert words.startswith(
        "Subject: Withdrawing my acceptance: [job title]\n\nDear hiring team,\n"
    )
    assert words.endswith("\n(192 versions in all)\n")


def test_filled(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview(root, "--filled") == 0
    words = capsys.readouterr().out
    assert "[" not in words
    assert "Larkfield Supply" in words


def test_chosen(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview(root, "--choices", "tone=brief, reason=family") == 0
    words = capsys.readouterr().out
    assert "I am withdrawing my acceptance" in words
    assert "---" not in words


def test_each_answer_in_turn(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview(root, "--each") == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("--- ")]
    assert heads == [
        "--- as it opens",
        "--- tone plain",
        "--- tone brief",
        "--- reason other_offer",
        "--- reason family",
    ]


def test_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview(root, "--all") == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("--- ")]
    assert len(heads) == len(set(heads)) == 9
    assert "--- tone brief, reason family" in heads


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("tonne=brief", "This letter has no choice “tonne”. Did you mean tone?\n"),
        ("tone=breif", "The choice tone has no option “breif”. Did you mean brief?\n"),
        ("tone", "The choice tone has no option “”. Known: brief, plain, warm.\n"),
    ],
)
def test_answers_that_are_not_offered(
    asked: str, message: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(root, "--choices", asked) == 2
    assert capsys.readouterr().err == message


def compare(tmp_path: Path, root: Path) -> int:
    before = content.good_project(tmp_path / "before")
    return main(["--root", str(root), "compare", str(before)])


def test_nothing_to_compare(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(tmp_path, root) == 0
    assert capsys.readouterr().out == "Every letter reads as before.\n"


def test_a_changed_sentence_is_shown_once(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands in every version; one of them shows it."""
    edit(root, "Thank you for your time.", "Thank you for all your time.")
    assert compare(tmp_path, root) == 0
    words = capsys.readouterr().out
    assert words.startswith("=== withdraw: ")
    assert words.count("\n+Thank you for all your time.\n") == 1
    assert words.count("\n-Thank you for your time.\n") == 1
    assert "\n Dear Ms. Okafor,\n" in words


def test_new_gone_and_broken_letters(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = root / "snippets/letters/en"
    (letters / "another.yml").write_bytes((letters / "withdraw.yml").read_bytes())
    (letters / "call.yml").unlink()
    edit(root, "{company}", "{compny}")
    assert compare(tmp_path, root) == 0
    words = capsys.readouterr().out
    assert "=== another: " in words
    assert "+Dear Ms. Okafor,\n" in words
    assert "\nIt is gone.\n" in words
    assert "=== withdraw: " in words
    assert "It cannot be shown yet: see the check." in words


def test_compare_needs_another_checkout(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "compare", str(tmp_path / "none")]) == 2
    assert "there is no folder `snippets` in it." in capsys.readouterr().err


def test_more_is_told_at_the_end_of_a_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "{company}", "{compny}")
    edit(root, "aliases: [back out, changed my mind]\n", "")
    assert content.check(root) == 1
    assert capsys.readouterr().out.endswith(
        "\nMore about these:\n"
        "  .github/RULES.md#no-aliases\n"
        "  .github/RULES.md#unknown-field\n"
    )  # fmt: skip


def test_a_rule_about_words_explains_itself_in_its_own_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "Thank you for your time.", "Thank you for your time!")
    assert content.check(root) == 1
    places = capsys.readouterr().out.partition("More about these:\n")[2].split()
    assert len(places) == 1
    assert (root / places[0]).is_file()


def test_github_shows_the_place_in_the_message(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    edit(root, "{company}", "{compny}")
    assert content.check(root, "--format", "github") == 1
    assert "{company}? More: .github/RULES.md#unknown-field\n" in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "some/one")
    assert content.check(root, "--format", "github") == 1
    link = "https://github.example/some/one/blob/HEAD/.github/RULES.md#unknown-field"
    assert f"More: {link}\n" in capsys.readouterr().out


def test_all_is_well_needs_no_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content.check(root) == 0
    assert "More about" not in capsys.readouterr().out
