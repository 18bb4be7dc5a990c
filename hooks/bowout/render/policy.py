"""The content security policies, for the head of every page and for the headers of the host."""

from __future__ import annotations

from urllib.parse import urlsplit

from bowout.render import early

REFERRER = "no-referrer"  # a site that is linked to does not learn that its visitor was here


def page_policy(site: str) -> str:
    """The policy of the site's own pages; `site` is the address that the site is built for.

    Everything is ours, one script is inline and known by its digest (see early.py), and no script may connect
    anywhere, so the letter can't leave the page. With Trusted Types no text becomes HTML or code: scripts are
    added only by early.js, those that the page names, by the search, its own two, and by the check of letters,
    its rules; the page about offline use may start one worker.
    """
    own = own_sources(site)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {own} '{early.DIGEST}'",
            f"style-src {own}",
            f"img-src {own} data:",
            "connect-src 'none'",
            f"frame-src {own}",  # the preview on the page for career centers
            "worker-src 'self'",  # the copy that a reader keeps, see offline.py
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            f"trusted-types {early.POLICY} bowout-search bowout-check bowout-offline",
        )
    )


def embed_policy(site: str) -> str:
    """The policy of embedded pages: no text becomes HTML or code, and one address is made, that of a school's script."""
    own = own_sources(site)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {own} '{early.FRAME_DIGEST}'",
            f"style-src {own}",
            f"img-src {own} data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            f"trusted-types {early.SCHOOL_POLICY}",
        )
    )


def own_sources(site: str) -> str:
    """What a policy calls ours: `'self'`, and the site's own origin by name where it is served over HTTPS.

    In a sandboxed frame a page has an opaque origin, and there WebKit (Safari) matches `'self'` against nothing,
    so styles and scripts are refused unless the origin is named. A build without an HTTPS `site_url` doesn't know
    its origin: its pages work everywhere but in sandboxed frames in WebKit, where they are text without styles.
    """
    parts = urlsplit(site)
    named = parts.scheme == "https" and parts.netloc
    return f"'self' https://{parts.netloc}" if named else "'self'"
