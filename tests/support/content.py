"""The project's own content, and small projects in a folder: a good one, and what a broken one puts over it."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import yaml

from bowout.cli import main
from bowout.load.shapes.interface import KEYS
from bowout.model.content import Content, load_content
from tests.support.project import ROOT

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
GOOD = FIXTURES / "good"
BROKEN = FIXTURES / "broken"
# Files of a case that are no part of its project.
OWN = ("expected.txt", "without.txt")
INTERFACE = "snippets/vocabulary/en/interface.yml"
# What a small conformance report needs; the cases named report-… lay it over the good project.
REPORT = FIXTURES / "report"
# Ending of files that say only what differs from the good project's.
DIFFERENCE = ".diff"
# Ending of files that name the file of the good project whose bytes they hold.
COPY = ".copy"
# Ending of files whose bytes are written as escapes, such as \xff: Git and editors would mend them.
ESCAPED = ".escaped"


@cache
def ours() -> Content:
    """The project's own snippets."""
    return load_content(ROOT)


@cache
def good() -> Content:
    """The good project, with words of the interface."""
    found = load_content(GOOD)
    found.vocabulary.interface = interface()
    return found


def interface() -> dict[str, dict[str, str]]:
    """All words of the interface: each says its name, and what is filled in where a test looks for that."""
    words = {
        place: {key: key.replace("_", " ") for key in keys.split()} for place, keys in KEYS.items()
    }
    words["moved"]["moved"] = "moved {link}"
    return words


def good_project(target: Path) -> Path:
    """A copy of the good project, with words of the interface."""
    shutil.copytree(GOOD, target)
    text = yaml.safe_dump(interface(), default_style='"')
    line = "# yaml-language-server: $schema=../../schema/interface.json\n"
    (target / INTERFACE).write_text(line + text, "utf-8")
    return target


def broken_project(case: Path, target: Path) -> Path:
    """The good project with the files of a case over it."""
    good_project(target)
    if case.name.startswith("report-"):
        shutil.copytree(REPORT, target, dirs_exist_ok=True)
    for line in lines(case / "without.txt"):
        (target / line).unlink()
    for file in sorted(path for path in case.rglob("*") if path.is_file()):
        path = file.relative_to(case).as_posix()
        if path not in OWN:
            for ending in (ESCAPED, DIFFERENCE, COPY):
                path = path.removesuffix(ending)
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(written(file, place))
    return target


def written(file: Path, good: Path) -> bytes:
    """The bytes that a file of a case stands for, at the place of the good project's."""
    data = file.read_bytes()
    if file.suffix == ESCAPED:
        data = data.decode("unicode_escape").encode("latin-1")
    if file.suffix == COPY:
        return (GOOD / data.decode().strip()).read_bytes()
    return changed(good.read_bytes(), data) if DIFFERENCE in file.suffixes else data


def changed(file: bytes, difference: bytes) -> bytes:
    """The file with its lines in `-` replaced by those in `+`; `@@` stands between two changes."""
    for change in difference.split(b"@@\n"):
        lines = re.findall(rb".*\n|.+", change)
        old = b"".join(line[1:] for line in lines if line[:1] in b" -")
        assert file.count(old) == 1, f"not there exactly once:\n{old.decode('utf-8', 'replace')}"
        file = file.replace(old, b"".join(line[1:] for line in lines if line[:1] in b" +"))
    return file


def lines(file: Path) -> list[str]:
    """The lines of a list, none if there is no such file."""
    return file.read_text("utf-8").splitlines() if file.exists() else []


def check(root: Path, *arguments: str) -> int:
    """`python -m bowout check` in this process; its words go to stdout."""
    return main(["--root", str(root), "check", *arguments])


def reported(words: str) -> list[str]:
    """`path:line:col id` of every problem in what `check` has printed."""
    found = re.findall(r"(?m)^(\S.*?:\d+:\d+ [\w-]+)(?= )", words)
    return list(dict.fromkeys(found))
