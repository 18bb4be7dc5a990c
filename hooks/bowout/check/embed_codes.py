"""Lines that print code to paste: their form, their letter and their school must exist."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.markdown import without_code
from bowout.check.names import unknown
from bowout.load.files import Source
from bowout.model.content import Content
from bowout.model.directive import EMBED_BEGINS, EMBED_FORMS, EMBED_LINE
from bowout.problems import Problem, did_you_mean


def run(source: Source, content: Content) -> Iterator[Problem]:
    """The problems of one page."""
    for line in EMBED_BEGINS.finditer(without_code(source)):
        match = EMBED_LINE.match(line["line"])
        if match is None:
            message = "This line prints no code."
            remedy = (
                "Write ::embed-code frame letters/its-name, with school=… at its end if you like."
            )
            yield source.problem(line.start("line"), "bad-embed-code", message, remedy)
            continue
        at, form = line.start("line"), match["form"]
        if form not in EMBED_FORMS:
            message = f"There is no form `{form}`.{did_you_mean(form, EMBED_FORMS)}"
            yield source.problem(at + match.start("form"), "bad-embed-code", message)
        for what in ("letter", "school"):
            if match[what] and (message := unknown(what, match[what], content)):
                yield source.problem(at + match.start(what), f"unknown-{what}", message)
