"""Problems of words alone: whatever has one is badly said, and can be read and shown all the same."""

from __future__ import annotations

ABOUT_WORDS = frozenset(
    {
        "avoided-word",
        "dead-link",
        "figure-without-source",
        "hard-to-read",
        "heading-order",
        "long-sentence",
        "missing-alt",
        "misspelled",
        "no-title",
        "second-title",
        "shared-paragraph",
    }
)
