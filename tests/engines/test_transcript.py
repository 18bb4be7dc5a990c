"""What Firefox tells a screen reader on three pages, kept word for word in tests/fixtures/transcripts/firefox-*.txt.

After a change that is meant: REWRITE=1 make test-engines ARGS="-k transcript", then read the difference.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines import driver
from tests.engines.test_journeys import LETTER, TYPED
from tests.engines.transcript import main_part
from tests.support.embed import World
from tests.support.project import ROOT

pytestmark = pytest.mark.engines

GOLDEN = ROOT / "tests/fixtures/transcripts"
MOST = 120  # lines of a page; what comes then is more of the same


@pytest.fixture(scope="module")
def firefox() -> Iterator[driver.Firefox]:
    """One that believes that assistive technology is there."""
    with driver.home() as home:
        opened = driver.Firefox(home, **{"accessibility.force_disabled": -1})
        try:
            yield opened
        finally:
            opened.close()


def test_the_transcript_of_a_letter(firefox: driver.Firefox, world: World) -> None:
    """Empty, and with one name typed: a filled blank is no highlight any more."""
    firefox.open(world.site + LETTER)
    firefox.until("!document.querySelector('[data-form]').hidden")
    empty = main_part(firefox)
    firefox.type(f"#{firefox.js(TYPED)[0]}", "Northwind")
    filled = [line for line in main_part(firefox) if line not in empty]
    assert not any(line.strip() == "mark" for line in filled)
    kept("letter", [*empty, "", "> types “Northwind”", *filled])


def test_the_transcript_of_the_finder(firefox: driver.Firefox, world: World) -> None:
    """The first question, and what is said of an answer that is missing."""
    firefox.open(f"{world.site}/law/which-letter/")
    firefox.until("!document.querySelector('[data-form]').hidden")
    first = main_part(firefox)
    firefox.click("[data-form] [type=submit]")
    firefox.until("document.querySelector('[aria-invalid=true]')")
    missing = [line for line in main_part(firefox) if line not in first]
    kept("finder", [*first[:MOST], "", "> goes on without an answer", *missing])


def test_the_transcript_of_the_library(firefox: driver.Firefox, world: World) -> None:
    firefox.open(f"{world.site}/letters/")
    kept("library", main_part(firefox)[:MOST])


@pytest.mark.parametrize(
    "path", [LETTER, "/law/which-letter/", "/letters/", "/telling/check/", "/law/checklist/"]
)
def test_nothing_is_announced_without_its_words(
    firefox: driver.Firefox, world: World, path: str
) -> None:
    """Orca says "statusbar" for what has role="status", and leaves out what it says."""
    firefox.open(world.site + path)
    assert not [line for line in main_part(firefox) if line.strip().startswith("statusbar")]


def kept(name: str, lines: list[str]) -> None:
    """The same as in the file of that name."""
    file: Path = GOLDEN / f"firefox-{name}.txt"
    text = "\n".join([*lines, ""])
    if os.environ.get("REWRITE"):
        file.write_text(text, "utf-8")
    before = file.read_text("utf-8") if file.is_file() else ""
    change = "\n".join(
        difflib.unified_diff(before.splitlines(), lines, "kept", "now", lineterm="", n=2)
    )
    if change:
        pytest.fail(f"{change}\n\n{__doc__}", pytrace=False)
