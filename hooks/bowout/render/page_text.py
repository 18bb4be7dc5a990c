"""The Markdown of a page that is made from data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def page_text(meta: Mapping[str, object], blocks: Iterable[str]) -> str:
    """Front matter and blocks. Values are written as JSON, which YAML reads too."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    front = "\n".join(["---", *lines, "---"])
    return "\n\n".join([front, *blocks]) + "\n"
