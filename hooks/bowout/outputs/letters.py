"""What a letter's page offers besides itself: ready copies, and the parts of a Word document for its script."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.build import Build
from bowout.model.addresses import letter_address
from bowout.render.docx import parts_script
from bowout.render.letter_page import ready_files


def copies(build: Build) -> Iterator[tuple[str, bytes]]:
    """Each letter as it opens, for readers without JavaScript."""
    for letter in build.content.letters.values():
        ready = ready_files(letter, build.content.vocabularies[letter.lang])
        for ending, data in ready.items():
            yield f"{letter_address(letter.id)}{letter.id}.{ending}", data


def documents(build: Build) -> Iterator[tuple[str, str]]:
    """An empty Word document of each language that letters are in."""
    for lang in {letter.lang for letter in build.content.letters.values()}:
        yield f"assets/js/docx-parts.{lang}.js", parts_script(lang)
