"""What every command of the command line shares."""

from __future__ import annotations


class CallError(Exception):
    """The call cannot be carried out; the message says what to change."""
