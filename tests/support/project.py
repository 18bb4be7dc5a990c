"""The project as its commands see it: build it, copy it, run a part of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The accessibility conformance report.
REPORT = next(ROOT.glob("docs/**/*.openacr.yaml"))

# Not part of the project: made by its commands, or by the tools that work on it.
NOT_OURS = (
    ".git", ".venv", "site", ".site-new", "node_modules", "__pycache__",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "test-runs",
)  # fmt: skip


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command: this one's, without what would make two builds differ."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name
        not in {"SITE_URL", "REPO_URL", "CONTACT", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    }
    kept |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    return kept | changes


def run(
    *arguments: str | Path, root: Path = ROOT, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` in a project; output and errors come back as one text in `stdout`."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=root,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
    )


def build(target: Path, *, root: Path = ROOT, **changes: str) -> subprocess.CompletedProcess[str]:
    """Build the site as a reader of the README would, strictly."""
    return run("mkdocs", "build", "--strict", "--site-dir", target, root=root, **changes)


def copy(target: Path) -> Path:
    """A copy of the project's own files, to be changed or broken."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*NOT_OURS), symlinks=True)
    return target


def own_files(root: Path) -> Iterator[Path]:
    """The files of a project or of a copy of it, in a settled order, without what its commands keep for themselves."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - {*NOT_OURS, ".cache"})
        yield from (Path(folder, name) for name in sorted(names) if name not in NOT_OURS)


def files(directory: Path) -> dict[str, str]:
    """Every file below a directory by its path, with a digest of its bytes."""
    return {
        path.relative_to(directory).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def committed() -> list[Path]:
    """The files that belong to the project: what Git knows or would take, or the tree without Git."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
    )
    if listing.returncode == 0:
        names = sorted({ROOT / name.decode() for name in listing.stdout.split(b"\0") if name})
        return [path for path in names if path.is_file()]
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not set(path.relative_to(ROOT).parts) & set(NOT_OURS)
    )
