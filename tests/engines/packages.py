"""Installs what the journeys need: `python -m tests.engines.packages`. Standard library only, so that root can run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

FIREFOX = ("firefox-esr", "firefox")
# Debian's package, and the programs of which one must be there.
NEEDS = {
    "firefox-esr": FIREFOX,
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),
    "openssl": ("openssl",),
}


def missing() -> list[str]:
    """The packages whose programs aren't there."""
    return [name for name, programs in NEEDS.items() if not any(map(shutil.which, programs))]


def firefox() -> str:
    """The Firefox to use."""
    return next(path for name in FIREFOX if (path := shutil.which(name)))


def mini_browser() -> Path:
    """WebKitGTK's own small browser, which its driver starts. It lies where no PATH leads."""
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.1/MiniBrowser"))
    return found[-1]


def remedy(names: list[str]) -> str:
    """What somebody does by hand."""
    return (
        "The journeys in Firefox and WebKit need programs that aren't here. On Debian or Ubuntu:\n"
        f"  sudo apt-get install {' '.join(names)}"
    )


def install() -> None:
    """Install what is missing, or say how."""
    names = missing()
    if not names:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(remedy(names))
    print(f"Setting up: {', '.join(names)} from Debian's packages (once)", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *names],
    ):
        subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    if names := missing():
        sys.exit(remedy(names))


if __name__ == "__main__":
    install()
