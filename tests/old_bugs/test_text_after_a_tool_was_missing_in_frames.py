"""In a frame the finder is shorter than on its page. It was put in for all that followed, so text below it was lost."""

from __future__ import annotations

from pathlib import Path

from bowout.build import Page
from bowout.model.content import load_content
from bowout.outputs.embeds import _brief
from bowout.render.guide import TOOL, TOOL_END
from tests.support import content


def test_what_stands_below_the_tool_stays(tmp_path: Path) -> None:
    found = load_content(content.good_project(tmp_path / "project"))
    html = f"<h1>Check</h1>{TOOL}<p>long</p>{TOOL_END}<p>Below it.</p>"
    brief = _brief(Page("check/", "Check", "", html, "en", template="check.html"), found).html
    assert brief.endswith("<p>Below it.</p>")
    assert "<p>long</p>" not in brief
    assert "data-check" in brief
