"""The line of Markdown that puts something into a page: `::letter id`, `::figure id`, `::sources` and their kin."""

from __future__ import annotations

import re

NAMES = (
    *("letter", "figure", "sources", "countries", "schools", "finder", "checklist", "check"),
    *("embed-tool", "offline"),
)
LINE = re.compile(
    rf"^::(?P<name>{'|'.join(NAMES)})(?: (?P<id>[a-z0-9-]+)(?P<rest>#[a-z0-9_=&-]+)?)?$"
)
