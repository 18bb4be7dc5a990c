"""Problems of words alone: whatever has one is badly said, and can be read and shown all the same."""

from __future__ import annotations

ABOUT_WORDS = frozenset(
    {
        "figure-without-source",
        "hard-to-read",
        "long-sentence",
        "shared-paragraph",
    }
)
