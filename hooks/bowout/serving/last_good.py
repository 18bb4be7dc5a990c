"""What can be shown while somebody writes and something is broken: everything else as it is now, and of the
broken file its last state that worked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bowout.check import unknown_field
from bowout.model.content import Content
from bowout.problems import Problem, errors
from bowout.serving.build_log import BuildLog
from bowout.serving.problem_box import box, put_in

# Problems of words alone: whatever has one is badly said, and can be read and shown all the same.
ABOUT_WORDS = frozenset(
    {
        "avoided-word",
        "dead-link",
        "figure-without-source",
        "hard-to-read",
        "heading-order",
        "long-sentence",
        "missing-alt",
        "misspelled",
        "no-title",
        "second-title",
        "shared-paragraph",
    }
)
LETTERS = "snippets/letters/"
PAGES = "docs/"
STUB = """---
title: To mend
description: This page is shown when what is listed below is mended.
---

# To mend

This page is shown when what is listed below is mended.
"""


class LastGood:
    """The last state that worked, of all content and of each page."""

    def __init__(self) -> None:
        self.content: Content | None = None
        self.problems: list[Problem] = []
        self.log = BuildLog()
        self._problem_html = ""
        self._hidden: set[str] = set()
        self._texts: dict[str, str] = {}

    def buildable(self, content: Content, problems: Iterable[Problem]) -> Content | None:
        """The content to build with; None while there is none that works."""
        self.problems = errors(problems)
        self._hidden = set(_unreadable(content, self.problems))
        known = self.content
        if not self._hidden:
            self.content = content
        elif known is None:
            return None
        elif all(path.startswith((LETTERS, PAGES)) for path in self._hidden):
            now = {
                id: letter
                for id, letter in content.letters.items()
                if letter.path not in self._hidden
            }
            lost = {
                id: letter
                for id, letter in known.letters.items()
                if id not in now and letter.path in self._hidden
            }
            self.content = replace(content, letters=now | lost)
        return self.content

    def show_problems(self, site: Path, root: Path) -> None:
        """Put all that is to be mended into the finished pages. What the log says of a line that we spoke of
        already is the same again, in other words."""
        places = {(problem.path, problem.line) for problem in self.problems}
        logged = self.log.take(root)
        others = [problem for problem in logged if (problem.path, problem.line) not in places]
        problem_html = box([*self.problems, *others])
        if problem_html or self._problem_html:
            put_in(site, problem_html)
        self._problem_html = problem_html

    def page(self, path: str, read: Callable[[], str]) -> str:
        """A page's text, or its last one that worked while this one cannot be read."""
        if path in self._hidden:
            return self._texts.get(path, STUB)
        text = self._texts[path] = read()
        return text


def _unreadable(content: Content, problems: Iterable[Problem]) -> Iterable[str]:
    """The paths of files that a page cannot be made from. A file that is badly worded can be read."""
    letters = {letter.path: letter for letter in content.letters.values()}
    for problem in problems:
        path = PurePosixPath(problem.path).as_posix()
        if path in letters:
            letter = letters[path]
            if not letter.complete or any(unknown_field.run(letter)):
                yield path
        elif problem.id not in ABOUT_WORDS:
            yield path
