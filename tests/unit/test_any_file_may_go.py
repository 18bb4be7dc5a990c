"""Any file of content can be removed: the check says what still needs it, or nothing does. Never a traceback.

The whole project is checked without each of its files in turn. What takes long and looks at one file alone (the proof
of a letter, the reading of a page) is left out; so is the list of published addresses, which would name every page.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bowout.check import run as checks
from bowout.check.run import check_project
from bowout.load.files import pages_below
from bowout.problems import errors
from bowout.render.check_page import check_html, rules_script
from bowout.render.generated import generated_pages
from bowout.render.guide import GuideExtension
from bowout.render.letter_page import builder_html
from bowout.render.library import library
from bowout.render.suggest import data_script, suggest_html
from tests.support import project


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("project")
    for folder in ("docs", "snippets"):
        shutil.copytree(project.ROOT / folder, target / folder)
    shutil.copy(project.ROOT / "mkdocs.yml", target)
    (target / "snippets/published.yml").unlink()
    return target


@pytest.fixture(autouse=True)
def _only_what_one_file_needs_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks, "check_letter", lambda letter, rules: list(checks.unknown_field.run(letter))
    )
    monkeypatch.setattr(checks, "letter_digest", lambda letter, content: "")
    monkeypatch.setattr(checks.prose, "run", lambda pages, memory, content: [])
    monkeypatch.setattr(checks.language, "run", lambda content, pages, memory: [])
    monkeypatch.setattr(checks.conformance, "run", lambda root: [])


def files() -> Iterator[str]:
    for folder in ("docs", "snippets"):
        for path in sorted((project.ROOT / folder).rglob("*")):
            content = path.suffix in (".md", ".yml", ".yaml") and "schema" not in path.parts
            if content and path.name not in ("README.md", "published.yml"):
                yield path.relative_to(project.ROOT).as_posix()


def render(root: Path) -> int:
    """Everything that is made from more than one file."""
    import markdown

    content, problems = check_project(root)
    if errors(problems):
        return len(problems)
    reader = markdown.Markdown(extensions=["admonition", "attr_list", GuideExtension(content)])
    for _, text, _ in generated_pages(content):
        reader.reset().convert(text.split("\n---\n", 1)[1])
    for page in pages_below(root / "docs"):
        lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("::")]
        reader.reset().convert("\n\n".join(lines))
    for letter in content.letters.values():
        builder_html(letter, content, {"txt": "", "docx": ""})
    library(content)
    check_html(content)
    suggest_html(content, "", "")
    data_script(content)
    for lang in content.rules:
        rules_script(lang, content)
    return 0


@pytest.mark.slow
def test_with_all_files_everything_can_be_rendered(root: Path) -> None:
    assert render(root) == 0


@pytest.mark.full  # hundreds of checks of the whole project, at half a second each
def test_without_any_one_of_them_the_check_says_so_or_all_is_well(root: Path) -> None:
    failed = {}
    for name in files():
        file = root / name
        text = file.read_bytes()
        file.unlink()
        try:
            render(root)
        except Exception as error:  # whatever it is, it would have been a traceback
            failed[name] = repr(error)
        finally:
            file.write_bytes(text)
    assert failed == {}
