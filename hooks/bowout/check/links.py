"""Links in Markdown and in HTML that lead to no page, no file or no anchor of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from bowout.check.addresses import addresses
from bowout.check.headings import headings
from bowout.check.markdown import without_code
from bowout.check.raw_html import lines
from bowout.load.files import Source, is_file
from bowout.model.addresses import COUNTRIES, page_address
from bowout.model.conformance import load_report
from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean

HTML = re.compile(
    r"<(?:a|area|img|source|script|link)\b[^<>]*?\s(?:href|src)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))",
    re.I,
)
# Behind its words in brackets, on a line of its own (`[name]: address`), or alone between < and >.
MARKDOWN = re.compile(
    r"\]\([ \t]*(?:<(?P<sharp>[^<>\n]*)>|(?P<bare>[^\s()<>]+))"
    r"|^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*<?(?P<below>[^\s<>]+)"
    r"|<(?P<alone>[a-zA-Z][\w+.-]*://[^\s<>]*)>",
    re.MULTILINE,
)
ANCHOR = re.compile(r"\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\"'\s>}]+)|\{[^{}\n]*#(?P<attr>[\w-]+)")
MARKS = re.compile(r"\{[^}\n]*\}|\[@[^\]\n]*\]|(?<=\])\([^)]*\)|<[^>]+>|[*`\[\]]")
SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:|//")
GENERATED = (
    "embed/v1",
    "embed/bow-out.imscc",
    "api/",
    "feed.xml",
    "sitemap.xml",
    "assets/js/",
    "assets/search/",
    "assets/css/",
)
# What the build makes: it is no file below docs/.
READY = re.compile(r"(?:[a-z-]+/)?letters/(?P<id>[a-z0-9-]+)/(?P=id)\.(?:txt|docx)")
# Every address of the site, with its page where that is a file below docs/.
Known = dict[str, Source | None]


@dataclass(frozen=True)
class Way:
    """A way to write links, what a path in one leads to from a page, and how it is mended."""

    pattern: re.Pattern[str]
    target_of: Callable[[str, Source], str]
    how: str


def run(pages: Iterable[Source], content: Content) -> Iterator[Problem]:
    """Each link to a page, a file or an anchor that is not there."""
    known = addresses(pages, content)
    for page in [page for page in known.values() if page]:
        text = without_code(page)
        for way in (HTML_WAY, MARKDOWN_WAY):
            for at, address in _addresses(way, text):
                guide = content.guide(content.guide_of(page.path.removeprefix("docs/")))
                for id, why, how in _wrong(address, page, way, known, guide):
                    yield page.problem(at, id, why, how)
    for guide in map(content.guide, content.guides):
        # Links in data are counted from the folder of this page: render/inline.py makes them so.
        below = Source(f"docs/{guide.folder}{COUNTRIES}index.md", "")
        for line in lines(guide):
            for at, address in _addresses(DATA_WAY, line.text):
                for id, why, how in _wrong(address, below, DATA_WAY, known, guide):
                    yield line.problem(id, why, how, at=at)


def _addresses(way: Way, text: str) -> Iterator[tuple[int, str]]:
    """Where each address stands, and the address."""
    for match in way.pattern.finditer(text):
        name = match.lastgroup or ""
        yield match.start(name), match[name]


def _wrong(
    address: str, page: Source, way: Way, known: Known, content: Content
) -> Iterator[tuple[str, str, str]]:
    """Id, message and remedy, where an address cannot be read or leads nowhere on the site."""
    try:
        urlsplit(address)
    except ValueError:
        yield "bad-link", "This is no address.", "Copy it again from where the page is open."
        return
    scheme, _, name = address.partition(":")
    if scheme == "page" and name.partition("#")[0] not in content.page_roles:
        yield "dead-link", f"No page has the role `{name}`.", "Name a role, or link to the file."
    if SCHEME.match(address):
        return
    path, _, anchor = unquote(address).partition("#")
    target = way.target_of(path.split("?")[0], page)
    there = known.get(target)
    if target not in known and not _is_file(target, content):
        hint = did_you_mean(target, set(known) - {""})
        yield "dead-link", f"There is no page or file at `{target or '/'}`.{hint}", way.how
    elif anchor and there and anchor not in (ids := anchors(there)):
        hint = did_you_mean(anchor, ids, "#{}")
        yield "dead-link", f"There is no anchor `#{anchor}` on {there.path}.{hint}", way.how


def _in_html(path: str, page: Source) -> str:
    """What an address leads to: browsers count from the page's address."""
    return _joined(_address(page.path), path) if path else _address(page.path)


def _in_markdown(path: str, page: Source) -> str:
    """What an address in Markdown leads to: it counts from the page's file."""
    if not path:
        return _address(page.path)
    if path.startswith("/"):
        return path
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
    return _address(file) if path.endswith(".md") else file.removeprefix("docs/")


def _in_data(path: str, page: Source) -> str:
    """What an address in a line of data leads to. The line stands on several pages, so an anchor alone belongs to none."""
    return _in_markdown(path or ".", page)


HTML_WAY = Way(HTML, _in_html, "Mend the address.")
MARKDOWN_WAY = Way(
    MARKDOWN,
    _in_markdown,
    "Write the way from this file to the other, such as call.md or ../index.md#part.",
)
DATA_WAY = Way(
    MARKDOWN,
    _in_data,
    "Write the way from docs/law, such as money.md or ../write.md, or https://… in full.",
)


def _is_file(target: str, content: Content) -> bool:
    if target.startswith(GENERATED) or is_file(content.root / "docs" / target):
        return True
    report, _ = load_report(content.root)
    if report and target == report.document:
        return True
    copy = READY.fullmatch(target)
    return bool(copy and copy["id"] in content.known("letter", content.letters))


def _address(file: str) -> str:
    return page_address(file.removeprefix("docs/"))


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
