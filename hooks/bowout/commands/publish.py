"""`python -m bowout publish`: puts every address of the site on the list of those that must never go."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bowout.check import prose
from bowout.check.addresses import addresses
from bowout.commands.calls import project
from bowout.model.content import load_content

HEAD = """# yaml-language-server: $schema=schema/published.json
# Addresses that others may link to or embed. Written by `python -m bowout publish`; a page that goes needs a line in moved.yml.
addresses:
"""


def add_command(commands: Any) -> None:
    """Put `publish` among the commands."""
    parser = commands.add_parser(
        "publish", help="list the addresses that the next release makes permanent"
    )
    parser.set_defaults(run=run)


def run(roots: list[Path], options: argparse.Namespace) -> int:
    """Add what is new; nothing leaves the list."""
    for root in roots:
        content = load_content(project(root))
        known = {node.text for node in content.published}
        found = known | set(addresses(prose.pages_of(root), content)) - {""}
        lines = "".join(f"  - {address}\n" for address in sorted(found))
        (root / "snippets/published.yml").write_text(HEAD + lines, "utf-8", newline="\n")
        print(f"{len(found - known)} new addresses.")
    return 0
