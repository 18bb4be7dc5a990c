"""What the site's builder warns of while somebody writes, as problems with a place."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from bowout.load.files import read_source
from bowout.problems import Problem

ABOUT_A_PAGE = re.compile(r"Doc file '(?P<page>[^']+)' contains .*?link '(?P<link>[^']+)'")
FAILED_PAGE = re.compile(r"Error (?:reading|building) page '(?P<page>[^']+)'")
# What we say ourselves is told with its place already; what the server says is about visits.
ELSEWHERE = ("mkdocs.plugins.bowout", "mkdocs.livereload")
# That only what changed is built again is meant to be so; nobody needs to hear of it at every save.
KNOWN = "'dirty' build"


class BuildLog(logging.Handler):
    """Keeps what is warned of until somebody takes it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

    def listen(self) -> None:
        """From now on, until the program ends."""
        logging.getLogger("mkdocs").addHandler(self)
        builder = logging.getLogger("mkdocs.commands.build")
        builder.addFilter(lambda record: KNOWN not in record.getMessage())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, unless it is our own or the server's."""
        if not record.name.startswith(ELSEWHERE):
            self._messages.append(record.getMessage())

    def take(self, root: Path) -> list[Problem]:
        """All that was kept, each once; the next build begins with none."""
        messages, self._messages = self._messages, []
        return [_placed(message, root) for message in dict.fromkeys(messages)]


def _placed(message: str, root: Path) -> Problem:
    if match := ABOUT_A_PAGE.search(message):
        path = f"docs/{match['page']}"
        source = read_source(root / path, root)[0]
        index = source.text.find(match["link"]) if source else -1
        line, col = source.position(index) if source and index >= 0 else (1, 1)
        return Problem(path, line, col, "site", message)
    if match := FAILED_PAGE.search(message):
        return Problem(f"docs/{match['page']}", 1, 1, "site", message)
    return Problem("mkdocs.yml", 1, 1, "site", message)
