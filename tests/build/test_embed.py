"""Everything below embed/v1/: light, strict, whole, and safe to put into a page of somebody else's."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from lxml.html import HtmlElement

from bowout.outputs.embed_assets import SHUT
from bowout.outputs.fragment import ATTRIBUTES, KEPT
from bowout.render import early, policy
from bowout.render.embed_code import Codes, loader_text
from tests.conftest import Tell
from tests.support.content import ours
from tests.support.embed import BUILT_FOR, target
from tests.support.observatory import directives
from tests.support.pages import embedded_pages, full_pages
from tests.support.project import ROOT

KB = 1024
MOST, REQUESTS, FIRST = 61 * KB // 2, 4, 14 * KB
TWICE = re.compile(r"<[a-z][^>]*?\s([a-z-]+)=\"[^\"]*\"[^>]*?\s\1=\"")


@dataclass(frozen=True)
class Embedded:
    """One embedded page, read once."""

    address: str
    text: str
    tree: HtmlElement

    @property
    def path(self) -> str:
        """The path of the full page."""
        return self.address.split("/", 3)[3].rstrip("/")

    def loads(self) -> list[str]:
        """What the browser asks for besides the page itself, as paths below the root."""
        found = self.tree.xpath(
            "//@src | //@srcset | //link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']/@href"
        )
        return [
            posixpath.normpath(posixpath.join(self.address, one))
            for one in found
            if not one.startswith("data:")
        ]


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> list[Embedded]:
    found = []
    for address, file in embedded_pages(site_dir).items():
        text = file.read_text("utf-8")
        found.append(Embedded(address, text, lxml.html.document_fromstring(text)))
    return found


@pytest.fixture(scope="module")
def addresses(site_dir: Path) -> set[str]:
    """Every file of the site; pages by the address that ends in /."""
    files = (
        path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()
    )
    return {path.removesuffix("index.html") for path in files}


def test_every_page_of_the_guide_can_be_embedded(pages: list[Embedded], site_dir: Path) -> None:
    """But for the home page, the library, and the pages about this site and for those who help it."""
    there = {page.path for page in pages}
    full = {address.rstrip("/") for address in full_pages(site_dir)}
    own = {"", "404.html", "letters", "suggest", "about", "embed"}
    assert there == {path for path in full - own if not path.startswith(("about/", "embed/"))}


def test_a_school_costs_four_files_and_a_page_none_for_any_school(
    pages: list[Embedded], site_dir: Path
) -> None:
    for file in (ROOT / "snippets/schools").glob("*.yml"):
        own = f"students/schools/{file.stem}"
        found = {
            path.relative_to(site_dir).as_posix()
            for path in site_dir.rglob(f"{file.stem}*")
            if path.stem == file.stem
        }
        named = {
            f"{own}/index.html",
            f"embed/v1/en/{own}/index.html",
            f"embed/v1/en/{own}/oembed.json",
        }
        assert found - {own, f"embed/v1/en/{own}"} == {f"embed/v1/schools/{file.stem}.js"}
        folders = (site_dir / own, site_dir / "embed/v1/en" / own)
        inside = {
            path.relative_to(site_dir).as_posix() for folder in folders for path in folder.iterdir()
        }
        assert inside == named
        held = [page.address for page in pages if f'data-school="{file.stem}"' in page.text]
        assert held == [f"embed/v1/en/{own}/"], "its words are in its own page and in its script"


def test_every_page_but_the_schools_own_has_one_place_for_a_box(pages: list[Embedded]) -> None:
    """Without JavaScript the place says where a school's page is."""
    for page in pages:
        places = page.tree.xpath("//*[@data-school-place]")
        assert len(places) == (0 if page.path.startswith("students/schools") else 1), page.address
        for place in places:
            assert place.xpath(".//a[contains(@href, 'students/schools/')]"), page.address


def test_every_embedded_page_is_light(pages: list[Embedded], site_dir: Path, tell: Tell) -> None:
    @cache
    def packed(path: str) -> int:
        return len(gzip.compress((site_dir / path).read_bytes(), 9))

    heavy, most, worst = {}, 0, ""
    for page in pages:
        loaded = page.loads()
        if 1 + len(loaded) > REQUESTS:
            heavy[page.address] = len(loaded)
        weight = len(gzip.compress(page.text.encode(), 6)) + sum(map(packed, loaded))
        if weight > MOST:
            heavy[page.address] = weight
        if weight > most:
            most, worst = weight, page.address
    tell(f"embedded pages: {len(pages)}, the heaviest {most / KB:.1f} KB in gzip ({worst})")
    box = max(
        packed(f"embed/v1/schools/{file.stem}.js")
        for file in (ROOT / "snippets/schools").glob("*.yml")
    )
    tell(f"schools' boxes: the heaviest {box / KB:.1f} KB in gzip")
    assert box <= 1.5 * KB
    assert heavy == {}
    assert len(pages) > 150


def test_what_it_loads_loads_nothing_more(pages: list[Embedded], site_dir: Path) -> None:
    kinds = {path for page in pages for path in page.loads()}
    assert {posixpath.dirname(path) for path in kinds} == {"embed/v1"}
    for path in kinds:
        text = (site_dir / path).read_text("utf-8")
        assert not re.search(r"@import|url\((?![\"']?data:)", text), path


def test_the_first_words_come_in_the_first_bytes(pages: list[Embedded]) -> None:
    late = []
    for page in pages:
        first = page.text.encode()[:FIRST].decode("utf-8", "ignore")
        if "</h1>" not in first or 'class="lead"' not in first:
            late.append((page.address, "title"))
        # the letter is what a reader sees first
        begins = page.tree.xpath("//*[@data-article]//p[not(ancestor-or-self::*[@hidden])]")
        if page.path.startswith("letters/") and (
            not begins
            or unescape(lxml.html.tostring(begins[0], encoding="unicode", with_tail=False))
            not in unescape(first)
        ):
            late.append((page.address, "first paragraph of the letter"))
    assert late == []


def test_the_policy_is_strict_and_comes_first(pages: list[Embedded]) -> None:
    assert directives(policy.embed_policy(BUILT_FOR)) == {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'sha256-GpiobMCvBgLm0awzLBtPFpgWASvJkK3cCfSZaxJF//U='"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["bowout-school"],
    }
    wrong = []
    for page in pages:
        found = page.tree.xpath("//meta[@http-equiv]")
        if [meta.get("content") for meta in found] != [policy.embed_policy(BUILT_FOR)]:
            wrong.append((page.address, "policy"))
        if found[0].xpath("preceding::link | preceding::script | preceding::style"):
            wrong.append((page.address, "something comes before it"))
        for part in (
            "//*[@style]", "//style", "//iframe | //object | //embed | //base",
            "//form[@action]", "//@*[starts-with(name(), 'on')]", "//script[@type='module']",
        ):  # fmt: skip
            wrong += [(page.address, part)] if page.tree.xpath(part) else []
        inside = page.tree.xpath("//script[not(@src)][not(@type='application/json')]/text()")
        if inside != [early.FRAME_SCRIPT]:
            wrong.append((page.address, "a script that the policy does not know"))
        told = {
            "referrer": policy.REFERRER,
            "robots": "noindex",
            "color-scheme": "light dark",
            "responsive-embedded-sizing": "allow-origins=*",
        }
        for name, content in told.items():
            if page.tree.xpath("//meta[@name=$name]/@content", name=name) != [content]:
                wrong.append((page.address, name))
    assert wrong == []


def test_no_script_stores_asks_or_sends(site_dir: Path) -> None:
    """The names of the browser's storage are taken away; the one message to the host is in frame.js."""
    doing = re.compile(
        r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeer|indexedDB|document\.cookie|\bcaches\b|serviceWorker"
        r"|\bimport\(|\bimport[ {*]|\beval\(|new Function\b|(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\.requestSubmit\("
        r"|\.submit\(|new (?:Shared)?Worker|(?:window|self|globalThis|top|parent)\.(?:local|session)Storage|\.name ?= |top\.location"
        r"|parent\.location|BroadcastChannel|showModal\(\)\.location"
    )
    scripts = sorted((site_dir / "embed/v1").glob("*.js"))
    assert len(scripts) > 4
    for file in scripts:
        text = file.read_text("utf-8")
        assert text.startswith("(() => {\n" + SHUT), file.name
        assert doing.findall(text) == [], file.name
        assert text.count("postMessage(") == text.count("parent.postMessage(message,") == 1, (
            file.name
        )


def test_the_loader_is_light_and_the_same_under_both_names(site_dir: Path, tell: Tell) -> None:
    fixed, floating = (site_dir / "embed" / name for name in ("v1.0.0.js", "v1.js"))
    assert fixed.read_bytes() == floating.read_bytes() == loader_text(ROOT).encode()
    weight = len(gzip.compress(fixed.read_bytes(), 9))
    tell(f"loader: {weight} bytes in gzip")
    assert weight <= KB
    manifest = json.loads((site_dir / "embed/v1/manifest.json").read_text("utf-8"))
    assert manifest["loader"]["integrity"] == Codes("", ours()).hash
    for address in (manifest["loader"]["url"], manifest["floating"], manifest["element"]):
        assert (site_dir / address.removeprefix(BUILT_FOR)).is_file()


def test_every_link_leads_somewhere_and_opens_beside_the_portal(
    pages: list[Embedded], addresses: set[str]
) -> None:
    broken = set()
    files = {address.rstrip("/") for address in addresses}
    for page in pages:
        ids = set(page.tree.xpath("//@id"))
        for link in page.tree.iter("a"):
            to = link.get("href", "mailto:")
            if to.startswith(("mailto:", "tel:")):
                continue
            where, _, fragment = to.partition("#")
            if not where:
                if unquote(fragment) not in ids:
                    broken.add((page.address, to, "no such place in the page"))
                continue
            path = posixpath.normpath(posixpath.join("/", page.address, where)).lstrip("/")
            if not where.startswith(("https://", "http://")) and path not in files:
                broken.add((page.address, to, "no such file"))
            opens = link.get("target") == "_blank" and "noopener" in (link.get("rel") or "")
            stays = link.get("class") == "letter-card" and path.startswith("embed/v1/en/")
            if not opens and not stays and link.get("download") is None:
                broken.add((page.address, to, "does not open beside"))
    assert sorted(broken)[:20] == []


def test_no_attribute_is_told_twice_and_no_id(pages: list[Embedded]) -> None:
    wrong = {page.address: found[0] for page in pages if (found := TWICE.search(page.text))}
    assert list(wrong.items())[:5] == []
    ids = {page.address: page.tree.xpath("//@id") for page in pages}
    assert [address for address, found in ids.items() if len(found) != len(set(found))] == []


def levels(tree: HtmlElement) -> list[int]:
    """What a screen reader is told of the headings."""
    return [
        int(heading.get("aria-level") or heading.tag[1])
        for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]


def test_headings_begin_below_the_hosts_own(pages: list[Embedded]) -> None:
    wrong = []
    for page in pages:
        found = levels(page.tree)
        if found[0] != 2 or 1 in found or any(b > a + 1 for a, b in pairwise(found)):
            wrong.append((page.address, found))
    assert wrong[:5] == []


def test_a_page_tells_where_it_is_from(pages: list[Embedded]) -> None:
    for page in pages:
        full = f"{BUILT_FOR}{page.path}/"
        assert page.tree.xpath("//link[@rel='canonical']/@href") == [full], page.address
        foot = page.tree.xpath("//footer")[0]
        assert foot.xpath(".//a[@data-full]"), page.address
        assert "What you type stays in this browser" in foot.text_content(), page.address
        own = re.match(r"students/schools/(.+)", page.path)
        boxes = page.tree.xpath("//aside[@data-school]/@data-school")
        assert boxes == ([own[1]] if own else []), page.address


def test_every_page_has_its_oembed_answer(pages: list[Embedded], site_dir: Path) -> None:
    for page in pages:
        told = page.tree.xpath("//link[@type='application/json+oembed']/@href")
        assert told == [f"{BUILT_FOR}{page.address}oembed.json"]
        answer = json.loads((site_dir / page.address / "oembed.json").read_text("utf-8"))
        title = page.tree.xpath("string(//title)").removesuffix(" · Bow Out")
        wanted = Codes(BUILT_FOR, ours()).oembed(target(page.path, title))
        assert answer == json.loads(wanted), page.address
        assert (answer["version"], answer["type"]) == ("1.0", "rich")
        assert isinstance(answer["width"], int)
        assert isinstance(answer["height"], int)
        tree = lxml.html.fragment_fromstring(answer["html"], create_parent="div")
        assert [one.tag for one in tree] == ["blockquote", "iframe"]
        assert tree[1].get("src") == f"{BUILT_FOR}{page.address}"


def test_full_pages_tell_their_oembed_answer_early(site_dir: Path, pages: list[Embedded]) -> None:
    there = {page.path for page in pages}
    for address, file in full_pages(site_dir).items():
        told = re.findall(
            r'application/json\+oembed" href="([^"]+)"', file.read_text("utf-8")[: 20 * KB]
        )
        path = address.rstrip("/")
        own = [f"{BUILT_FOR}embed/v1/en/{path}/oembed.json"] if path in there else []
        assert told == own, address


def test_plain_html_holds_nothing_that_a_cleaner_takes_out(
    site_dir: Path, addresses: set[str]
) -> None:
    fragments = sorted((site_dir / "embed/v1/en").rglob("fragment.h*.html"))
    assert len(fragments) > 150
    wrong = []
    for file in fragments:
        place = file.relative_to(site_dir).as_posix()
        level = int(file.stem[-1])
        tree = lxml.html.fragment_fromstring(file.read_text("utf-8"))
        ids = set(tree.xpath("//@id"))
        for element in tree.iter():
            if not isinstance(element.tag, str) or element.tag not in KEPT:
                wrong.append((place, element.tag))
                continue
            more = set(element.attrib) - {"lang", "id", *ATTRIBUTES.get(element.tag, ())}
            wrong += [(place, element.tag, name) for name in more]
            if (id := element.get("id")) and not id.startswith("bowout-"):
                wrong.append((place, "id", id))
            to = element.get("href")
            if to is None:
                continue
            if to.startswith("#"):
                wrong += [] if to[1:] in ids else [(place, "leads nowhere", to)]
            elif to.startswith(BUILT_FOR):
                path = unquote(urlsplit(to).path).lstrip("/")
                wrong += [] if path in addresses else [(place, "no such file", to)]
            elif not to.startswith(("https://", "http://", "mailto:", "tel:")):
                wrong.append((place, "not a whole address", to))
        found = levels(tree)
        if (
            found[0] != level
            or min(found) != level
            or any(b > a + 1 for a, b in pairwise(found) if b < 6)
        ):
            wrong.append((place, "levels", tuple(found)))
        if not tree.text_content().strip().endswith("letters CC0."):
            wrong.append((place, "does not say where it is from"))
    assert wrong[:10] == []
