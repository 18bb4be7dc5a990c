"""The code that people paste: what is printed today is kept, and what was printed is never changed."""

from __future__ import annotations

import hashlib
import json
from html.parser import HTMLParser

import pytest

from bowout.render.embed_code import LOADER, Codes, Target, integrity
from tests.support.content import ours
from tests.support.embed import LETTER, target
from tests.support.project import ROOT

GOLDEN = ROOT / "tests/fixtures/embed_codes/v1"
CODES = Codes("SITE/", ours())
ALONE = target(LETTER.path, LETTER.title, "", LETTER.letter)
# Forms that say the same for every school.
NO_SCHOOL = {"fragment"}
PRINTED = [
    (form, target)
    for form in CODES.forms
    for target in ((ALONE,) if form in NO_SCHOOL else (ALONE, LETTER))
]
# The loaders that were ever printed with their hash. Such a file never changes: no browser would run it.
LOADERS = {"1.0.0": "sha384-Uy/SN9cx0rz8xN75zGG7UJZGN3+oKJa/tBpgmujIjGU7WK9rYF936MoGJ6c4Qg4I"}
# What was printed, by the digest of the file. A line may come and none may change.
KEPT = {
    "address-school.2.html": "6af783f4e8bbeb74",
    "address-school.html": "9051859a8779ad7b",
    "address.html": "1d827205258e4d3c",
    "element-school.2.html": "bc468bab19c4a9c6",
    "element-school.html": "1f1a2577b8c7350f",
    "element.html": "15bc785bb3391021",
    "fluid-school.2.html": "9100a54bc22c921f",
    "fluid-school.html": "55fa568db9f4737f",
    "fluid.html": "3d6e23e392c73b26",
    "fragment.html": "ab54fb53091ed08d",
    "frame-school.2.html": "786e91689e4b05a5",
    "frame-school.html": "aca4045591822569",
    "frame.html": "d7eadd3e7afb666a",
    "link-school.html": "0a2a9c563e8d0f98",
    "link.html": "381617604a0b48d6",
    "loader-school.2.html": "66cb07c7c2c158e1",
    "loader-school.html": "ec6ab75112cd6845",
    "loader.html": "e5af00510ed74635",
}


@pytest.mark.parametrize(
    ("form", "target"), PRINTED, ids=lambda value: getattr(value, "school", value)
)
def test_what_is_printed_today_is_kept(form: str, target: Target) -> None:
    name = f"{form}-school" if target.school else form
    today = CODES.forms[form](target) + "\n"
    kept = [*GOLDEN.glob(f"{name}.html"), *GOLDEN.glob(f"{name}.[0-9]*.html")]
    assert today in [file.read_text("utf-8") for file in kept], (
        f"The code to paste has changed. Old code stays in use: keep {name}.html as it is, "
        f"and add {name}.{len(kept) + 1}.html with:\n{today}"
    )


def test_what_was_printed_is_as_it_was() -> None:
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16]
        for file in sorted(GOLDEN.iterdir())
    }
    assert found == KEPT


def test_a_loader_that_was_printed_never_changes() -> None:
    assert LOADER in LOADERS
    for version, digest in LOADERS.items():
        text = (ROOT / "docs/embed" / f"v{version}.js").read_text("utf-8")
        assert integrity(text) == digest, (
            f"v{version}.js is fixed: leave it, and write the next version beside it"
        )


def test_every_printed_frame_asks_for_a_loader_that_is_kept() -> None:
    for form in ("loader", "loader-school"):
        assert any(
            digest in (GOLDEN / f"{form}.html").read_text("utf-8") for digest in LOADERS.values()
        )


@pytest.mark.parametrize("title", ["A & B", 'Say "no"', "<b>bold</b>", "It's over", "“Yes” → no"])
def test_no_title_breaks_out_of_the_code(title: str) -> None:
    one = target("letters/x", title, "some-school", "x")
    for form in ("frame", "fluid", "loader", "element"):
        read = _Read()
        read.feed(CODES.forms[form](one))
        assert read.titles == [title]
        assert read.tags <= {"iframe", "p", "a", "script", "bow-out"}
        assert title in read.text
    answer = json.loads(CODES.oembed(one))
    assert answer["title"] == title
    read = _Read()
    read.feed(answer["html"])
    assert (read.titles, read.text, read.tags) == ([title], title, {"blockquote", "a", "iframe"})


class _Read(HTMLParser):
    """Tags, titles and words of a code."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.titles: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.titles += [value or "" for name, value in attrs if name == "title"]

    def handle_data(self, data: str) -> None:
        self.text += data
