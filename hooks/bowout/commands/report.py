"""Problems as people, GitHub and other programs want to read them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bowout.check.prose import Readability
from bowout.problems import Problem, errors

FORMATS = ("text", "github", "json")
RULES = ".github/RULES.md"


def formatted(problems: Iterable[Problem], form: str) -> list[str]:
    """One entry for each problem; for json a single entry that holds all of them."""
    if form == "json":
        return [json.dumps([as_data(p) for p in problems], ensure_ascii=False, indent=1)]
    return [annotation(p) if form == "github" else str(p) for p in problems]


def as_data(problem: Problem) -> dict[str, str | int]:
    """A problem as plain data."""
    return {
        "path": problem.path,
        "line": problem.line,
        "col": problem.col,
        "id": problem.id,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def annotation(problem: Problem) -> str:
    """A workflow command: GitHub shows it beside the line in a pull request."""
    where = {"file": problem.path, "line": problem.line, "col": problem.col, "title": problem.id}
    parts = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in where.items())
    words = f"{problem.message} {problem.remedy}".strip()
    return f"::{problem.severity.value} {parts}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    """GitHub's own escapes: for % and line ends everywhere, for , and : in the properties."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def below(problems: Iterable[Problem], folder: str) -> list[Problem]:
    """The problems of one of several projects, each path opened by its folder."""
    return [replace(problem, path=f"{folder}/{problem.path}") for problem in problems]


def table(readings: Iterable[Readability]) -> str:
    """How each page reads, a line each; the words of voice.md are the measure."""
    rows = [f"{'page':<44}{'words':>6}{'a sentence':>12}{'longest':>9}{'reading age':>13}"]
    rows += [
        f"{r.path:<44}{r.words:>6}{r.average:>12.1f}{r.longest:>9}{r.age:>13.1f}" for r in readings
    ]
    return "\n".join(rows)


def summary(problems: list[Problem]) -> str:
    """The last line where something must be mended."""
    broken = errors(problems)
    files = len({problem.path for problem in broken})
    return f"{len(broken)} to mend in {files} file{'s' if files > 1 else ''}."


def further(problem: Problem, root: Path) -> str:
    """Where more is told about a problem: its paragraph in RULES, or the file of a rule about words."""
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


def count(number: int, one: str, many: str) -> str:
    """“1 letter”, “1,200 letters”."""
    return f"{number:,} {one if number == 1 else many}"
