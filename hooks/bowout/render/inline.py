"""One line of Markdown as HTML, for pages that are not Markdown themselves."""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache

import markdown
from markupsafe import Markup

from bowout.model.addresses import COUNTRIES
from bowout.model.patterns import CITATION
from bowout.render.citations import Citations

CITED = re.compile(rf"\s*{CITATION}")
ATTRIBUTES = re.compile(r"(?<=\*)\{:[^}\n]*\}")
PAGE = re.compile(r'href="(?P<path>[a-z0-9/._-]+)\.md(?P<rest>#[^"]*)?"')
# The folder below docs/ to which links in country files are relative.
HOME = COUNTRIES.rstrip("/")


@cache
def _reader() -> markdown.Markdown:
    reader = markdown.Markdown(extensions=["attr_list"])
    reader.inlinePatterns.register(Citations(CITATION, reader), "citation", 175)
    return reader


@lru_cache(maxsize=10_000)
def inline(text: str, *, cites: bool = True, up: str = "../..") -> Markup:
    """The line without its paragraph; `up` leads from the page to the site's root.

    Without `cites` the citations go: where a line is repeated, its page has them.
    """
    reader = _reader()
    html = reader.reset().convert(text if cites else uncited(text))
    html = html.removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br>")
    return Markup(PAGE.sub(lambda match: _address(match, up), html))  # from a reviewed file


def uncited(text: str) -> str:
    """The line without its citations."""
    return CITED.sub("", text)


def plain(text: str) -> str:
    """The line as plain words: no citation, no emphasis, no language, a link's words alone."""
    words = ATTRIBUTES.sub("", uncited(text))
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    return re.sub(r"(\*\*|[*`]|(?<!\w)_|_(?!\w))", "", words)


def _address(match: re.Match[str], up: str) -> str:
    path = posixpath.normpath(posixpath.join(HOME, match["path"]))
    path = path.removesuffix("index").removesuffix("/")
    return f'href="{up}/{path}/{match["rest"] or ""}"'
