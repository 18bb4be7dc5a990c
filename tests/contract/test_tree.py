"""What is committed: no place of one machine, and packages pinned so that they cannot be swapped."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.support import project

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-maintain.txt"]

# Spelled in pieces, so that this file does not find itself.
REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "deb." + "debian.org",
]
MACHINE_PATH = re.compile(
    r"(?<![\w.:/<~$\-}])/(?:" + r"root|home/\w+|Users/\w+|work|tmp/\w+|opt/\w+" + r")/"
    r"|\b[A-Z]:\\" + r"Users\\"
)
TEXT = {
    "", ".cfg", ".css", ".html", ".js", ".json", ".md", ".py", ".svg", ".toml", ".txt", ".yml",
    ".yaml", ".xml",
}  # fmt: skip


def texts() -> list[Path]:
    return [path for path in project.committed() if path.suffix in TEXT]


def test_no_registry_address_and_no_path_of_one_machine() -> None:
    found = []
    for path in texts():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if any(name in line for name in REGISTRIES) or MACHINE_PATH.search(line):
                found.append(f"{path.relative_to(project.ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_text_files_are_tidy() -> None:
    untidy = []
    for path in texts():
        data = path.read_bytes()
        if b"\r" in data or data.startswith(b"\xef\xbb\xbf") or (data and not data.endswith(b"\n")):
            untidy.append(str(path.relative_to(project.ROOT)))
    assert untidy == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_hashes_and_nothing_else(name: str) -> None:
    text = project.ROOT.joinpath(name).read_text("utf-8")
    assert "://" not in text
    options = [line for line in text.splitlines() if line.startswith("-")]
    assert options == []
    pins = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
    assert len(pins) > 10
    for pin in pins:
        assert re.match(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+)? \\\n", pin), pin.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", pin), pin.splitlines()[0]


def test_the_lock_has_what_the_project_asks_for() -> None:
    asked = tomllib.loads(project.ROOT.joinpath("pyproject.toml").read_text("utf-8"))
    groups = asked["dependency-groups"]
    for name, expected in zip(
        LOCKS, [asked["project"]["dependencies"], groups["dev"], groups["maintain"]], strict=True
    ):
        pinned = set(
            re.findall(r"(?m)^([a-z0-9-]+)==", project.ROOT.joinpath(name).read_text("utf-8"))
        )
        missing = {re.match(r"[\w-]+", one)[0] for one in expected} - pinned  # type: ignore[index]
        assert missing == set(), f"{name}: run `make lock`"


def test_the_three_locks_agree() -> None:
    """Tests must run on the very packages that build the site."""
    pins = [
        dict(
            re.findall(
                r"(?m)^([a-z0-9-]+)==(\S+) (?!;)", project.ROOT.joinpath(name).read_text("utf-8")
            )
        )
        for name in LOCKS
    ]
    for other in pins[1:]:
        assert {name: other[name] for name in pins[0] if name in other} == pins[0]


def test_actions_are_pinned_by_commit_and_named_by_version() -> None:
    workflows = sorted(project.ROOT.glob(".github/workflows/*.yml"))
    assert workflows
    for path in workflows:
        for line in path.read_text("utf-8").splitlines():
            if re.match(r"\s*(- )?uses:", line):
                assert re.search(r"uses: [\w/.-]+@[0-9a-f]{40} # v\d", line), f"{path.name}: {line}"


def test_scripts_can_be_run() -> None:
    listing = subprocess.run(
        ["git", "ls-files", "--stage", ".ci/run"], cwd=project.ROOT, capture_output=True, text=True
    )
    if listing.returncode != 0 or not listing.stdout:
        pytest.skip("not a Git checkout")
    assert listing.stdout.startswith("100755")
