"""`python -m bowout schema`: the JSON Schemas that editors use, written anew after a change of a shape."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bowout.commands.calls import project
from bowout.load.schemas import write_schemas


def add_command(commands: Any) -> None:
    """Put `schema` among the commands."""
    parser = commands.add_parser("schema", help="write snippets/schema from the checker's rules")
    parser.set_defaults(run=run)


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Write them into each project."""
    for root in roots:
        write_schemas(project(root) / "snippets" / "schema")
    return 0
