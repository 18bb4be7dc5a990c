"""The arrows of ARCHITECTURE.md hold: a room knows only the rooms below it, and the core knows no site."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import project

CORE = project.ROOT / "hooks" / "bowout"
# A room and what it may import besides itself.
MAY_KNOW = {
    "problems": set[str](),
    "load": {"problems"},
    "model": {"problems", "load"},
    "build": {"model"},
    "render": {"problems", "load", "model", "build"},
    "outputs": {"model", "build", "render"},
    "proof": {"problems", "load", "model", "render"},
    "check": {"problems", "load", "model", "render", "proof"},
    "serving": {"problems", "load", "model", "render", "proof", "check"},
    "commands": {"problems", "load", "model", "render", "proof", "check"},
    "cli": {"commands"},
}
SITE = {"mkdocs", "material", "properdocs"}


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, with its line; imports inside functions and for types count."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}:{node.lineno}: write the whole name"
            module = node.module or ""
            deeper = module == "bowout"
            yield from (
                (node.lineno, f"{module}.{alias.name}" if deeper else module)
                for alias in node.names
            )


def room(file: Path) -> str:
    return file.relative_to(CORE).parts[0].removesuffix(".py")


FILES = sorted(CORE.rglob("*.py"))


def test_every_file_has_its_room() -> None:
    assert {room(file) for file in FILES} == {*MAY_KNOW, "__init__", "__main__"}


@pytest.mark.parametrize("name", MAY_KNOW)
def test_a_room_knows_only_the_rooms_below_it(name: str) -> None:
    files = [file for file in FILES if room(file) == name]
    assert files
    wrong = []
    for file in files:
        for line, module in imported(file):
            if module.startswith("bowout.") and module.split(".")[1] not in {name, *MAY_KNOW[name]}:
                wrong.append(f"{file.relative_to(project.ROOT)}:{line}: {module}")
    assert wrong == []


def test_the_core_knows_nothing_of_the_site() -> None:
    wrong = [
        f"{file.relative_to(project.ROOT)}:{line}: {module}"
        for file in FILES
        for line, module in imported(file)
        if module.split(".")[0] in SITE
    ]
    assert wrong == []


def test_the_hooks_are_few_and_small() -> None:
    """A hook hands the core's work to MkDocs; what it would do itself belongs in the core."""
    lines = [len(file.read_text("utf-8").splitlines()) for file in project.ROOT.glob("hooks/*.py")]
    assert len(lines) <= 6
    assert sum(lines) < 500


def test_nothing_in_the_core_reaches_for_the_network() -> None:
    reach = {"urllib", "http", "socket", "requests", "ftplib"}
    wrong = [
        f"{file.relative_to(project.ROOT)}:{line}: {module}"
        for file in FILES
        for line, module in imported(file)
        if module.split(".")[0] in reach and module != "urllib.parse"  # takes addresses apart
    ]
    assert wrong == []
