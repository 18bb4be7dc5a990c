"""Debian's own packages, where there is somebody who may install them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def may_install() -> bool:
    """On Debian itself, as root: Ubuntu's packages of the same name are sometimes something else."""
    return is_debian() and is_root() and shutil.which("apt-get") is not None


def commands(*packages: str) -> list[list[str]]:
    return [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages],
    ]


def install(*packages: str) -> bool:
    """Whether they are there now."""
    return all(run(command) for command in commands(*packages))


def is_debian() -> bool:
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text("utf-8").splitlines()


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: list[str]) -> bool:
    """Without questions; all output goes to stderr, because stdout is for an answer."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdout=sys.stderr).returncode == 0
