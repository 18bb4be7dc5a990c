"""The content security policies, for the head of every page and for the headers of the host."""

from __future__ import annotations

from bowout.render import early

# Everything is ours, one script by its digest is inline (see early.py), and no script may connect anywhere:
# the letter cannot leave the page.
# Trusted Types: no text may become HTML or code. Scripts are added only by early.js, those that the page names, and by
# the search, its own two; the page about offline use may start one worker.
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' '{early.DIGEST}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'none'",
        "frame-src 'self'",  # the preview on the page for career centers
        "worker-src 'self'",  # the copy that a reader keeps, see offline.py
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        f"trusted-types {early.POLICY} bowout-search bowout-offline",
    )
)
EMBED_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' '{early.FRAME_DIGEST}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""An embedded page has one script, which makes no HTML, and nothing in it makes an address of a script."""
REFERRER = "no-referrer"  # a site that is linked to does not learn that its visitor was here
