"""The line of Markdown that prints a block to paste: `::embed-code form letters/id school=id`."""

from __future__ import annotations

import re

FORMS = ("frame", "fluid", "loader", "element", "address", "link", "fragment")
"""What `render/embed_code.py` can write."""
LINE = re.compile(
    r"^::embed-code(?: (?P<form>[a-z]+))(?: letters/(?P<letter>[a-z0-9-]+))?(?: school=(?P<school>[a-z0-9-]+))?[ ]*$"
)
BEGINS = re.compile(r"^[ \t]*(?P<line>::embed-code\b.*)$", re.MULTILINE)
FIRST = "withdraw-by-email"
"""The letter that is shown where a line names none."""
