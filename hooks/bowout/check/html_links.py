"""Links written as HTML: MkDocs follows only those of Markdown, so that these are followed here."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from bowout.check.markdown import without_code
from bowout.load.files import Source
from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean

LINK = re.compile(
    r"<(?:a|area|img|source|script|link)\b[^>]*?\s(?:href|src)\s*=\s*[\"'](?P<to>[^\"']*)[\"']",
    re.I,
)
ANCHOR = re.compile(r"\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\"'\s>}]+)|\{[^}\n]*#(?P<attr>[\w-]+)")
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*$", re.MULTILINE)
MARKS = re.compile(r"\{[^}\n]*\}|\[@[^\]\n]*\]|(?<=\])\([^)]*\)|<[^>]+>|[*`\[\]]")
SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:|//")
MADE = (
    "embed/v1",
    "api/",
    "feed.",
    "letters/",
    "sitemap.xml",
    "assets/js/",
    "assets/search/",
    "assets/css/",
)
"""What the build makes: it is no file below docs/."""


def run(pages: Iterable[Source], content: Content) -> Iterator[Problem]:
    """Each link to a page, a file or an anchor that is not there."""
    known = {_address(page): page for page in pages}
    letters = {f"letters/{id}/" for id in content.known("letter", content.letters)}
    made = letters | {f"law/{code}/" for code in content.countries}
    made |= {f"students/schools/{slug}/" for slug in content.schools}
    for page in known.values():
        for match in LINK.finditer(without_code(page)):
            if why := _wrong(match["to"], page, known, made, content):
                yield page.problem(match.start("to"), "dead-link", why, "Mend the address.")


def _wrong(
    to: str, page: Source, known: dict[str, Source], made: set[str], content: Content
) -> str:
    """Why a link leads nowhere; empty where it leads somewhere, or out of the site."""
    if SCHEME.match(to):
        return ""
    path, _, anchor = unquote(to).partition("#")
    path = path.split("?")[0]
    target = _address(page) if not path else _joined(_address(page), path)
    if target not in known and target not in made and not _is_file(target, content):
        hint = did_you_mean(target, {*known, *made} - {""})
        return f"There is no page or file at `{target or '/'}`.{hint}"
    if anchor and target in known and anchor not in (ids := anchors(known[target])):
        return f"There is no anchor `#{anchor}` on {known[target].path}.{did_you_mean(anchor, ids, '#{}')}"
    return ""


def _is_file(target: str, content: Content) -> bool:
    return target.startswith(MADE) or (content.root / "docs" / target).is_file()


def _address(page: Source) -> str:
    path = page.path.removeprefix("docs/").removesuffix(".md")
    folder = path.removesuffix("index") if posixpath.basename(path) == "index" else f"{path}/"
    return folder if folder != "/" else ""


def _joined(address: str, path: str) -> str:
    if path.startswith("/"):
        return path.lstrip("/")
    joined = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
    joined = joined.removesuffix("index.html")
    return (
        f"{joined}/"
        if joined and path.endswith(("/", "..", ".")) and not joined.endswith("/")
        else joined
    )


def anchors(page: Source) -> set[str]:
    """What a link can point to on a page: headings by their words, and every id."""
    text = without_code(page)
    found = {match["id"] or match["attr"] for match in ANCHOR.finditer(text)}
    count: dict[str, int] = {}
    for match in HEADING.finditer(text):
        slug = slugify(MARKS.sub("", match["text"]).strip(), "-")
        count[slug] = count.get(slug, -1) + 1
        found.add(f"{slug}_{count[slug]}" if count[slug] else slug)
    return found
