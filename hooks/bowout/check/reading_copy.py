"""A letter in another language than its page says in the page's what each of its paragraphs means."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.texts import use_of
from bowout.model.letter import Letter, Paragraph
from bowout.model.text import fields_of
from bowout.model.visible import paragraphs_of
from bowout.problems import Problem

REMEDY = "Add `en:` with the same blanks."


def run(letter: Letter) -> Iterator[Problem]:
    """Paragraphs without a reading copy, reading copies with other blanks, and no native reader named."""
    if not letter.foreign:
        return
    if not letter.review:
        message = "A letter in another language waits for a native reader."
        yield letter.node.problem("no-review", message, "Add `review: native`.")
    if letter.subject and not letter.subject_meaning:
        message = "The subject has no reading copy."
        remedy = "Add `subject_en:` with the same blanks."
        yield letter.node.problem("no-reading-copy", message, remedy, key="subject")
    for paragraph in paragraphs_of(letter.body):
        yield from _paragraph(letter, paragraph)


def _paragraph(letter: Letter, paragraph: Paragraph) -> Iterator[Problem]:
    node = paragraph.node
    if node is None or not paragraph.text:
        return
    use = use_of(letter, node)
    at = use.node if use and use.node else node
    if not paragraph.meaning:
        where = f" in the block `{use.block}`" if use else ""
        yield at.problem("no-reading-copy", f"A paragraph{where} has no reading copy.", REMEDY)
        return
    extra = set(fields_of(paragraph.meaning)) - set(fields_of(paragraph.text))
    if extra:
        message = f"The reading copy has {{{sorted(extra)[0]}}}, which the paragraph does not have."
        yield at.problem("bad-reading-copy", message)
