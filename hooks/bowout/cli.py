"""The command line: check everything, mend what is safe, write the schemas, preview a letter.

It works without MkDocs. Exit status: 0 all is well, 1 something must be mended, 2 a wrong call.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bowout import compare, new, preview, report
from bowout.calls import CallError
from bowout.check import prose
from bowout.check.run import check_project
from bowout.fix import fix_project
from bowout.further import closing, further, linked
from bowout.load.schemas import write_schemas
from bowout.model.content import Content, load_content
from bowout.model.versions import versions
from bowout.overdue import overdue
from bowout.problems import Problem, errors

GARBAGE_AFTER = 100_000
"""Objects between two searches for cycles. A command makes trees, drops little and ends; after every 700, as is
usual, the searches took a fifth of its time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 must not end in a traceback
            stream.reconfigure(errors="backslashreplace")
    roots = [root.resolve() for root in options.root or [Path.cwd()]]
    try:
        status: int = options.run(roots, options)
        sys.stdout.flush()
    except CallError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bowout", description=__doc__)
    parser.add_argument(
        "--root",
        type=Path,
        action="append",
        help="the project's folder (default: here); may be given more than once",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check letters, blocks, rules, sources and pages")
    check.set_defaults(run=_check)
    check.add_argument("paths", nargs="*", help="tell only what concerns these files or folders")
    check.add_argument(
        "--format",
        choices=report.FORMATS,
        default="text",
        help="github: annotations on a pull request; json: a list for other programs",
    )
    check.add_argument(
        "--fix", action="store_true", help="first mend tabs, line ends and schema lines"
    )
    check.add_argument(
        "--pages", action="store_true", help="then tell how each page of the guide reads"
    )
    check.add_argument(
        "--overdue", action="store_true", help="list what should be reviewed again, check nothing"
    )
    check.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=None,
        metavar="2027-12-01",
        help="with --overdue: the day to ask about (default: today)",
    )
    for command in (preview, new, compare):
        command.add_command(commands)
    schema = commands.add_parser("schema", help="write snippets/schema from the checker's rules")
    schema.set_defaults(run=_schema)
    return parser


def _project(root: Path) -> Path:
    if not root.is_dir():
        raise CallError(f"{root}: there is no such folder.")
    if not (root / "snippets").is_dir():
        raise CallError(
            f"{root}: this is no Bow Out project, it has no folder `snippets`. "
            "Run this in the project's folder, or name it with --root."
        )
    return root


def _check(roots: list[Path], options: argparse.Namespace) -> int:
    wanted = [Path(path).resolve() for path in options.paths]
    for written, path in zip(options.paths, wanted, strict=True):
        if not path.exists():
            raise CallError(f"{written}: there is no such file or folder.")
        if not any(path.is_relative_to(root) for root in roots):
            raise CallError(f"{written}: this is outside the project {roots[0]}.")
    if options.overdue:
        return _overdue(roots, options.today)
    if options.fix:
        for root in roots:
            for name in fix_project(_project(root), wanted):
                print(f"Mended {name}", file=sys.stderr)
    problems: list[Problem] = []
    checked: list[Content] = []
    places: list[str] = []
    elsewhere = 0
    for root in roots:
        content, found = check_project(_project(root))
        told = [p for p in found if _concerns(root / p.path, wanted)]
        elsewhere += len(errors(found)) - len(errors(told))
        places += [further(problem, root) for problem in told]
        told = linked(told, root) if options.format == "github" else told
        problems += report.below(told, root.name) if len(roots) > 1 else told
        checked.append(content)
    for line in report.shown(problems, options.format):
        print(line)
    if options.format != "json":
        print(f"\n{report.summary(problems)}" if errors(problems) else _all_is_well(checked))
        if elsewhere:
            print(f"{elsewhere} more elsewhere: `python -m bowout check` lists them.")
        if options.pages:
            print("\n" + report.table([r for root in roots for r in prose.readings(root)]))
    if options.format == "text" and places:
        print(closing(places))
    return 1 if errors(problems) else 0


def _concerns(file: Path, wanted: list[Path]) -> bool:
    """Whether a file is among those that were asked for; no wish means every file."""
    here = Path(os.path.realpath(file))  # Path.resolve would raise where links lead in a circle
    return not wanted or any(here == path or here.is_relative_to(path) for path in wanted)


def _all_is_well(checked: list[Content]) -> str:
    letters = [letter for content in checked for letter in content.letters.values()]
    countries = sum(len(content.countries) for content in checked)
    schools = sum(len(content.schools) for content in checked)
    sources = sum(len(content.sources) for content in checked)
    parts = (
        _count(len(letters), "letter", "letters"),
        _count(sum(versions(letter) for letter in letters), "version", "versions"),
        _count(countries, "country", "countries"),
        _count(schools, "school", "schools"),
        _count(sources, "source", "sources"),
    )
    return f"All is well: {', '.join(parts)}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _overdue(roots: list[Path], today: datetime.date | None) -> int:
    """Reviews that are too old are no fault of a change: they are listed, with status 0."""
    day = today or datetime.datetime.now(datetime.UTC).date()
    for root in roots:
        content = load_content(_project(root))
        lines = overdue(content, day)
        reviewed = (
            _count(len(content.countries), "country", "countries"),
            _count(len(content.schools), "school", "schools"),
        )
        nothing = f"Nothing is overdue: {', '.join(reviewed)}."
        print("\n".join(lines) if lines else nothing)
    return 0


def _schema(roots: list[Path], options: argparse.Namespace) -> int:
    for root in roots:
        write_schemas(_project(root) / "snippets" / "schema")
    return 0
