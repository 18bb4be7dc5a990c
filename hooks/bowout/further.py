"""Where more is told about a problem: its paragraph in .github/RULES.md, or the rule's own file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bowout.problems import Problem

RULES = ".github/RULES.md"


def further(problem: Problem, root: Path) -> str:
    """The place, as a path below the project; a rule about words explains itself in its own file."""
    parts = PurePosixPath(problem.path).parts
    lang = parts[2] if len(parts) > 3 else ""
    rule = Path("snippets", "rules", lang, f"{problem.id}.yml")
    return rule.as_posix() if lang and (root / rule).is_file() else f"{RULES}#{problem.id}"


def linked(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems with the place at the end of what is told, as a link where GitHub runs this."""
    server, name = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    before = f"{server}/{name}/blob/HEAD/" if server and name else ""
    return [
        replace(problem, remedy=f"{problem.remedy} More: {before}{further(problem, root)}".strip())
        for problem in problems
    ]


def closing(places: Iterable[str]) -> str:
    """The last lines of a run: every place once, in the order in which it was met."""
    lines = "".join(f"\n  {place}" for place in dict.fromkeys(places))
    return f"\nMore about these:{lines}" if lines else ""
