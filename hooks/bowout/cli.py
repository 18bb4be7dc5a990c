"""The command line: check everything, mend what is safe, write the schemas, preview a letter.

It works without MkDocs. Exit status: 0 all is well, 1 something must be mended, 2 a wrong call.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bowout.commands import check, compare, new, preview, publish, schema
from bowout.commands.calls import CallError

COMMANDS = (check, preview, new, compare, publish, schema)


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
    except OSError as error:  # what cannot be read is a problem; this is what cannot be written
        print(f"{error.filename or 'The system'}: {error.strerror}.", file=sys.stderr)
        return 2
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
    for command in COMMANDS:
        command.add_command(commands)
    return parser
