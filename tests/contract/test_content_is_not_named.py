"""The core names no content: a letter, a page, a school or a country can go, or be renamed, without a change of code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support import project

CODE = ("hooks/**/*.py", "hooks/**/templates/*", "overrides/**/*", "docs/assets/**/*.js")
FOLDERS = ("letters", "blocks", "rules", "schools", "figures")
# The folders of pages that are made from data are the site's own promise; see model/addresses.py.
SCHEME = "addresses.py"
IN_A_COMMENT = re.compile(r'^\s*(?:#|\*|//|""")')


def ids() -> Iterator[str]:
    """What only content can mean: a name of two words, or the path of a page."""
    snippets, docs = project.ROOT / "snippets", project.ROOT / "docs"
    for folder in FOLDERS:
        yield from (path.stem for path in (snippets / folder).rglob("*.yml") if "-" in path.stem)
    for page in docs.rglob("*.md"):
        path = page.relative_to(docs).with_suffix("").as_posix()
        if "/" in path and not path.endswith("/index"):
            yield path


def test_no_id_of_content_stands_in_code() -> None:
    names = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, sorted(ids())))})(?![\w-])")
    found = []
    for pattern in CODE:
        for file in sorted(project.ROOT.glob(pattern)):
            if (
                file.is_file()
                and file.name != SCHEME
                and file.suffix in (".py", ".html", ".js", ".xml")
            ):
                found += list(_named(file, names))
    assert found == []


def _named(file: Path, names: re.Pattern[str]) -> Iterator[str]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not IN_A_COMMENT.match(line) and (match := names.search(line)):
            yield f"{file.relative_to(project.ROOT)}:{number}: {match[0]}"
