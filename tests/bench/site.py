"""The site that the browser's figures are taken from, built once for a whole run of the bench."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from tests.support import project

_made = tempfile.TemporaryDirectory(prefix="bow-out-bench-")


@cache
def ours() -> Path:
    return built(project.ROOT, Path(_made.name, "ours"))


def built(source: Path, target: Path) -> Path:
    done = project.build(target, root=source)
    if done.returncode:
        raise RuntimeError(done.stdout)
    return target
