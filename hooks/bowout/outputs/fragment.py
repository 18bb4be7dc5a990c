"""A page as plain HTML that a server can put into its own: no script, no style, nothing a cleaner takes out."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markupsafe import Markup, escape

from bowout.build import Page
from bowout.model.content import Content
from bowout.model.vocabulary import put, put_html
from bowout.render.text import pieces, subject

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KEPT = {
    *HEADINGS, "p", "ul", "ol", "li", "a", "strong", "em", "blockquote", "br", "hr",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "q", "cite", "sup", "sub", "time", "div",
}  # fmt: skip
GONE = (
    "script",
    "style",
    "svg",
    "form",
    "button",
    "input",
    "select",
    "textarea",
    "template",
    "noscript",
)
ATTRIBUTES = {"a": ("href",), "th": ("scope", "colspan", "rowspan"), "td": ("colspan", "rowspan"), "ol": ("start",), "li": ("value",), "time": ("datetime",)}  # fmt: skip
# Pages that are nothing without their script.
TOOLS = ("finder", "check")
# The heading of a title, in the page of somebody else.
TOP = 2


def fragment(page: Page, content: Content, site: str) -> str:
    """The page with its title as a second heading. Links are whole addresses."""
    address = site + page.url
    html = _letter(page, content) if page.letter else _guide(page, content)
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    _clean(tree, address)
    for source in page.sources:
        _cite(tree, source)
    tree.append(_origin(address, page, content.words_of("fragment")))
    tree.set("lang", page.guide)
    for heading in tree.iter(*HEADINGS):
        heading.tag = f"h{min(int(str(heading.tag)[1]) + TOP - 1, 6)}"
    return lxml_html.tostring(tree, encoding="unicode") + "\n"


def _guide(page: Page, content: Content) -> str:
    lead = f"<p>{escape(page.description)}</p>"
    law = f"<p>{content.words_of('page')['law']}</p>" if page.law else ""
    head, found, body = page.html.partition("</h1>")
    rest = "" if page.kind.partition("-")[0] in TOOLS else body
    return f"{head}{found}{lead}{law}{rest}"


def _letter(page: Page, content: Content) -> str:
    """The letter as it opens, its blanks in brackets."""
    letter = content.letters[page.letter]
    lines = [piece.text for piece in pieces(letter, letter.defaults, {})]
    if letter.has_subject(letter.defaults):
        label = content.vocabularies[letter.lang].label("words", "subject")
        lines.insert(0, f"{label}: {subject(letter, {})}")
    paragraphs = "".join(
        f"<p>{escape(line).replace(chr(10), Markup('<br>'))}</p>" for line in lines
    )
    return (
        f"<h1>{escape(page.title)}</h1><p>{escape(letter.use_when)}</p>"
        f'<blockquote lang="{letter.lang}">{paragraphs}</blockquote>'
    )


def _clean(tree: HtmlElement, address: str) -> None:
    """Take out every element and attribute that is not kept, and put ids under a name of ours."""
    for element in list(tree.iter()):
        if element is tree or not isinstance(element.tag, str):
            continue
        if element.tag in GONE or element.get("hidden") is not None:
            element.drop_tree()
        elif element.tag == "details":
            element.tag = "div"
        elif element.tag == "summary" and element.find("h2") is not None:
            element.drop_tag()
        elif element.tag == "summary":
            element.tag = "p"
        elif element.tag not in KEPT:
            element.drop_tag()
    for element in tree.iter():
        own = ATTRIBUTES.get(str(element.tag), ())
        id = element.get("id")
        for name in list(element.attrib):
            if name not in (*own, "lang"):
                del element.attrib[name]
        if id:
            element.set("id", f"bowout-{id}")
        if (to := element.get("href")) is not None:
            element.set("href", f"#bowout-{to[1:]}" if to.startswith("#") else urljoin(address, to))


def _cite(tree: HtmlElement, source: object) -> None:
    """The number of a citation leads to the source itself."""
    assert isinstance(source, dict)
    for link in tree.iter("a"):
        if link.get("href") == f"#bowout-source-{source['id']}":
            link.set("href", source["url"])


def _origin(address: str, page: Page, words: Mapping[str, str]) -> HtmlElement:
    name = f"Bow Out. {words['fill_in' if page.letter else 'read']}"
    link = Markup('<a href="{}">{}</a>').format(address, name)
    reviewed = f" {put(words['reviewed'], day=page.reviewed)}" if page.reviewed else ""
    html = f"<p>{put_html(words['from'], page=link)}{reviewed} {words['licenses']}</p>"
    return lxml_html.fragment_fromstring(html)
