"""Links in Markdown and in HTML that lead to no page, no file or no anchor of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from bowout.check.headings import headings
from bowout.check.markdown import without_code
from bowout.check.raw_html import lines
from bowout.load.files import Source
from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean

HTML = re.compile(
    r"<(?:a|area|img|source|script|link)\b[^<>]*?\s(?:href|src)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))",
    re.I,
)
MARKDOWN = re.compile(
    r"\]\([ \t]*(?:<(?P<sharp>[^<>\n]*)>|(?P<bare>[^\s()<>]+))"
    r"|^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*<?(?P<below>[^\s<>]+)",
    re.MULTILINE,
)
"""Behind its words in brackets, or on a line of its own: `[name]: address`."""
ANCHOR = re.compile(r"\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\"'\s>}]+)|\{[^{}\n]*#(?P<attr>[\w-]+)")
MARKS = re.compile(r"\{[^}\n]*\}|\[@[^\]\n]*\]|(?<=\])\([^)]*\)|<[^>]+>|[*`\[\]]")
SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:|//")
MADE = (
    "embed/v1",
    "embed/bow-out.imscc",
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
    known: dict[str, Source | None] = {_address(page.path): page for page in pages}
    ids = content.known("letter", content.letters)
    known |= dict.fromkeys(f"letters/{id}/" for id in ids)
    known |= dict.fromkeys(f"law/{code}/" for code in content.countries)
    known |= dict.fromkeys(f"students/schools/{slug}/" for slug in content.schools)
    for page in [page for page in known.values() if page]:
        text = without_code(page)
        for pattern, target_of, how in WAYS:
            for match in pattern.finditer(text):
                at, path, anchor = _parts(match)
                target = target_of(path, page) if path else _address(page.path)
                if at and (why := _wrong(target, anchor, known, content)):
                    yield page.problem(at, "dead-link", why, how)
    for line in lines(content):
        for match in MARKDOWN.finditer(line.text):
            at, path, anchor = _parts(match)
            if at and (why := _wrong(_in_markdown(path, BELOW), anchor, known, content)):
                yield line.problem("dead-link", why, FROM_DATA, at=at)


def _parts(match: re.Match[str]) -> tuple[int, str, str]:
    """Where a link's address stands, its path and its anchor; 0 for one that leads out of the site."""
    name = match.lastgroup or ""
    path, _, anchor = unquote(match[name]).partition("#")
    return 0 if SCHEME.match(match[name]) else match.start(name), path.split("?")[0], anchor


def _in_html(path: str, page: Source) -> str:
    """What an address leads to: browsers count from the page's address."""
    return _joined(_address(page.path), path)


def _in_markdown(path: str, page: Source) -> str:
    """The same for Markdown, which counts from the page's file."""
    if path.startswith("/"):
        return path
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
    return _address(file) if path.endswith(".md") else file.removeprefix("docs/")


BELOW = Source("docs/law/index.md", "")
"""Links in data are counted from the folder of this page: render/inline.py makes them so."""
FROM_DATA = "Write the way from docs/law, such as money.md or ../write.md, or https://… in full."
WAYS = (
    (HTML, _in_html, "Mend the address."),
    (
        MARKDOWN,
        _in_markdown,
        "Write the way from this file to the other, such as call.md or ../index.md#part.",
    ),
)


def _wrong(target: str, anchor: str, known: dict[str, Source | None], content: Content) -> str:
    """Why a link leads nowhere; empty where it leads somewhere."""
    if target not in known and not _is_file(target, content):
        hint = did_you_mean(target, set(known) - {""})
        return f"There is no page or file at `{target or '/'}`.{hint}"
    there = known.get(target)
    if anchor and there and anchor not in (ids := anchors(there)):
        return f"There is no anchor `#{anchor}` on {there.path}.{did_you_mean(anchor, ids, '#{}')}"
    return ""


def _is_file(target: str, content: Content) -> bool:
    return target.startswith(MADE) or (content.root / "docs" / target).is_file()


def _address(file: str) -> str:
    path = file.removeprefix("docs/").removesuffix(".md")
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


@lru_cache(maxsize=500)
def anchors(page: Source) -> set[str]:
    """What a link can point to on a page: headings by their words, and every id."""
    text = without_code(page)
    found = {match["id"] or match["attr"] for match in ANCHOR.finditer(text)}
    count: dict[str, int] = {}
    for heading in headings(page):
        slug = slugify(MARKS.sub("", heading.words).strip(), "-")
        count[slug] = count.get(slug, -1) + 1
        found.add(f"{slug}_{count[slug]}" if count[slug] else slug)
    return found
