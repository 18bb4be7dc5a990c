"""Lines that print code to paste: their form, their letter and their school must exist."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.check.markdown import without_code
from bowout.load.files import Source
from bowout.model.content import Content
from bowout.model.embed import BEGINS, FORMS, LINE
from bowout.problems import Problem, did_you_mean


def run(source: Source, content: Content) -> Iterator[Problem]:
    """The problems of one page."""
    known = {
        "form": set(FORMS),
        "letter": content.known("letter", content.letters),
        "school": content.known("school", content.schools),
    }
    for line in BEGINS.finditer(without_code(source)):
        match = LINE.match(line["line"])
        if match is None:
            message = "This line prints no code."
            remedy = "Write ::embed-code frame letters/withdraw-by-email, with school=… at its end if you like."
            yield source.problem(line.start("line"), "bad-embed-code", message, remedy)
            continue
        for what, names in known.items():
            id = match[what]
            if id and id not in names:
                message = f"There is no {what} `{id}`.{did_you_mean(id, names)}"
                at = line.start("line") + match.start(what)
                yield source.problem(at, "bad-embed-code" if what == "form" else f"unknown-{what}", message)  # fmt: skip
