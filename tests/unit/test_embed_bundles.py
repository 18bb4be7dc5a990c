"""The scripts of embedded pages lose their comments and spare space, and not a sign of what they say."""

from __future__ import annotations

import re

import pytest

from bowout.outputs.embed_assets import GUIDE, LAST_SCRIPT, SCRIPTS, UP, bundle
from tests.support.content import ours
from tests.support.project import ROOT

ASSETS = ROOT / "docs/assets"
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\\\"'`])//[^\n]*", re.S)
TEMPLATE = re.compile(r"`(?:[^`\\]|\\.)*`", re.S)


@pytest.mark.parametrize("kind", sorted(SCRIPTS))
def test_texts_with_values_in_them_keep_every_space(kind: str) -> None:
    """What makes scripts small takes a back quote inside a pattern for the start of a text, and joined words after it."""
    made = bundle(kind, ASSETS, "", [], ours())["js"]
    for script in (*SCRIPTS[kind], LAST_SCRIPT):
        source = COMMENT.sub("", (ASSETS / f"{script}.js").read_text("utf-8"))
        source = source.replace(GUIDE, ours().lang).replace(UP, "")
        lost = [text for text in TEMPLATE.findall(source) if text not in made]
        assert lost == [], script
