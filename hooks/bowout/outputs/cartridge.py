"""The first guide as a course: an IMS Common Cartridge with a link to every page, and with the letters to read.

Version 1.1, since Moodle knows no later one and the others go on reading it. Canvas and Moodle show a link's
page in a frame, which full pages may refuse: so links lead to the embedded ones. The identifiers are a promise:
a portal that takes in a newer cartridge knows each page again by its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker
from markupsafe import escape

from bowout.build import Build, Page
from bowout.model.content import Content
from bowout.outputs.fragment import fragment
from bowout.render.archive import zipped
from bowout.render.embed import embed_url
from bowout.render.library import library

# Where it lies below the site's root.
CARTRIDGE = "embed/bow-out.imscc"
# Each module's name in identifiers, in reading order.
MODULES = ("read", "decide", "law", "tell", "letters", "texts", "tools", "schools", "afterwards")
SCHEMAS = "http://www.imsglobal.org/profile/cc/ccv1p1"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
ABOUT_IT = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LOCATION = f"{{{XSI}}}schemaLocation"


@dataclass(frozen=True)
class CartridgeItem:
    """One thing in a module: what it is called, and the one file behind it."""

    id: str
    title: str
    type: str
    file: str
    text: str


def files(build: Build) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    yield CARTRIDGE, cartridge(build.embedded, build.content, build.site.url)


def cartridge(pages: Iterable[Page], content: Content, site: str) -> bytes:
    """The zip file of these pages, as far as they are the guide's."""
    own = [page for page in pages if page.guide == content.lang]
    modules = dict(_modules(own, content, site))
    files = {"imsmanifest.xml": _manifest(modules, content, site)}
    files |= {entry.file: entry.text for entries in modules.values() for entry in entries}
    return zipped(dict(sorted(files.items())))


def _modules(
    pages: list[Page], content: Content, site: str
) -> Iterator[tuple[str, list[CartridgeItem]]]:
    """Every module that has something in it, in reading order."""
    held: dict[str, list[Page]] = {module: [] for module in MODULES}
    for page in sorted(pages, key=_by(content)):
        if module := _module(page, content):
            held[module].append(page)
    for module, found in held.items():
        entries = [_link(page, site) for page in found]
        if module == "texts":
            entries = [_text(page, content, site) for page in held["letters"]]
        if entries:
            yield module, entries


def _module(page: Page, content: Content) -> str:
    """The module of a page, or "". Countries stay behind their list; the cartridge is in one language."""
    if page.letter:
        return "letters" if page.lang == content.lang else ""
    if page.country or (page.school and content.schools[page.school].example):
        return ""
    return page.course or "read"


def _by(content: Content) -> Any:
    """Pages as the menu has them, letters as the library has them, the rest by title."""
    groups = library(content)["groups"]
    letters = [entry["id"] for group in groups for entry in group["letters"]]
    place = {id: number for number, id in enumerate(letters)}
    last = float("inf")
    return lambda page: (
        last if page.menu is None else page.menu,
        place.get(page.letter, last),
        page.title.lower(),
        page.url,
    )


def _name(page: Page) -> str:
    """The page's path as a name in XML."""
    return page.path.replace("/", ".")


def _link(page: Page, site: str) -> CartridgeItem:
    """A link to the page as it stands inside other sites."""
    make = ElementMaker(namespace=LINK, nsmap={None: LINK, "xsi": XSI})
    element = make.webLink(
        make.title(page.title),
        make.url(href=site + embed_url(page.path, page.guide)),
        {LOCATION: f"{LINK} {SCHEMAS}/ccv1p1_imswl_v1p1.xsd"},
    )
    return CartridgeItem(
        f"page.{_name(page)}", page.title, "imswl_xmlv1p1", f"links/{page.path}.xml", _xml(element)
    )


_texts: dict[tuple[Page, str], str] = {}


def _text(page: Page, content: Content, site: str) -> CartridgeItem:
    """The letter as it opens, as a page below the course's own title. Remembered while the site is served."""
    key = (page, site)
    if key not in _texts:
        _texts[key] = fragment(page, content, site)
    html = (
        f'<!DOCTYPE html>\n<html lang="{content.lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(page.title)}</title>\n</head>\n<body>\n{_texts[key]}</body>\n</html>\n"
    )
    return CartridgeItem(f"text.{_name(page)}", page.title, "webcontent", f"{page.path}.html", html)


def _manifest(modules: Mapping[str, list[CartridgeItem]], content: Content, site: str) -> str:
    make = ElementMaker(
        namespace=PACKAGE, nsmap={None: PACKAGE, "lomimscc": ABOUT_IT, "xsi": XSI}
    )  # Moodle looks for the first of these within the first thousand characters
    titles = content.words_of("course_modules")
    items = [_item(make, module, titles[module], entries) for module, entries in modules.items()]
    resources = [_resource(make, entry) for entries in modules.values() for entry in entries]
    element = make.manifest(
        {
            LOCATION: f"{PACKAGE} {SCHEMAS}/ccv1p1_imscp_v1p2_v1p0.xsd "
            f"{ABOUT_IT} {SCHEMAS}/LOM/ccv1p1_lommanifest_v1p0.xsd"
        },
        make.metadata(
            make.schema("IMS Common Cartridge"), make.schemaversion("1.1.0"), _about(content, site)
        ),
        make.organizations(
            make.organization(
                make.item(*items, identifier="root"),
                identifier="organization",
                structure="rooted-hierarchy",
            )
        ),
        make.resources(*resources),
        identifier="bow-out",
    )
    return _xml(element)


def _item(
    make: ElementMaker, module: str, title: str, entries: Iterable[CartridgeItem]
) -> etree._Element:
    """A module and what stands in it."""
    inside = (
        make.item(make.title(entry.title), identifier=f"item.{entry.id}", identifierref=entry.id)
        for entry in entries
    )
    return make.item(make.title(title), *inside, identifier=f"module.{module}")


def _resource(make: ElementMaker, entry: CartridgeItem) -> etree._Element:
    """The file behind an entry. A link is its file; of a page the file that opens is named."""
    opens = {"href": entry.file} if entry.type == "webcontent" else {}
    return make.resource(make.file(href=entry.file), identifier=entry.id, type=entry.type, **opens)


def _about(content: Content, site: str) -> etree._Element:
    """What the whole is called, whence it comes, and what may be done with it."""
    make = ElementMaker(namespace=ABOUT_IT)
    words = content.words_of("course")

    def text_element(name: str, text: str) -> etree._Element:
        return make(name, make.string(text, language=content.lang))

    return make.lom(
        make.general(
            make.identifier(make.catalog("URI"), make.entry(site)),
            text_element("title", words["title"]),
            make.language(content.lang),
            text_element("description", words["about"]),
        ),
        make.rights(
            make.cost(make.value("no")),
            make.copyrightAndOtherRestrictions(make.value("yes")),
            text_element("description", words["rights"]),
        ),
    )


def _xml(element: etree._Element) -> str:
    etree.indent(element)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(element, encoding="unicode") + "\n"  # fmt: skip
