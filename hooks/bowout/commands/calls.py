"""What every command asks of a call."""

from __future__ import annotations

from pathlib import Path


class CallError(Exception):
    """The call cannot be carried out; the message says what to change."""


def project(root: Path) -> Path:
    """The folder itself, if it holds a project."""
    if not root.is_dir():
        raise CallError(f"{root}: there is no such folder.")
    if not (root / "snippets").is_dir():
        raise CallError(
            f"{root}: this is no Bow Out project, it has no folder `snippets`. "
            "Run this in the project's folder, or name it with --root."
        )
    return root
