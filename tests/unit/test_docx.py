"""The .docx holds the same paragraphs and line breaks as the text, for every program that reads it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from bowout.model.content import load_content
from bowout.model.letter import Letter
from bowout.render.docx import docx_bytes, package, parts_script
from bowout.render.letter_page import full_text, ready_files
from tests.support import content
from tests.support.content import ours

REAL = ours()
SMALL = load_content(content.GOOD)
ODD = [
    'Dear <team> & "all",',
    "one\ntwo\n\nthree",
    "  two  spaces  ",
    "é ü ß 漢字 🙂 עברית",
    "[[x]] {y}",
    "",
]


def paragraphs(data: bytes) -> list[str]:
    """Its paragraphs; the room above a line to sign on is no text."""
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    return [text.replace("\n\n____", "____") for text in texts]


def files(one: Letter) -> dict[str, bytes]:
    return ready_files(one, REAL.vocabularies[one.lang])


@pytest.mark.parametrize("one", REAL.letters.values(), ids=lambda one: one.id)
def test_text_and_docx_say_the_same(one: Letter) -> None:
    found = files(one)
    full = full_text(one, REAL.vocabularies[one.lang])
    assert found["txt"].decode("utf-8") == full + "\n"
    assert "\n\n".join(paragraphs(found["docx"])) == full
    assert "  " not in full
    assert not re.search(r"[\[\]]{2}|[{}|]", full)


def test_odd_paragraphs_come_back_as_they_were() -> None:
    assert paragraphs(docx_bytes(ODD, "en")) == ODD


def test_the_same_letter_is_the_same_bytes() -> None:
    package.cache_clear()
    first = docx_bytes(ODD, "en")
    package.cache_clear()
    assert docx_bytes(ODD, "en") == first


def test_it_is_small_and_says_nothing_about_its_writer() -> None:
    data = docx_bytes(["Dear team,"], "en")
    assert len(data) < 8_000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        core = archive.read("docProps/core.xml").decode()
    assert "python-docx" not in core
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == ("", "", "")


@pytest.mark.parametrize(
    ("locale", "size", "width"),
    [("en-US", "letter", 216), ("en-GB", "a4", 210), ("de-DE", "a4", 210)],
)
def test_language_and_paper(locale: str, size: str, width: int) -> None:
    data = docx_bytes([], locale, size)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert f'w:val="{locale}"' in archive.read("word/styles.xml").decode()
    page = docx.Document(io.BytesIO(data)).sections[0]
    assert page.page_width is not None
    assert round(page.page_width.mm) == width


def test_the_browser_gets_the_same_parts() -> None:
    script = parts_script("en")
    assert script.startswith("window.bowoutDocxParts = {")
    assert script.count("<!--body-->") == 1
    assert "</script" not in script
    assert script.isascii()


def test_it_opens_in_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(
            "LibreOffice is not installed (no `soffice`): opening a .docx in it is not tested"
        )
    one = SMALL.letters["withdraw"]
    found = ready_files(one, SMALL.vocabularies["en"])
    (tmp_path / "letter.docx").write_bytes(found["docx"])
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "letter.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    lines = (tmp_path / "letter.txt").read_text("utf-8-sig").split("\n")
    assert [line for line in lines if line] == [
        line for line in found["txt"].decode().split("\n") if line
    ]
