"""The site without a network: one file to take away, and a worker that keeps a copy in the reader's browser."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import urlsplit

from markupsafe import escape

from bowout.build import Build
from bowout.render.archive import zipped
from bowout.render.offline_page import ARCHIVE, SIZES, WORKER

FOLDER = "bow-out/"
MANIFEST = "app.webmanifest"
# What other sites and programs use; it is nothing without a network.
LEFT_OUT = ("embed/", "api/", ".well-known/")
FILES_LEFT_OUT = {"_headers", "_redirects", "robots.txt", "sitemap.xml", "sitemap.xml.gz", ARCHIVE, WORKER}  # fmt: skip
# Every guide has these.
LISTS = {"feed.xml", "llms.txt"}
# What only a server can use.
NOT_IN_A_FOLDER = {MANIFEST, "404.html"}
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
OUTSIDE = re.compile(
    r'<link rel="(?:canonical|alternate|manifest)"[^>]*>\n?|<meta property="og:[^>]*>\n?'
)
ADDRESS = re.compile(r'(?P<tag><(?:a|link|script)\b[^>]*?) (?P<name>href|src)="(?P<to>[^"]*)"')


def manifest_file(build: Build) -> Iterator[tuple[str, str]]:
    """What an installed site calls itself."""
    yield MANIFEST, manifest(build)


def copies(build: Build, files: Mapping[str, bytes]) -> Iterator[tuple[str, str | bytes]]:
    """The archive, the worker, and the page that offers both with their sizes."""
    if build.serving:
        return
    kept = {path: files[path] for path in taken(files)}
    own = f"{build.content.address('offline')}index.html"
    size = sum(map(len, kept.values()))
    page = kept[own]
    old = tuple(
        build.content.moved
    )  # an old address leads to a page online, and nothing here links to it
    in_folder = {path: data for path, data in kept.items() if not path.startswith(old)}
    packed = archive(in_folder | {own: with_sizes(page, size)}, build.site.url)
    kept[own] = with_sizes(page, size, len(packed))
    source = (build.docs / "assets/offline/sw.js").read_text("utf-8")
    yield own, kept[own]
    yield ARCHIVE, packed
    yield WORKER, worker(source, kept)


def taken(paths: Iterable[str]) -> list[str]:
    """The paths of what a reader uses."""
    return [
        path
        for path in sorted(paths)
        if path not in FILES_LEFT_OUT
        and not path.startswith(LEFT_OUT)
        and posixpath.basename(path) not in LISTS
    ]


def worker(source: str, files: Mapping[str, bytes]) -> str:
    """The script of the worker: the addresses to keep, and as their version a digest, which it works out again."""
    digest = hashlib.sha256()
    addresses = [path.removesuffix("index.html") or "./" for path in files]
    for address, data in zip(addresses, files.values(), strict=True):
        digest.update(address.encode() + b"\0" + hashlib.sha256(data).digest())
    listed = json.dumps(addresses, separators=(",", ":"))
    if bad := next((path for path in files if "'" in path or "\\" in path), ""):
        raise ValueError(f"{bad}: no file of the site has a quote or a backslash in its name.")
    return source.replace("{version}", digest.hexdigest()[:16]).replace("{files}", listed)


def archive(files: Mapping[str, bytes], site: str) -> bytes:
    """A zip that works from a folder: links name files, and what is not in it is asked for online."""
    packed = {
        FOLDER + path: _for_folder(data.decode(), path, files, site)
        if path.endswith(".html")
        else data
        for path, data in files.items()
        if path not in NOT_IN_A_FOLDER
    }
    return zipped(packed)


def _for_folder(html: str, path: str, files: Mapping[str, bytes], site: str) -> str:
    """A page opened from a folder has no origin: its policy would stop its own scripts, so it goes."""
    html = OUTSIDE.sub("", POLICY.sub("", html))
    return ADDRESS.sub(lambda match: _file_address(match, path, files, site), html)


def _file_address(match: re.Match[str], path: str, files: Mapping[str, bytes], site: str) -> str:
    parts = urlsplit(unescape(match["to"]))
    if parts.scheme or parts.netloc or not parts.path:
        return match[0]
    place = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), parts.path)).lstrip("/")
    rest = f"#{parts.fragment}" if parts.fragment else ""
    file = next(
        (name for name in (place, posixpath.join(place, "index.html")) if name in files), ""
    )
    if not file:
        slash = "/" if parts.path.endswith("/") and place else ""
        return f'{match["tag"]} {match["name"]}="{escape(site + place + slash + rest)}"'
    to = posixpath.relpath(f"/{file}", f"/{posixpath.dirname(path)}")
    return f'{match["tag"]} {match["name"]}="{escape(to + rest)}"'


def manifest(build: Build) -> str:
    """What a browser shows of an installed site (https://www.w3.org/TR/appmanifest/)."""
    data = {
        "name": build.site.name,
        "short_name": build.site.name,
        "description": build.site.description,
        "lang": build.content.lang,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#faf7f1",
        "theme_color": "#faf7f1",
        "icons": [
            {"src": "assets/img/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "assets/img/app-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "assets/img/app-512.png", "sizes": "512x512", "type": "image/png"},
        ],
    }
    return json.dumps(data, indent=1) + "\n"


def with_sizes(html: bytes, kept: int, packed: int = 0) -> bytes:
    """The page once the sizes, in bytes, are known. Inside the archive its own size is not told."""
    text = html.decode()
    text = text.replace(SIZES["kept"], _megabytes(kept))
    return text.replace(SIZES["archive"], f": {_megabytes(packed)}" if packed else "").encode()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
