"""What CONTRIBUTING.md shows is true: its letter passes, and its message is what the checker says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import project

GUIDE = project.ROOT.joinpath("CONTRIBUTING.md").read_text("utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.copy(tmp_path_factory.mktemp("contributing") / "bow-out")


def the_letter() -> str:
    found = re.search(r"```yaml\n(# yaml-language-server.*?)```", GUIDE, re.S)
    assert found
    return found[1]


def the_message() -> re.Match[str]:
    found = re.search(r"^(snippets/\S+\.yml):(\d+):(\d+) ([\w-]+) (.+)$", GUIDE, re.M)
    assert found
    return found


def check(copy: Path, letter: str) -> str:
    path = the_message()[1]
    (copy / path).write_text(letter, "utf-8")
    return project.run("bowout", "check", path, root=copy, PYTHONPATH="hooks").stdout


def test_its_letter_passes(copy: Path) -> None:
    assert "All is well" in check(copy, the_letter())


def test_its_message_is_what_the_checker_says(copy: Path) -> None:
    told = the_message()
    lines = the_letter().splitlines(keepends=True)
    line = int(told[2]) - 1
    lines[line] = lines[line].replace("{company}", "{compny}")
    assert told[0] in check(copy, "".join(lines)).splitlines()


def test_its_links_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE-CONTENT.md"):
        text = project.ROOT.joinpath(name).read_text("utf-8")
        for target in re.findall(r"\]\((?!https?:|letter:)([^)#]+)", text):
            if name == "README.md" and target.endswith("builder.png"):
                continue  # taken from the real page by `make screenshot`
            assert project.ROOT.joinpath(target).exists(), f"{name}: {target}"
