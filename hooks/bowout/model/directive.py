"""Lines of Markdown that put something into a page: `::letter id`, `::figure id`, `::sources`, and code to paste."""

from __future__ import annotations

import re

NAMES = (
    *(
        "letter",
        "figure",
        "sources",
        "countries",
        "schools",
        "finder",
        "decision",
        "checklist",
        "check",
    ),
    *("embed-tool", "offline"),
)
LINE = re.compile(
    rf"^::(?P<name>{'|'.join(NAMES)})(?: (?P<id>[a-z0-9-]+)(?P<rest>#[a-z0-9_=&-]+)?)?$"
)
# Where the tables of the conformance report stand, which need the whole page.
REPORT = "::accessibility-report"

# What `render/embed_code.py` can write.
EMBED_FORMS = ("frame", "fluid", "loader", "element", "address", "link", "fragment")
EMBED_LINE = re.compile(
    r"^::embed-code (?P<form>[a-z]+)(?: letters/(?P<letter>[a-z0-9-]+))?(?: school=(?P<school>[a-z0-9-]+))?[ ]*$"
)
EMBED_BEGINS = re.compile(r"^[ \t]*(?P<line>::embed-code\b.*)$", re.MULTILINE)
