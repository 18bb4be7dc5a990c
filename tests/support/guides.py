"""A small site in two languages: the good project with a second guide in Swedish, which is data and nothing else.

The Swedish words of the interface are the English ones with other vowels: what stays English on a page was in the code.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from bowout.load.shapes.page import ROLES
from tests.support import content
from tests.support.content import ours
from tests.support.project import ROOT

FIXTURE = content.FIXTURES / "guides"
SECOND = "sv"
VOWELS = str.maketrans("aeiouAEIOU", "åéïöüÅÉÏÖÜ")
# Where the pages of the first guide stand that have nothing but a role, if not at its name.
PLACES = {"about": "about/index.md", "staff": "embed/index.md", "school-form": "embed/school.md"}
NAV = """nav:
  - Home: index.md
  - Letters: letters/index.md
  - The law: [law/which-letter.md, telling/call.md, {pages}]
  - Svenska: [sv/index.md, sv/letters/index.md, sv/law/vilket-brev.md, sv/telling/call.md, sv/om/brev.md]
"""


def two_guides(target: Path, pages: Iterable[str] = ROLES) -> Path:
    """The project, ready to be built."""
    root = content.good_project(target)
    for folder in ("hooks", "overrides", "docs/assets", "docs/embed"):
        shutil.copytree(
            ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.md")
        )
    shutil.copytree(FIXTURE, root, dirs_exist_ok=True)
    there = set(
        re.findall(
            r"(?m)^role: (\S+)", "\n".join(p.read_text("utf-8") for p in root.glob("docs/*/*.md"))
        )
    )
    added = []
    for role in sorted(set(pages) - there):
        added.append(PLACES.get(role, f"{role}.md"))
        page = root / "docs" / added[-1]
        page.parent.mkdir(exist_ok=True)
        page.write_text(
            f"---\ntitle: The page\ndescription: It is here.\nrole: {role}\n---\n\n# The page\n",
            "utf-8",
        )
    for kind in ("labels", "interface"):
        path = f"snippets/vocabulary/{ours().lang}/{kind}.yml"
        shutil.copy(ROOT / path, root / path)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(f"{settings}\n{NAV.format(pages=', '.join(added))}", "utf-8")
    _write_words(root / "snippets/vocabulary" / SECOND)
    return root


def other_vowels(text: str) -> str:
    """The text as if it were in another language; what is filled in keeps its name."""
    return "".join(
        part if part.startswith("{") else part.translate(VOWELS)
        for part in re.split(r"(\{\w+\})", text)
    )


def _write_words(folder: Path) -> None:
    labels = {
        name: group
        for name, group in ours().vocabulary.labels.items()
        if not name.startswith("school")
    }
    for kind, groups in (("interface", ours().vocabulary.interface), ("labels", labels)):
        words = {
            name: {key: other_vowels(text) for key, text in group.items()}
            for name, group in groups.items()
        }
        line = f"# yaml-language-server: $schema=../../schema/{kind}.json\n"
        text = yaml.safe_dump(words, allow_unicode=True, default_style='"', width=1000)
        (folder / f"{kind}.yml").write_text(line + text, "utf-8")
