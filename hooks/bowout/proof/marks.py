"""What must not stand in a rendered paragraph, whatever is filled in. Nothing is tidied up: it must come out right."""

from __future__ import annotations

from bowout.model.patterns import FIRST, MARKS, SMALL_START


def mark_faults(text: str) -> list[tuple[str, str]]:
    """Id and description of each fault of one rendered paragraph."""
    found = [(id, what) for id, pattern, what in MARKS if pattern.search(text)]
    first = FIRST.search(text)
    if first and first.group().islower() and "@" not in text.split()[0]:
        found.append(SMALL_START)
    return found
