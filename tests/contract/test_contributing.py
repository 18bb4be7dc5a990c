"""What CONTRIBUTING.md shows is true: its letter passes, and its message is what the checker says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

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


@pytest.mark.slow
def test_its_letter_passes(copy: Path) -> None:
    assert "All is well" in check(copy, the_letter())


@pytest.mark.slow
def test_its_message_is_what_the_checker_says(copy: Path) -> None:
    message = the_message()
    lines = the_letter().splitlines(keepends=True)
    line = int(message[2]) - 1
    lines[line] = lines[line].replace("{company}", "{compny}")
    assert message[0] in check(copy, "".join(lines)).splitlines()


@pytest.mark.slow
def test_its_school_passes(copy: Path) -> None:
    """With the source that it asks for, and the word that says it is invented."""
    found = re.search(
        r"```yaml\n(# yaml-language-server: \S+schema/school\.json.*?)```", GUIDE, re.S
    )
    assert found
    source = re.search(r"source: (\S+)", found[1])
    assert source
    with (copy / "snippets/sources.yml").open("a", encoding="utf-8") as file:
        file.write(
            f"{source[1]}:\n  title: Offers\n  url: https://www.example.edu/offers\n"
            "  publisher: Example University\n  seen: 2026-11\n"
        )
    path = "snippets/schools/example-of-ours.yml"
    (copy / path).write_text(found[1] + "example: true\n", "utf-8")
    message = project.run("bowout", "check", path, root=copy, PYTHONPATH="hooks").stdout
    assert "All is well" in message, message


def test_the_new_file_opens_with_the_whole_letter() -> None:
    """One click brings a person into GitHub's editor with something that passes in it."""
    found = re.search(r"\]\(\.\./\.\./new/main/snippets/letters/en\?(\S+)\)", GUIDE)
    assert found
    assert parse_qs(found[1]) == {"filename": ["my-letter.yml"], "value": [the_letter()]}
    assert len(found[0]) < 6_000, "addresses much longer than this are refused by GitHub"


PAGES = (
    "README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE-CONTENT.md", "ARCHITECTURE.md",
    ".github/RULES.md", ".github/pull_request_template.md",
)  # fmt: skip
ON_GITHUB = ("../../new/", "../../issues", "../../actions")


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to headings."""
    heads = re.findall(r"(?m)^#+ (.+)$", re.sub(r"(?ms)^```.*?^```", "", text))
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", PAGES)
def test_its_links_lead_somewhere(name: str) -> None:
    page = project.ROOT / name
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|letter:)(\S+?)\)", re.sub(r"`[^`]*`", "", text)):
        if target.startswith(ON_GITHUB):
            continue
        if target.endswith("builder.png"):
            continue  # taken from the real page by `make screenshot`
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{name}: {target}"
        assert not anchor or anchor in anchors(there.read_text("utf-8")), f"{name}: {target}"
