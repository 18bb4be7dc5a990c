"""`python -m bowout check`: everything that is wrong, in one run; or, if asked, what is overdue."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from pathlib import Path
from typing import Any

from bowout.check import prose
from bowout.check.run import check_project
from bowout.commands import report
from bowout.commands.calls import CallError, project
from bowout.commands.fix import fix_project
from bowout.commands.overdue import overdue, second_hand, unopened
from bowout.model.content import Content, load_content
from bowout.model.versions import versions
from bowout.problems import Problem, errors


def add_command(commands: Any) -> None:
    """Put `check` among the commands."""
    parser = commands.add_parser("check", help="check letters, blocks, rules, sources and pages")
    parser.set_defaults(run=run)
    parser.add_argument("paths", nargs="*", help="tell only what concerns these files or folders")
    parser.add_argument(
        "--format",
        choices=report.FORMATS,
        default="text",
        help="github: annotations on a pull request; json: a list for other programs",
    )
    parser.add_argument(
        "--fix", action="store_true", help="first mend tabs, line ends and schema lines"
    )
    parser.add_argument(
        "--pages", action="store_true", help="then tell how each page of the guide reads"
    )
    parser.add_argument(
        "--overdue",
        action="store_true",
        help="list what should be reviewed again and which claims of law lack a first-hand source; check nothing",
    )
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=None,
        metavar="2027-12-01",
        help="with --overdue: the day to ask about (default: today)",
    )


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Print the problems, then the sum of them."""
    requested = _requested(roots, options.paths)
    if options.overdue:
        return _overdue(roots, options.today)
    if options.fix:
        for root in roots:
            for name in fix_project(project(root), requested):
                print(f"Mended {name}", file=sys.stderr)
    problems: list[Problem] = []
    checked: list[Content] = []
    places: list[str] = []
    elsewhere = 0
    for root in roots:
        content, found = check_project(project(root))
        reported = [p for p in found if _concerns(root / p.path, requested)]
        elsewhere += len(errors(found)) - len(errors(reported))
        places += [report.further(problem, root) for problem in reported]
        reported = report.linked(reported, root) if options.format == "github" else reported
        problems += report.below(reported, root.name) if len(roots) > 1 else reported
        checked.append(content)
    for line in report.formatted(problems, options.format):
        print(line)
    if options.format != "json":
        print(f"\n{report.summary(problems)}" if errors(problems) else _all_is_well(checked))
        if elsewhere:
            print(f"{elsewhere} more elsewhere: `python -m bowout check` lists them.")
        if options.pages:
            print("\n" + report.table([r for root in roots for r in prose.readings(root)]))
    if options.format == "text" and places:
        print(report.closing(places))
    return 1 if errors(problems) else 0


def _requested(roots: list[Path], paths: list[str]) -> list[Path]:
    """The files and folders that were asked for, each inside a project."""
    requested = [Path(path).resolve() for path in paths]
    for written, path in zip(paths, requested, strict=True):
        if not path.exists():
            raise CallError(f"{written}: there is no such file or folder.")
        if not any(path.is_relative_to(root) for root in roots):
            raise CallError(f"{written}: this is outside the project {roots[0]}.")
    return requested


def _concerns(file: Path, requested: list[Path]) -> bool:
    """Whether a file is among those that were asked for; no wish means every file."""
    here = Path(os.path.realpath(file))  # Path.resolve would raise where links lead in a circle
    return not requested or any(here == path or here.is_relative_to(path) for path in requested)


def _all_is_well(checked: list[Content]) -> str:
    letters = [letter for content in checked for letter in content.letters.values()]
    parts = (
        report.count(len(letters), "letter", "letters"),
        report.count(sum(versions(letter) for letter in letters), "version", "versions"),
        report.count(sum(len(content.countries) for content in checked), "country", "countries"),
        report.count(sum(len(content.schools) for content in checked), "school", "schools"),
        report.count(sum(len(content.sources) for content in checked), "source", "sources"),
    )
    return f"All is well: {', '.join(parts)}."


def _overdue(roots: list[Path], today: datetime.date | None) -> int:
    """Reviews that are too old are no fault of a change: they are listed, with status 0."""
    day = today or datetime.datetime.now(datetime.UTC).date()
    for root in roots:
        content = load_content(project(root))
        reviewed = (
            report.count(len(content.countries), "country", "countries"),
            report.count(len(content.schools), "school", "schools"),
        )
        nothing = f"Nothing is overdue: {', '.join(reviewed)}."
        print("\n".join(overdue(content, day)) or nothing)
        if weak := second_hand(content):
            many = report.count(len(weak), "claim of law rests", "claims of law rest")
            print(f"\n{many} on no statute, judgment or official page:")
            print("\n".join(weak))
        if closed := unopened(content):
            many = report.count(len(closed), "source is", "sources are")
            print(f"\n{many} cited from knowledge of the text:")
            print("\n".join(closed))
    return 0
