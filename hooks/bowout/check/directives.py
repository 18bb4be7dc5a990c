"""Lines such as `::letter id` that put something into a page: each must be known, and what it names must exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.markdown import without_code
from bowout.check.names import missing_words, unknown
from bowout.load.files import Source
from bowout.model.conformance import load_report
from bowout.model.content import Content
from bowout.model.directive import LINE, NAMES, REPORT
from bowout.problems import Problem, did_you_mean

# Also below an item of a list, where it stands further in.
BEGINS = re.compile(
    r"^[ \t]*(?P<line>::(?P<name>[\w-]+)(?: (?P<id>[^\s#]+))?.*?)[ \t]*$", re.MULTILINE
)
KNOWN = (*NAMES, "embed-code", REPORT.removeprefix("::"))
EXAMPLES = {"letter": "::letter its-name", "figure": "::figure its-name"}
# How a line begins that may stand directly above or below one of these.
APART = re.compile(r"[ \t]*(?:$|::|#|<|!!!|\?\?\?)")


def run(source: Source, content: Content) -> Iterator[Problem]:
    """The problems of one page."""
    text = without_code(source)
    for match in BEGINS.finditer(text):
        at, name, id = match.start("line"), match["name"], match["id"]
        if name not in KNOWN:
            message = f"No line begins with ::{name}.{did_you_mean(name, KNOWN, '::{}')}"
            remedy = "Mend the name. To show the line itself, put it in backticks."
            yield source.problem(at, "bad-directive", message, remedy)
        elif f"::{name}" == REPORT and load_report(content.root) == (None, []):
            message = "There is no conformance report to show: a file below docs/ that ends in .openacr.yaml."
            yield source.problem(
                at, "bad-directive", message, "Bring it back, or delete this line."
            )
        elif message := missing_words(name, content):
            yield source.problem(at, "missing-words", message, "Add them.")
        elif name in EXAMPLES and id and (message := unknown(name, id, content)):
            yield source.problem(match.start("id"), f"unknown-{name}", message)
        elif name in EXAMPLES and not (id and LINE.match(match["line"])):
            message = f"This line names no {name} that can be shown."
            yield source.problem(at, "bad-directive", message, f"Write {EXAMPLES[name]}.")
        elif not all(map(APART.match, _around(text, *match.span()))):
            message = "This line stands inside a paragraph, and so it shows nothing but itself."
            remedy = "Leave an empty line above it and below it."
            yield source.problem(at, "bad-directive", message, remedy)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The line above and the line below."""
    return text[:start].rpartition("\n")[0].rpartition("\n")[2], text[end + 1 :].partition("\n")[0]
