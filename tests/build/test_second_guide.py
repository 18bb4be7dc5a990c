"""A guide in a second language is data alone: pages, words and a letter, and no change of code."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from lxml.html import HtmlElement

from bowout.model.content import load_content
from bowout.render.embed_code import Codes, Target
from tests.conftest import NewPage
from tests.support import built, content, server
from tests.support.guides import FIXTURE, SECOND, two_guides

HERE = "https://bow.example/"
WORD = re.compile(r"[^\W\d_]{3,}")
MARK = re.compile(r"[åäöéïüÅÄÖÉÏÜ]")
SILENT = ("script", "style", "svg", "template", "kbd", "mark", "code")
# Attributes that are read out or shown; what a script says stands in data-say-*.
HEARD = re.compile(
    r"aria-label|title|alt|placeholder|data-(?:say-.*|one|many|none|done|by-hand|in)"
)
# Names, which no language has for itself.
NAMES = ("Bow Out", "MIT", "Commit changes", "Propose changes", "Create pull request")
DAY = re.compile(r"\d+ november 2026")
PAGES = (
    "",
    "letters/",
    "letters/dra-tillbaka/",
    "law/vilket-brev/",
    "law/xl/",
    "telling/call/",
    "om/brev/",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_guides(tmp_path_factory.mktemp("guides") / "project")


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return built.site(root, SITE_URL=HERE, REPO_URL="https://code.example/bow")


def page(site: Path, path: str) -> HtmlElement:
    return lxml.html.fromstring((site / path / "index.html").read_text("utf-8"))


def heard(tree: HtmlElement) -> Iterator[str]:
    """Every text of a page and every attribute that readers see or hear, but for what is in another language."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or foreign(element):
            continue
        if any("sources" in (one.get("class") or "").split() for one in element.iterancestors()):
            continue  # their titles and publishers
        if not any(one.tag in SILENT for one in (element, *element.iterancestors())):
            yield from (element.text or "", *(child.tail or "" for child in element))
        for name, value in element.items():
            if HEARD.fullmatch(name) and element.getparent().get("class") != "cite":
                yield value
        if element.get("name") in ("description", "og:title", "og:description", "og:image:alt"):
            yield element.get("content") or ""


def foreign(element: HtmlElement) -> bool:
    said = next(
        (one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")), ""
    )
    return said != SECOND


def ours() -> str:
    """All that the fixture says in the second language, without marks: words that need no sign of their own."""
    files = [path for path in FIXTURE.rglob("*") if SECOND in path.parts and path.is_file()]
    return re.sub(
        r"[*\[\]{}|>]|\(\w+:\w+\)|\n *", " ", " ".join(path.read_text("utf-8") for path in files)
    )


def test_the_check_finds_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content.check(root, "--pages") == 0, capsys.readouterr().out


@pytest.mark.parametrize("frame", [False, True])
@pytest.mark.parametrize("path", PAGES)
def test_no_word_on_its_pages_is_in_another_language(site: Path, path: str, frame: bool) -> None:
    if frame and path in ("", "letters/", "om/brev/"):
        return  # no page for frames
    tree = page(site, f"embed/v1/{SECOND}/{path}" if frame else f"{SECOND}/{path}")
    assert tree.get("lang") == SECOND
    known = " ".join(ours().split())
    left = [
        words
        for text in heard(tree)
        if WORD.search(words := " ".join(DAY.sub("", text).split()))
        and not MARK.search(words)
        and not any(name in words for name in NAMES)
        and words.strip(" .,:;?!()[]·") not in known
    ]
    assert left == []


def test_twins_lead_to_each_other(site: Path) -> None:
    """By their role, by their path, or by what a letter says; a page without a twin leads to the other guide's home."""
    for one, other in (
        ("", f"{SECOND}/"),
        ("law/which-letter/", f"{SECOND}/law/vilket-brev/"),
        ("letters/withdraw/", f"{SECOND}/letters/dra-tillbaka/"),
        ("telling/call/", f"{SECOND}/telling/call/"),
        ("law/xl/", f"{SECOND}/law/xl/"),
    ):
        for here, there, lang in ((one, other, SECOND), (other, one, "en")):
            tree = page(site, here)
            (found,) = tree.xpath(f"//head/link[@rel='alternate'][@hreflang='{lang}']/@href")
            assert found == HERE + there
            (link,) = tree.xpath(f"//header//a[@hreflang='{lang}']")
            assert link.get("lang") == lang
            assert (site / here / link.get("href") / "index.html").resolve() == (
                site / there / "index.html"
            ).resolve()
    alone = page(site, "privacy/")
    assert alone.xpath("//head/link[@hreflang]") == []
    (link,) = alone.xpath("//header//a[@hreflang]")
    assert link.get("href") == f"../{SECOND}/"


def test_each_guide_has_a_menu_of_its_own(site: Path) -> None:
    for path in (
        "",
        "law/which-letter/",
        f"{SECOND}/",
        f"{SECOND}/law/vilket-brev/",
        f"{SECOND}/telling/call/",
    ):
        second = path.startswith(SECOND)
        tree = page(site, path)
        links = tree.xpath(
            "//nav[@id='menu' or @id='site-map']//a[not(@hreflang)] | //nav[@class='pager']//a"
        )
        places = {
            (site / path / link.get("href")).resolve().relative_to(site).as_posix()
            for link in links
        }
        own = {place for place in places if place.split("/")[0] == SECOND}
        assert own if second else not own
        assert {f"{SECOND}/law/vilket-brev"} <= own or not second
    (home,) = page(site, f"{SECOND}/telling/call/").xpath("//a[@class='brand']/@href")
    assert home == "../../"


def test_each_guide_is_searched_and_listed_for_itself(site: Path) -> None:
    for lang, folder in (("en", ""), (SECOND, f"{SECOND}/")):
        script = (site / f"assets/search/{lang}.js").read_text("utf-8")
        index = json.loads(script.partition("=")[2].rstrip(";\n"))
        assert index["lang"] == lang
        urls = {entry.get("u", "") for entry in index["pages"]}
        assert f"{folder}telling/call/" in urls
        assert all(url.startswith(f"{SECOND}/") == bool(folder) for url in urls)
        assert f"{HERE}{SECOND}/" in (site / f"{folder}llms.txt").read_text("utf-8") or not folder
        feed = lxml.etree.parse(site / f"{folder}feed.xml").getroot()
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        entries = [
            str(one) for one in feed.xpath("//*[local-name()='entry']/*[local-name()='id']/text()")
        ]
        assert entries
        assert all(one.startswith(f"{HERE}{SECOND}/") == bool(folder) for one in entries)
    listed = json.loads((site / "api/v1/pages.json").read_text("utf-8"))["pages"]
    assert {one["lang"] for one in listed} == {"en", SECOND}


def test_a_letter_in_the_language_of_its_page_needs_no_reading_copy(site: Path) -> None:
    tree = page(site, f"{SECOND}/letters/dra-tillbaka/")
    assert tree.xpath("//*[contains(@class, 'meaning')]") == []
    assert tree.xpath("//*[contains(@class, 'letter-subject')]")
    (data,) = tree.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data)["@graph"][0]["inLanguage"] == SECOND


def test_frames_stay_in_their_guide(site: Path, root: Path) -> None:
    frame = page(site, f"embed/v1/{SECOND}/law/vilket-brev/")
    cards = frame.xpath("//a[contains(@class, 'letter-card')][not(@target)]/@href")
    assert {href.split("#")[0] for href in cards} == {"../../letters/dra-tillbaka/"}
    assert "@guide@" not in (site / f"embed/v1/guide-{SECOND}.js").read_text("utf-8")
    assert f"../embed/v1/{SECOND}/" in (site / f"embed/v1/guide-{SECOND}.js").read_text("utf-8")
    assert "embed/v1/en/" in (site / "embed/v1/guide.js").read_text("utf-8")
    manifest = json.loads((site / "embed/v1/manifest.json").read_text("utf-8"))
    assert manifest["languages"] == ["en", SECOND]
    target = Target(f"{SECOND}/letters/dra-tillbaka", "Tacka nej", lang=SECOND)
    codes = Codes(HERE, load_content(root).guide(SECOND))
    assert f'src="{HERE}embed/v1/{SECOND}/letters/dra-tillbaka/"' in codes.frame(target)
    assert f'page="letters/dra-tillbaka" lang="{SECOND}"' in codes.element(target)
    assert f'href="{HERE}{SECOND}/letters/dra-tillbaka/"' in codes.element(target)


def test_what_a_guide_lacks_is_the_first_ones(site: Path) -> None:
    (link,) = page(site, f"{SECOND}/telling/call/").xpath("//footer//a[contains(@href, 'privacy')]")
    assert (site / SECOND / "telling/call" / link.get("href") / "index.html").is_file()


def test_the_first_guide_is_the_same_with_and_without_a_second(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    alone = without_second(two_guides(tmp_path_factory.mktemp("alone") / "project"))
    other = built.site(alone, SITE_URL=HERE, REPO_URL="https://code.example/bow")
    files = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    own = {path for path in files if SECOND not in path.split("/")}
    assert own == {path.relative_to(other).as_posix() for path in other.rglob("*.html")}
    for path in sorted(own):
        text = (site / path).read_text("utf-8")
        text = re.sub(r'<link rel="alternate" hreflang=[^>]*>\n', "", text)
        text = re.sub(rf'\n *<li><a [^>]*hreflang="{SECOND}">[^<]*</a></li>', "", text)
        assert policy(text) == policy((other / path).read_text("utf-8")), path


def policy(html: str) -> str:
    """Without what depends on every file of the site."""
    return re.sub(r"(?:sha256-|bundle[-.])[\w+/=-]+|\d+\.\d MB", "", html)


def without_second(root: Path) -> Path:
    for path in sorted(root.rglob(SECOND), reverse=True):
        if path.is_dir():
            shutil.rmtree(path)
    settings = root / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^  - Svenska.*\n", "", settings.read_text("utf-8")), "utf-8")
    return root


def test_its_finder_and_its_search_work(site: Path, new_page: NewPage) -> None:
    with server.serve(site) as address:
        opened = new_page()
        opened.goto(f"{address}/{SECOND}/law/vilket-brev/")
        opened.select_option("#q-country", "xl")
        opened.click(".finder-go button[type=submit]")
        opened.check("#q-paper-spoken")
        opened.click(".finder-go button[type=submit]")
        card = opened.locator(".finder-paper:visible .letter-card")
        assert "Tacka nej på mejl" in (card.text_content() or "")
        card.click()
        opened.wait_for_url(f"**/{SECOND}/letters/dra-tillbaka/**")
        opened.locator("#c-tone-plain:checked").wait_for(state="attached")
        opened.keyboard.press("Control+K")
        opened.fill("[data-search-words]", "uppsägning")  # the page has “Uppsägningar”
        found = opened.locator("[data-search-results] a").first
        found.wait_for()
        assert (found.get_attribute("href") or "").endswith(f"{SECOND}/telling/call/")
        opened.close()
