"""Java, Node and the packages from npm: found or installed, or an error that says what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
JAVA, NODE = 11, 20
INSTALL = {
    "java": f"Java {JAVA} or newer. On Debian or Ubuntu: apt-get install default-jre-headless",
    "node": f"Node {NODE} or newer. See nodejs.org",
    "npm": "npm, which comes with Node. On Debian or Ubuntu: apt-get install npm",
}


class MissingToolError(Exception):
    """Something to install; the message says what and how."""


def java() -> str:
    """The command for Java, new enough for the checker."""
    return _found("java", ["-version"], JAVA)


def node() -> str:
    """The command for Node, new enough for Lighthouse."""
    return _found("node", ["--version"], NODE)


def packages() -> Path:
    """The folder with what package-lock.json names, installed from it if it is not."""
    lock, installed = HERE / "package-lock.json", MODULES / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        npm = _found("npm", ["--version"], 1)
        print("Setting up: packages for the audit (once)", flush=True)
        done = subprocess.run(
            [npm, "ci", "--no-progress"], cwd=HERE, capture_output=True, encoding="utf-8"
        )
        if done.returncode:
            raise MissingToolError(f"npm ci in tests/audit failed:\n{done.stdout}{done.stderr}")
        installed.touch()
    return MODULES


def _found(name: str, ask: list[str], least: int) -> str:
    command = shutil.which(name)
    if command is None:
        raise MissingToolError(f"make audit needs {INSTALL[name]}.")
    done = subprocess.run([command, *ask], capture_output=True, encoding="utf-8")
    output = done.stdout + done.stderr
    number = re.search(r"\d+", output)
    if done.returncode or number is None or int(number[0]) < least:
        raise MissingToolError(f"make audit needs {INSTALL[name]}. Found: {output.strip()}")
    return command
