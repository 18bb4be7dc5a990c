"""Real files, damaged at random in ways that happen: nothing raises, and what passes can be shown.

Always the same damage: the seed is the file's path. A mutant either has problems, each with a place that exists, or
its letters render in every form.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from bowout.check.run import check_project
from bowout.model.content import Content
from bowout.problems import Problem, errors
from bowout.render.letter_page import builder_html, ready_files
from bowout.render.text import plain_text
from tests.support import content, project

REAL = project.ROOT / "snippets"
# Mutants of one file; of the sources, which are one long list, and of the small project there are
# more.
EACH = 8

Mutate = Callable[[list[str], random.Random], list[str]]


def delete_line(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def double_line(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    return [*lines[: at + 1], *lines[at:]]


def swap_lines(lines: list[str], dice: random.Random) -> list[str]:
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines = [*lines]
    lines[one], lines[two] = lines[two], lines[one]
    return lines


def indent_line(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    line = lines[at]
    new = dice.choice([" " + line, "  " + line, line.removeprefix(" "), line.lstrip(), "\t" + line])
    return [*lines[:at], new, *lines[at + 1 :]]


SIGNS = "{}[]|:#&*!%@`'\"\\>-?,~=<\t \u00a0\u2028\0é🙂"


def change_character(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    line = lines[at] or " "
    col = dice.randrange(len(line))
    sign = dice.choice(SIGNS)
    new = line[:col] + sign + line[col + dice.randrange(2) :]
    return [*lines[:at], new, *lines[at + 1 :]]


def delete_character(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    col = dice.randrange(len(lines[at]) + 1)
    return [*lines[:at], lines[at][:col] + lines[at][col + 1 :], *lines[at + 1 :]]


def rename_word(lines: list[str], dice: random.Random) -> list[str]:
    """A key, an id, a blank or a word gets two letters swapped, a capital, or another name."""
    text = "\n".join(lines)
    words = sorted(set("".join(c if c.isalnum() or c == "_" else " " for c in text).split()))
    word = dice.choice(words or ["x"])
    other = dice.choice(
        [word[::-1], word.upper(), word[1:], word + "x", dice.choice(words or ["y"]), "no"]
    )
    if dice.random() < 0.5:
        return text.replace(word, other).split("\n")
    return text.replace(word, other, 1).split("\n")


def change_value(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.choice([i for i, line in enumerate(lines) if ":" in line] or [0])
    key = lines[at].split(":", 1)[0]
    value = dice.choice(
        ["", "no", "1:30", "010", "null", "~", "[]", "{}", "[[{x}]]", "|", ">-", "x"]
    )
    return [*lines[:at], f"{key}: {value}", *lines[at + 1 :]]


def cut_off(lines: list[str], dice: random.Random) -> list[str]:
    text = "\n".join(lines)
    return text[: dice.randrange(len(text) + 1)].split("\n")


MUTATIONS: list[Mutate] = [
    delete_line, double_line, swap_lines, indent_line, change_character, delete_character, rename_word,
    change_value, cut_off,
]  # fmt: skip


def mutants(path: str, text: str, count: int) -> Iterator[str]:
    dice = random.Random(path)
    for number in range(count):
        lines = text.split("\n")
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            lines = MUTATIONS[number % len(MUTATIONS)](lines or [""], dice)
            number = dice.randrange(len(MUTATIONS))
        yield "\n".join(lines)


def some(pattern: str, most: int) -> list[str]:
    """Paths below snippets/, chosen evenly."""
    paths = sorted(path.relative_to(REAL).as_posix() for path in REAL.glob(pattern))
    return paths[:: max(1, len(paths) // most)][:most]


REAL_FILES = [
    *some("letters/en/*.yml", 6),
    *some("blocks/en/*.yml", 5),
    *some("rules/en/*.yml", 6),
    *some("vocabulary/en/*.yml", 4),
    *some("countries/*.yml", 4),
    *some("figures/*.yml", 1),
]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real vocabulary, blocks and a few rules: what a letter needs around it."""
    root = tmp_path_factory.mktemp("ground") / "project"
    for folder in ("vocabulary/en", "blocks/en"):
        shutil.copytree(REAL / folder, root / "snippets" / folder)
    shutil.copytree(content.GOOD / "snippets/rules", root / "snippets/rules")
    return root


def checked(root: Path) -> tuple[Content, list[Problem]]:
    found, problems = check_project(root)
    for problem in problems:
        assert_has_a_place(problem, root)
    if not errors(problems):
        assert_can_be_shown(found)
    return found, problems


def assert_has_a_place(problem: Problem, root: Path) -> None:
    file = root / problem.path
    assert file.is_file(), problem
    lines = file.read_bytes().decode("utf-8", "replace").replace("\r", "\n").split("\n")
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.col <= len(lines[problem.line - 1]) + 1, problem
    assert problem.id
    assert problem.message.strip()
    assert "None" not in problem.message


def assert_can_be_shown(found: Content) -> None:
    for letter in found.letters.values():
        for choices in islice(letter.combinations(), 20):
            assert plain_text(letter, choices, {}) is not None
        assert ready_files(letter, found.vocabularies[letter.lang])
        assert "data-article" in builder_html(letter, found, {"txt": "a.txt", "docx": "a.docx"})


@pytest.mark.parametrize("path", REAL_FILES)
def test_mutants_of_real_files(path: str, ground: Path) -> None:
    file = ground / "snippets" / path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    reported = 0
    try:
        for text in mutants(path, (REAL / path).read_text("utf-8"), EACH):
            file.write_text(text, "utf-8")
            reported += bool(checked(ground)[1])
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    assert reported >= EACH // 3


SMALL_FILES = sorted(
    path.relative_to(content.GOOD).as_posix()
    for path in content.GOOD.rglob("*")
    if path.suffix in (".yml", ".md")
)


@pytest.mark.parametrize("path", SMALL_FILES)
def test_mutants_of_a_whole_small_project(path: str, tmp_path: Path) -> None:
    root = content.good_project(tmp_path / "project")
    for text in mutants(path, (root / path).read_text("utf-8"), EACH):
        (root / path).write_text(text, "utf-8")
        checked(root)


def test_mutants_of_the_sources(tmp_path: Path) -> None:
    root = content.good_project(tmp_path / "project")
    lines = (REAL / "sources.yml").read_text("utf-8").split("\n")[:60]
    for text in mutants("sources", "\n".join(lines), 3 * EACH):
        (root / "snippets/sources.yml").write_text(text, "utf-8")
        checked(root)


def test_there_are_enough() -> None:
    assert (len(REAL_FILES) + len(SMALL_FILES) + 3) * EACH >= 300
