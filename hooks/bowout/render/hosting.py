"""What a host is told about the site: policies, headers, whom to write to, where the pages are.

The content security policy stands here once. Every page carries it in a meta element, because a host
may not read `_headers`; the header adds what a meta element cannot say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

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
WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""The worker fetches pages of the site to keep them, and nothing from anywhere else."""
REFERRER = "no-referrer"  # a site that is linked to does not learn that its visitor was here

ALLOWED = ("clipboard-write", "web-share")
DENIED = (
    "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "clipboard-read", "display-capture",
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
UNFRAMED = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""For what nobody embeds. Hosts join the values of one header from several rules, so none is told twice."""
LOADED = UNFRAMED | {"Cross-Origin-Resource-Policy": "cross-origin"}
"""For styles and scripts: a page that was opened out of a sandbox has no origin, and would get none of them."""
FRAMED = {
    "Content-Security-Policy": EMBED_POLICY,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""For what stands inside other sites: a sandbox has no origin, and a script with a hash is asked for by CORS."""
WORKER = {"Content-Security-Policy": WORKER_POLICY}
OPEN, PARTS = ("embed/v1", "api/"), "assets/"
MADE_LATE = ("embed/v1/*", "embed/v1.js", "embed/v1.element.js", "api/*")
"""Made when every page is rendered, and so after this file."""

VALID_FOR = datetime.timedelta(days=360)  # RFC 9116 recommends less than a year


def headers_file(places: Iterable[str]) -> str:
    """`_headers`, as several hosts of static sites read it; `places` are the folders and pages at the top."""
    rules = {"/*": HEADERS, "/sw.js": WORKER}
    for place in sorted({*places, *MADE_LATE}):
        usual = LOADED if place.startswith(PARTS) else UNFRAMED
        rules[f"/{place}"] = FRAMED if place.startswith(OPEN) else usual
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
