"""`llms.txt`: every page of the site with what it says, as a plain list (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NOTE = (
    "General information, not legal advice. What holds depends on the country and on the papers signed: "
    "begin with “Which letter do I need?” before you hand somebody a letter. Facts on the pages carry "
    "their sources and the day they were last reviewed."
)


@dataclass(frozen=True)
class Listed:
    """A page, as it stands in the list."""

    url: str
    title: str
    about: str


def llms_txt(name: str, about: str, parts: Mapping[str, Iterable[Listed]]) -> str:
    """The file. A part without a page is left out."""
    lines = [f"# {name}", "", f"> {about}", "", NOTE, ""]
    for part, pages in parts.items():
        rows = [_row(page) for page in pages]
        if rows:
            lines += [f"## {part}", "", *rows, ""]
    return "\n".join(lines)


def _row(page: Listed) -> str:
    about = " ".join(page.about.split())
    return f"- [{page.title}]({page.url}){': ' if about else ''}{about}"
