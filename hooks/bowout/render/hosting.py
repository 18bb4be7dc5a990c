"""What a host is told about the site: policies, headers, whom to write to, where the pages are.

The content security policy stands here once. Every page carries it in a meta element, because a host
may not read `_headers`; the header adds what a meta element cannot say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from urllib.parse import urlsplit

from bowout.render import early


def own_sources(site: str) -> str:
    """What a policy calls ours: `'self'`, and the site's own origin by name where it is served over HTTPS.

    In a sandboxed frame a page has an opaque origin, and there WebKit (Safari) matches `'self'` against nothing,
    so styles and scripts are refused unless the origin is named. A build without an HTTPS `site_url` doesn't know
    its origin: its pages work everywhere but in sandboxed frames in WebKit, where they are unstyled text.
    """
    parts = urlsplit(site)
    named = parts.scheme == "https" and parts.netloc
    return f"'self' https://{parts.netloc}" if named else "'self'"


def page_policy(site: str) -> str:
    """The policy of the site's own pages.

    Everything is ours, one script is inline and known by its digest (see early.py), and no script may connect
    anywhere, so the letter can't leave the page. With Trusted Types no text becomes HTML or code: scripts are
    added only by early.js, those that the page names, and by the search, its own two; the page about offline
    use may start one worker.
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
            f"trusted-types {early.POLICY} bowout-search bowout-offline",
        )
    )


def embed_policy(site: str) -> str:
    """The policy of embedded pages: one script, which makes no HTML and no address of a script."""
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
            "trusted-types 'none'",
        )
    )


WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""The worker fetches pages of the site to keep them, and nothing from anywhere else."""
REFERRER = "no-referrer"  # a site that is linked to does not learn that its visitor was here

ALLOWED = ("clipboard-write", "web-share")
DENIED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture",
    "encrypted-media", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access",
    "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join(
        [f"{name}=(self)" for name in ALLOWED] + [f"{name}=()" for name in DENIED]
    ),
    "Strict-Transport-Security": "max-age=31536000",
}
"""For every page. No Cross-Origin-Opener-Policy: a browser refuses such a page to the windows that a
sandboxed frame opens, and then "open this page on its own" would lead to an error."""


def unframed(site: str) -> dict[str, str]:
    """For what nobody embeds. Hosts join the values of one header from several rules, so none is repeated."""
    return {
        "Content-Security-Policy": f"{page_policy(site)}; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def loaded(site: str) -> dict[str, str]:
    """For styles and scripts: a page that was opened out of a sandbox has no origin, and would get none of them."""
    return unframed(site) | {"Cross-Origin-Resource-Policy": "cross-origin"}


def framed(site: str) -> dict[str, str]:
    """For what stands inside other sites.

    A sandbox has no origin, and a script with a hash is asked for by CORS.
    """
    return {
        "Content-Security-Policy": embed_policy(site),
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


WORKER = {"Content-Security-Policy": WORKER_POLICY}
OPEN, PARTS = ("embed/v1", "api/"), "assets/"
MADE_LATE = ("embed/v1/*", "embed/v1.js", "embed/v1.element.js", "api/*")
"""Made when every page is rendered, and so after this file."""

VALID_FOR = datetime.timedelta(days=360)  # RFC 9116 recommends less than a year


def headers_file(places: Iterable[str], site: str) -> str:
    """`_headers`, as several hosts of static sites read it; `places` are the folders and pages at the top."""
    rules = {"/*": HEADERS, "/sw.js": WORKER}
    for place in sorted({*places, *MADE_LATE}):
        usual = loaded if place.startswith(PARTS) else unframed
        rules[f"/{place}"] = (framed if place.startswith(OPEN) else usual)(site)
    lines = []
    for path, told in rules.items():
        lines += [path, *(f"  {name}: {value}" for name, value in told.items())]
    return "\n".join([*lines, ""])


def top(path: str) -> str:
    """The place that a file belongs to: its folder at the top of the site or in embed/, or itself."""
    parts = path.split("/")
    depth = 2 if parts[0] == "embed" else 1
    folder = "/".join(parts[:depth])
    return f"{folder}/*" if len(parts) > depth else path.removesuffix("index.html")


def security_txt(repository: str, site: str, built: datetime.datetime) -> str:
    """RFC 9116: where to report a hole. It ends a year after the commit that was built."""
    repository = repository.rstrip("/")
    ends = (built + VALID_FOR).astimezone(datetime.UTC)
    lines = {
        "Contact": f"{repository}/security/advisories/new",
        "Expires": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "en",
        "Policy": f"{repository}/blob/main/SECURITY.md",
    }
    if site.startswith("https:"):
        lines["Canonical"] = f"{site.rstrip('/')}/.well-known/security.txt"
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def robots_txt(site: str) -> str:
    """Everything may be read and indexed."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.rstrip('/')}/sitemap.xml\n"
