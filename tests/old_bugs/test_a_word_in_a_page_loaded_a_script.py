"""Templates looked for names of attributes in a page's text: a page about `data-offline` got the script of the worker."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from bowout.model.content import load_content
from bowout.render.guide import GuideExtension
from tests.support import content


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ('The attribute data-offline, and class="task, and `data-embed-tool`.', set()),
        ("::offline", {"offline"}),
        ("- [ ] **Pack** your bag", {"tasks"}),
        ("::embed-code frame letters/withdraw", {"embed-code"}),
    ],
)
def test_a_page_loads_what_it_is_made_of(text: str, uses: set[str], tmp_path: Path) -> None:
    found = load_content(content.good_project(tmp_path / "project"))
    (found.root / "docs/embed").mkdir()
    (found.root / "docs/embed/v1.0.0.js").write_text("", "utf-8")
    seen = {"left from the page before"}
    markdown.Markdown(extensions=[GuideExtension(found, "/", seen)]).convert(text)
    assert seen == uses
