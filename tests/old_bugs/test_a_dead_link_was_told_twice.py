"""While the site was served, a link to nothing was told twice: by the check, and by the site's builder in its words."""

from __future__ import annotations

import logging
from pathlib import Path

from bowout.check.run import check_project
from bowout.serving.last_good import LastGood
from tests.support import content

PAGE = "docs/index.md"


def test_the_same_line_is_told_once(tmp_path: Path) -> None:
    root = content.good_project(tmp_path / "project")
    file = root / PAGE
    file.write_text(f"{file.read_text('utf-8')}\nRead [this](nothing.md).\n", "utf-8")
    last_good = LastGood()
    warning = "Doc file 'index.md' contains a link 'nothing.md', but the target is not found."
    for words in (warning, "Something else."):
        last_good.log.emit(logging.makeLogRecord({"name": "mkdocs.structure.pages", "msg": words}))
    last_good.buildable(*check_project(root))
    site = tmp_path / "site"
    site.mkdir()
    last_good.show_problems(site, root)
    page = (site / "index.html").read_text("utf-8")
    assert page.count("docs/index.md:16:13") == 1
    assert "dead-link" in page
    assert "Something else." in page
