"""`python -m bowout new`: what it writes passes, in every kind and by every way of sending."""

from __future__ import annotations

import datetime
import io
import shutil
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from bowout.check.run import check_letter, check_project
from bowout.cli import main
from bowout.commands.letter_file import Wish, letter_text
from bowout.commands.new import file_id
from bowout.load.shapes.letter import CHANNELS, KINDS, READERS
from bowout.model.content import Content, load_content
from bowout.model.letter import Letter
from bowout.model.rules import rules_of
from tests.support import project
from tests.support.brute import brute

EMAIL = ("--to", "employer", "--channel", "email", "--kind", "courtesy")


def new(root: Path, title: str, *arguments: str) -> int:
    return main(["--root", str(root), "new", "--today", "2026-11-23", "--title", title, *arguments])


def empty_project(folder: Path) -> Path:
    """The project without its letters and pages: nothing here depends on them."""
    for name in ("vocabulary/en", "vocabulary/de", "rules/en", "rules/de"):
        shutil.copytree(project.ROOT / "snippets" / name, folder / "snippets" / name)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return empty_project(tmp_path)


def write(root: Path, readers: Iterable[str], kinds: Iterable[str], lang: str = "en") -> Content:
    """One letter for each of these, written as the command writes it."""
    vocabulary = load_content(root).vocabularies[lang]
    day = datetime.date(2026, 11, 23)
    for reader, kind, channel in product(readers, kinds, CHANNELS):
        wish = Wish(f"{kind}-{reader}-{channel}", "A letter", reader, channel, kind, lang, day)
        file = root / f"snippets/letters/{lang}/{wish.id}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(letter_text(wish, vocabulary), "utf-8")
    return load_content(root)


@pytest.fixture(scope="module")
def all_of_them(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return write(empty_project(tmp_path_factory.mktemp("new") / "p"), ["employer"], KINDS)


def own_problems(root: Path) -> list[str]:
    return [str(p) for p in check_project(root)[1] if p.path.startswith("snippets/letters/")]


def letters(content: Content) -> list[Letter]:
    return list(content.letters.values())


def test_every_kind_by_every_way_passes(all_of_them: Content) -> None:
    assert own_problems(all_of_them.root) == []
    assert len(all_of_them.letters) == len(KINDS) * len(CHANNELS)


def test_every_version_passes_when_read_one_by_one(all_of_them: Content) -> None:
    """The slow way too: each version rendered whole."""
    rules = rules_of(all_of_them, "en")
    for letter in letters(all_of_them):
        count, found = brute(letter, rules)
        assert count
        assert (letter.id, found) == (letter.id, set())
        assert check_letter(letter, rules) == []


def test_every_reader(root: Path) -> None:
    write(root, READERS, ["tell"])
    assert own_problems(root) == []


def test_what_it_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "Withdraw: the “late” way", *EMAIL) == 0
    assert capsys.readouterr().out == (
        "Wrote snippets/letters/en/withdraw-the-late-way.yml.\n"
        "It passes the check, in 96 versions. Now make it your own.\n"
        "Look at it: python -m bowout preview snippets/letters/en/withdraw-the-late-way.yml\n"
    )
    letter = load_content(root).letters["withdraw-the-late-way"]
    assert (letter.title, letter.reviewed) == ("Withdraw: the “late” way", "2026-11-23")


@pytest.mark.parametrize(
    "title", ["yes", "No", "1:30", "# not a comment", "[brackets] {braces}", "it's 'quoted'", "a\nb", "a, b"]
)  # fmt: skip
def test_any_title_is_written_so_that_it_is_read_back(title: str, root: Path) -> None:
    assert new(root, title, *EMAIL, "--id", "a-letter") == 0
    assert load_content(root).letters["a-letter"].title == " ".join(title.split())
    assert own_problems(root) == []


def test_it_never_writes_over_a_letter(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "Withdraw", *EMAIL) == 0
    file = root / "snippets/letters/en/withdraw.yml"
    before = file.read_bytes()
    assert new(root, "Withdraw", *EMAIL) == 2
    assert new(root, "Withdraw", *EMAIL, "--lang", "de") == 2
    assert file.read_bytes() == before
    told = "snippets/letters/en/withdraw.yml is there already. Choose another title, or a name with --id.\n"
    assert capsys.readouterr().err == told * 2


def test_a_long_title_gives_a_short_name(root: Path) -> None:
    """Its name was longer than a system allows, which ended in a traceback."""
    assert new(root, "Withdraw after a very long wait " * 20, *EMAIL) == 0
    (file,) = (root / "snippets/letters/en").iterdir()
    assert file.name == "withdraw-after-a-very-long-wait-withdraw-after-a-very-long-w.yml"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Ä!?", *EMAIL, "--id", "Mine"), "“Mine” cannot be a file's name: small letters and digits"),
        (("?!", *EMAIL), "“” cannot be a file's name"),
        (("../../away", *EMAIL, "--id", "../away"), "“../away” cannot be a file's name"),
        (("Long", *EMAIL, "--id", "a" * 61), "A file's name has at most 60 characters; --id has 61."),
        (("Short", "--to", "employer"), "Nobody is here to ask. Add --channel …, --kind …."),
        (("Here", *EMAIL, "--lang", "xx"), "There are no shared blanks in “xx” yet (there are: de, en)."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(
    arguments: tuple[str, ...],
    told: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert new(root, *arguments) == 2
    assert told in capsys.readouterr().err
    assert not (root / "snippets/letters").exists()


class Person(io.StringIO):
    """Somebody at a terminal who types these lines."""

    def isatty(self) -> bool:
        return True


def ask(root: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    monkeypatch.setattr("sys.stdin", Person("".join(f"{line}\n" for line in lines)))
    return main(["--root", str(root), "new", "--today", "2026-11-23"])


def test_it_asks(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers and words both answer; what is no answer is asked again."""
    assert ask(root, monkeypatch, "", "Say it to them", "1", "0", "phone", "9", "2", "en") == 0
    words = capsys.readouterr().out
    assert "Who reads it?\n  1  The employer\n" in words
    assert "A number from 1 to 5, please." in words
    assert "A few words, please." in words
    letter = load_content(root).letters["say-it-to-them"]
    assert (letter.to, letter.channel, letter.kind) == ("employer", "phone", "notice")


def test_whoever_stops_answering_has_written_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(root, monkeypatch, "Withdraw", "1") == 2
    assert capsys.readouterr().err == "\nNothing was written.\n"
    assert not (root / "snippets/letters").exists()


def test_another_language_keeps_the_meaning_beside_the_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentences stay English until somebody translates them; nothing else is missing."""
    write(root, ["employer"], ["courtesy"], "de")
    assert own_problems(root) == []
    assert new(root, "Absage", *EMAIL, "--lang", "de") == 0
    assert "put them into “de”" in capsys.readouterr().out


def test_names_of_files() -> None:
    assert file_id("Don’t start: Zürich & more") == "dont-start-zurich-more"
    assert file_id("Don't start") == "dont-start"
    assert file_id("撤回") == ""
