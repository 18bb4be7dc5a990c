"""The command line: check everything, write the schemas, preview a letter. It works without MkDocs."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from bowout.check.run import check_project
from bowout.load.schemas import write_schemas
from bowout.model.content import load_content
from bowout.model.overdue import overdue
from bowout.problems import Problem, Severity, errors
from bowout.proof.prove import versions
from bowout.render.text import plain_text, subject


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 if something must be mended, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m bowout", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the project's folder (default: here)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check letters, blocks, rules, sources and pages")
    check.add_argument("paths", nargs="*", help="tell only what concerns these files or folders")
    check.add_argument(
        "--format",
        choices=("text", "github"),
        default="text",
        help="github: annotations on a pull request",
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
    preview = commands.add_parser("preview", help="print a letter as it opens, blanks empty")
    preview.add_argument("file", type=Path)
    commands.add_parser("schema", help="write snippets/schema from the rules of the checker")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "check" and options.overdue:
        return _overdue(root, options.today)
    if options.command == "check":
        return _check(root, options.paths, options.format)
    if options.command == "preview":
        return _preview(root, options.file)
    write_schemas(root / "snippets" / "schema")
    return 0


def _check(root: Path, paths: list[str], form: str) -> int:
    if not (root / "snippets").is_dir():
        print(
            f"{root.name}: there is no folder snippets here. Run this in the project's folder.",
            file=sys.stderr,
        )
        return 2
    content, problems = check_project(root)
    wanted = [p for p in problems if _concerns(p, paths, root)]
    for problem in wanted:
        print(_annotation(problem) if form == "github" else problem)
    broken = errors(wanted)
    letters = list(content.letters.values())
    if broken:
        files = len({p.path for p in broken})
        print(f"\n{len(broken)} to mend in {files} file{'s' if files > 1 else ''}.")
        return 1
    count = sum(versions(letter) for letter in letters)
    print(
        f"All is well: {len(letters)} letters, {count:,} versions, {len(content.countries)} countries, {len(content.sources)} sources."
    )
    return 0


def _overdue(root: Path, today: datetime.date | None) -> int:
    """Reviews that are too old are no fault of a change: they are listed, with status 0."""
    content = load_content(root)
    lines = overdue(content, today or datetime.datetime.now(datetime.UTC).date())
    print("\n".join(lines) if lines else f"Nothing is overdue: {len(content.countries)} countries.")
    return 0


def _concerns(problem: Problem, paths: list[str], root: Path) -> bool:
    if not paths:
        return True
    here = (root / problem.path).resolve()
    return any(here == Path(p).resolve() or here.is_relative_to(Path(p).resolve()) for p in paths)


def _annotation(problem: Problem) -> str:
    level = "error" if problem.severity is Severity.ERROR else "warning"
    words = f"{problem.message} {problem.remedy}".strip().replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={problem.path},line={problem.line},col={problem.col},title={problem.id}::{words}"


def _preview(root: Path, file: Path) -> int:
    content, problems = check_project(root)
    path = file.resolve()
    letter = next(
        (one for one in content.letters.values() if (root / one.path).resolve() == path), None
    )
    for problem in (p for p in problems if (root / p.path).resolve() == path):
        print(problem)
    if letter is None:
        print(f"{file}: no letter could be read here.", file=sys.stderr)
        return 1
    if letter.subject is not None:
        print(f"Subject: {subject(letter, {})}\n")
    print(plain_text(letter, letter.defaults, {}))
    print(f"\n({versions(letter):,} versions)")
    return 0
