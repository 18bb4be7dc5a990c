"""Built sites, shared: by all processes of a run, and by later runs as long as nothing that goes into them changes.

They lie in `.cache/test-runs/sites`, each under a digest of the project it is built from, the settings of the
build, and the packages that build it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import distributions
from pathlib import Path

from tests.support import project

HOME = project.ROOT / ".cache" / "test-runs"
SITES = HOME / "sites"
KEPT = 4
# Seconds after which a site beyond the newest few goes: another run may still be reading it.
UNUSED = 2 * 60 * 60
TRIES = 3
# Seconds to wait while another process builds, before giving up.
LONGEST_WAIT = 15 * 60


class BuildFailedError(RuntimeError):
    """The site does not build; the text is what the command printed."""


def site(root: Path = project.ROOT, **changes: str) -> Path:
    """The site of a project, built if need be. Only to be read: others read it too."""
    for _ in range(TRIES):
        target = SITES / digest(root, **changes)
        with locked(f"site-{target.name}"):
            if not target.is_dir() and not _build(target, root, **changes):
                continue
            _used(target).touch()
        with locked("sites"):
            _tidy(target)
        return target
    raise BuildFailedError("The project was changed each time while it was being built.")


def _build(target: Path, root: Path, **changes: str) -> bool:
    """Whether it is the site of the project as it still is: somebody may write while it is built."""
    SITES.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    done = project.build(partial, root=root, **changes)
    same = digest(root, **changes) == target.name
    if same and done.returncode == 0:
        partial.rename(target)
        return True
    shutil.rmtree(partial, ignore_errors=True)
    if same:
        raise BuildFailedError(done.stdout)
    return False


def digest(root: Path = project.ROOT, **changes: str) -> str:
    """Of everything that can change what a build of this project writes."""
    found = hashlib.sha256()
    found.update(json.dumps([sys.version, sorted(changes.items()), _packages()]).encode())
    for path in project.own_files(root):
        name = path.relative_to(root).as_posix()
        found.update(f"\0{name}\0".encode())
        found.update(_tests_in(path) if _is_test(name) else path.read_bytes())
    return found.hexdigest()[:32]


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold a lock that other processes respect, on every system, and that ends with the process."""
    HOME.mkdir(parents=True, exist_ok=True)
    with closing(
        sqlite3.connect(HOME / f"{name}.lock", LONGEST_WAIT, isolation_level=None)
    ) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield


def _packages() -> list[str]:
    return sorted(f"{one.name} {one.version}" for one in distributions())


def _is_test(name: str) -> bool:
    return bool(re.fullmatch(r"tests/(?!fixtures/).*\.py", name))


def _tests_in(path: Path) -> bytes:
    """What a build reads of a test's file: the names of its tests, and their marks."""
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(one for one in lines if re.search(r"def test_|mark", one)).encode()


def _used(site: Path) -> Path:
    """A file whose date says when the site was last asked for."""
    return site.with_name(f"{site.name}.used")


def _tidy(used: Path) -> None:
    """Remove sites that nobody has asked for in a while, but for the newest few."""
    marks = sorted(SITES.glob("*.used"), key=lambda mark: mark.stat().st_mtime)
    for mark in marks[:-KEPT]:
        site = mark.with_suffix("")
        if site != used and time.time() - mark.stat().st_mtime > UNUSED:
            shutil.rmtree(site, ignore_errors=True)
            HOME.joinpath(f"site-{site.name}.lock").unlink(missing_ok=True)
            mark.unlink()


if __name__ == "__main__":
    with contextlib.suppress(BuildFailedError):  # the first test that needs it says so
        site()
