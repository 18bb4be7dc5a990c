"""What a host is told about the site: policies, headers, whom to write to, where the pages are.

Every page carries its policy in a meta element, because a host may not read `_headers`; the header adds what a meta
element can't say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from bowout.build import Build
from bowout.render.policy import REFERRER, embed_policy, page_policy

# The worker fetches pages of the site to keep them, and nothing from anywhere else.
WORKER_POLICY = "default-src 'none'; connect-src 'self'"

ALLOWED = ("clipboard-write", "web-share")
DENIED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture",
    "encrypted-media", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access",
    "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip

# For every page. No Cross-Origin-Opener-Policy: a browser refuses such a page to the windows that a
# sandboxed frame opens, and then "open this page on its own" would lead to an error.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join(
        [f"{name}=(self)" for name in ALLOWED] + [f"{name}=()" for name in DENIED]
    ),
    "Strict-Transport-Security": "max-age=31536000",
}


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
HEADERS_FILE = "_headers"

VALID_FOR = datetime.timedelta(days=360)  # RFC 9116 recommends less than a year


def headers(build: Build, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The rules for every file of the site."""
    if not build.serving:
        yield HEADERS_FILE, headers_file(paths, build.site.url)


def contacts(build: Build) -> Iterator[tuple[str, str]]:
    """What programs ask for first. Without a repository there is nobody to report to."""
    site = build.site
    yield "robots.txt", robots_txt(site.url)
    if site.repository:
        yield (
            ".well-known/security.txt",
            security_txt(site.repository, site.url, build.time, list(build.content.guides)),
        )


def headers_file(paths: Iterable[str], site: str) -> str:
    """`_headers`, as several hosts of static sites read it: a rule for each folder and page at the top."""
    rules = {"/*": HEADERS, "/sw.js": WORKER}
    for place in sorted({top(path) for path in paths} - {"sw.js", HEADERS_FILE, "_redirects"}):
        usual = loaded if place.startswith(PARTS) else unframed
        rules[f"/{place}"] = (framed if place.startswith(OPEN) else usual)(site)
    lines = []
    for path, headers in rules.items():
        lines += [path, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join([*lines, ""])


def top(path: str) -> str:
    """The place that a file belongs to: its folder at the top of the site or in embed/, or itself."""
    parts = path.split("/")
    depth = 2 if parts[0] == "embed" else 1
    folder = "/".join(parts[:depth])
    return f"{folder}/*" if len(parts) > depth else path.removesuffix("index.html")


def security_txt(repository: str, site: str, built: datetime.datetime, languages: list[str]) -> str:
    """RFC 9116: where to report a hole. It ends a year after the commit that was built."""
    repository = repository.rstrip("/")
    ends = (built + VALID_FOR).astimezone(datetime.UTC)
    lines = {
        "Contact": f"{repository}/security/advisories/new",
        "Expires": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": ", ".join(languages),
        "Policy": f"{repository}/blob/main/SECURITY.md",
    }
    if site.startswith("https:"):
        lines["Canonical"] = f"{site.rstrip('/')}/.well-known/security.txt"
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def robots_txt(site: str) -> str:
    """Everything may be read and indexed."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.rstrip('/')}/sitemap.xml\n"
