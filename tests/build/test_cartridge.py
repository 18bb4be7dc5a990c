"""The Common Cartridge: whole, well-formed, true of the site, and the same from the same pages.

That it keeps the official schemas, and that a real Moodle takes it in, was tried by hand in November 2026.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag

import lxml.etree
import lxml.html
import pytest
from lxml.etree import _Element

from bowout.build import Page
from bowout.outputs.cartridge import MODULES, cartridge
from tests.conftest import Tell
from tests.support.content import ours
from tests.support.pages import moved_pages

SITE = "http://127.0.0.1:8000/"
EMBED = f"{SITE}embed/v1/en/"
NAMES = {
    "cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "wl": "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1",
}
MANIFEST = "imsmanifest.xml"
ID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")

Files = Mapping[str, bytes]


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in names}


@pytest.fixture(scope="module")
def files(site_dir: Path) -> Files:
    return unzip((site_dir / "embed/bow-out.imscc").read_bytes())


@pytest.fixture(scope="module")
def manifest(files: Files) -> _Element:
    return lxml.etree.fromstring(files[MANIFEST])


def find(element: _Element, path: str) -> list[_Element]:
    return element.xpath(path, namespaces=NAMES)


def test_the_manifest_says_what_it_is(manifest: _Element, files: Files) -> None:
    assert manifest.tag == f"{{{NAMES['cp']}}}manifest"
    parts = ["metadata", "organizations", "resources"]
    assert [lxml.etree.QName(part).localname for part in manifest] == parts
    schema, version, lom = find(manifest, "cp:metadata/*")
    assert (schema.text, version.text) == ("IMS Common Cartridge", "1.1.0")
    assert lom.tag == f"{{{NAMES['lom']}}}lom"
    assert find(lom, "lom:general/lom:title/lom:string")[0].text
    # Moodle tells the version by what stands here.
    assert NAMES["cp"].encode() in files[MANIFEST][:1024]
    assert {element.prefix for element in manifest.iter()} == {None, "lomimscc"}


def test_each_resource_is_in_the_file_and_in_the_course_once(
    manifest: _Element, files: Files
) -> None:
    resources = find(manifest, "cp:resources/cp:resource")
    hrefs = []
    for resource in resources:
        (file,) = find(resource, "cp:file")
        hrefs.append(file.get("href"))
        link = resource.get("type") == "imswl_xmlv1p1"
        assert link or resource.get("type") == "webcontent"
        assert resource.get("href") == (None if link else file.get("href"))
    assert sorted([MANIFEST, *hrefs]) == list(files), (
        "files that nothing names, or names without a file"
    )
    shown = [item.get("identifierref") for item in find(manifest, "//cp:item[@identifierref]")]
    assert sorted(shown) == sorted(resource.get("identifier") for resource in resources)
    ids = [element.get("identifier") for element in find(manifest, "//*[@identifier]")]
    assert len(ids) == len(set(ids))
    assert all(ID.fullmatch(id) for id in ids)


def test_the_course_has_all_its_modules_with_titles(manifest: _Element, tell: Tell) -> None:
    (organization,) = find(manifest, "cp:organizations/cp:organization")
    assert organization.get("structure") == "rooted-hierarchy"
    (root,) = find(organization, "cp:item")
    assert find(root, "cp:title") == []
    modules = find(root, "cp:item")
    assert [module.get("identifier") for module in modules] == [f"module.{id}" for id in MODULES]
    counts = []
    for module in modules:
        title, *items = module
        counts.append(f"{title.text} {len(items)}")
        assert items
        for item in items:
            (only,) = item
            assert only.tag == title.tag
            assert only.text
    tell(f"cartridge: {', '.join(counts)}")


def test_links_lead_to_pages_of_the_site(manifest: _Element, files: Files, site_dir: Path) -> None:
    titles = {
        item.get("identifierref"): find(item, "cp:title")[0].text
        for item in find(manifest, "//cp:item[@identifierref]")
    }
    for resource in find(manifest, "//cp:resource[@type='imswl_xmlv1p1']"):
        (file,) = find(resource, "cp:file")
        link = lxml.etree.fromstring(files[file.get("href")])
        assert link.tag == f"{{{NAMES['wl']}}}webLink"
        title, url = link
        assert title.text == titles[resource.get("identifier")]
        address = url.get("href")
        # A course shows it in a frame. The full page may refuse to stand in one.
        path = address.removeprefix(EMBED)
        assert path != address, f"{address} is not whole, or not made for frames"
        assert (site_dir / "embed/v1/en" / path / "index.html").is_file(), address
        assert (site_dir / path / "index.html").is_file(), address
        # The identifier is a promise: it comes from the page's path and from nothing else.
        assert resource.get("identifier") == "page." + path.rstrip("/").replace("/", ".")


def test_every_page_of_the_guide_is_in_it(files: Files, site_dir: Path) -> None:
    """But for single countries, letters in other languages, and the invented school."""
    content = ours()
    linked = {
        lxml.etree.fromstring(text)[1].get("href").removeprefix(EMBED).rstrip("/")
        for name, text in files.items()
        if name.startswith("links/")
    }
    embedded = {
        file.parent.relative_to(site_dir / "embed/v1/en").as_posix()
        for file in (site_dir / "embed/v1/en").rglob("oembed.json")
    }
    left_out = {f"law/{code}" for code in content.countries}
    left_out |= {f"letters/{id}" for id, letter in content.letters.items() if letter.lang != "en"}
    left_out |= moved_pages(site_dir)
    left_out |= {
        f"students/schools/{id}" for id, school in content.schools.items() if school.example
    }
    assert left_out <= embedded
    assert linked == embedded - left_out
    tools = {content.address(role).rstrip("/") for role in ("finder", "checklist", "check")}
    assert tools <= linked


def test_letters_can_be_read_without_the_site(files: Files) -> None:
    """Whole documents with nothing in them that a course cleans out, and no address that leads nowhere."""
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    letters = ours().letters.values()
    english = {f"letters/{letter.id}.html" for letter in letters if letter.lang == "en"}
    assert set(pages) == english
    for name, text in pages.items():
        assert text.startswith(b"<!DOCTYPE html>")
        page = lxml.html.document_fromstring(text)
        assert page.get("lang") == "en"
        (title,) = page.xpath("/html/head/title")
        (heading,) = page.xpath("//h1 | //h2")
        assert heading.tag == "h2", "Canvas and Moodle put their own h1 above it"
        assert heading.text_content() == title.text
        assert len(page.xpath("//blockquote")[0].text_content()) > 80, name
        assert (
            page.xpath("//script | //style | //@style | //link | //img | //iframe | //form") == []
        )
        for href in page.xpath("//@href"):
            assert urldefrag(href)[0].startswith(("https://", SITE)) or href.startswith("#"), href


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    content = ours()
    made = [
        Page(
            f"{path}/", f"<{path}> & “more”", "", "<h1>x</h1>", "en", lang="en", menu=menu, course=course,
            letter=path.partition("letters/")[2], country=path.partition("law/")[2],
        )
        for menu, (path, course) in enumerate(
            {"meaning": "", "telling/call": "tell", "letters/withdraw-by-email": "", "law/de": "law", "telling/check": "tools"}.items()
        )
    ]  # fmt: skip
    first = cartridge(made, content, SITE)
    assert first == cartridge(made[::-1], content, SITE)
    files = unzip(first)
    assert "links/law/de.xml" not in files
    assert (
        lxml.etree.fromstring(files["links/telling/call.xml"])[0].text == "<telling/call> & “more”"
    )
    assert cartridge(made, content, "https://example.org/") != first
