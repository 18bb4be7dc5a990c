"""Embedded pages had outgrown 30 KB: letters by the reasons of their paragraphs and the law, the finder by what it repeats.

The bound held only where somebody had looked. Now frames leave out what their full page has.
"""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

FRAMES = "embed/v1/en"


@pytest.fixture(scope="module")
def letter(site_dir: Path) -> Path:
    """A letter whose full page has the law of a country and the reasons of its paragraphs."""
    for file in sorted((site_dir / "letters").glob("*/index.html")):
        text = file.read_text("utf-8")
        if 'class="country-rule"' in text and 'class="why"' in text:
            return file.relative_to(site_dir)
    raise AssertionError("no letter has them")


def test_a_letter_in_a_frame_leaves_reasons_and_law_to_its_page(
    site_dir: Path, letter: Path
) -> None:
    tree = lxml.html.fromstring((site_dir / FRAMES / letter).read_bytes())
    assert tree.xpath("//*[@data-article]//p")
    assert tree.xpath("//*[@class='country-box']//a[@target='_blank']")
    assert tree.xpath("//*[@class='country-box']//*[@class='review-note']")
    assert not tree.xpath("//*[@class='why' or @class='country-rule'] | //*[@data-explain]")
    for source in tree.xpath("//*[@class='sources']//li/@id"):
        assert tree.xpath("//a[@href=$to]", to=f"#{source}"), source


def test_no_part_of_the_finder_repeats_the_condition_of_what_it_stands_in(site_dir: Path) -> None:
    found = 0
    for file in (site_dir / FRAMES).glob("**/index.html"):
        text = file.read_text("utf-8")
        if "data-finder" not in text:
            continue
        for part in lxml.html.fromstring(text).xpath("//*[@data-finder]//*[@data-when]"):
            own = json.loads(part.get("data-when"))
            for around in part.iterancestors():
                assert not own.keys() & json.loads(around.get("data-when", "{}")).keys()
            found += 1
    assert found > 100
