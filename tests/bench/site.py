"""The site that the browser's figures are taken from."""

from __future__ import annotations

from pathlib import Path

from tests.support import built, project


def ours() -> Path:
    return built.site()


def copied(source: Path, target: Path) -> Path:
    """The site of another project, built anew."""
    done = project.build(target, root=source)
    if done.returncode:
        raise RuntimeError(done.stdout)
    return target
