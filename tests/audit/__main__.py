"""Run the audits and print what they found; exit status 1 if it is anything at all."""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

from tests.audit.tools import MissingToolError
from tests.support import project

PARTS = ("html", "lighthouse")


def main(chosen: list[str]) -> int:
    if unknown := sorted(set(chosen) - set(PARTS)):
        print(f"No part {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="bow-out-audit-") as folder:
        site = Path(folder, "site")
        done = project.build(site)
        if done.returncode:
            print(f"The site does not build:\n{done.stdout}", file=sys.stderr)
            return 1
        try:
            parts = [importlib.import_module(f"tests.audit.{part}") for part in chosen or PARTS]
            return max(part.run(site) for part in parts)
        except MissingToolError as problem:
            print(problem, file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
