"""The search as people use it: in their words, by keyboard, in every color, and without telling anyone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, Request, expect

from bowout.check import prose
from bowout.render import policy
from tests.bench import search
from tests.conftest import NewPage
from tests.support import project
from tests.support.embed import BUILT_FOR

KNOWN = yaml.load(
    Path(__file__).with_name("search_queries.yml").read_text("utf-8"), Loader=yaml.BaseLoader
)
"""Queries that once missed, each with the pages that answer it."""

HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script> \\ %00 ${1} \u202e visa'
LOADED = "[data-search-results][aria-busy=false]"
# Types each query into the real field and reads what the dialog then shows.
ASK = """queries => queries.map(query => {
  const input = document.querySelector("#search-words");
  input.value = query;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  const links = [...document.querySelectorAll("[data-search-results] li > a")];
  return links.map(link => link.href.slice(document.baseURI.length));
})"""


def opened(page: Page, path: str = "/") -> Page:
    """A page whose search has opened and loaded what it needs."""
    page.goto(path)
    page.locator("[data-search-open]").click()
    page.locator(LOADED).wait_for(state="attached")
    return page


def ask(page: Page, words: str) -> None:
    page.locator("#search-words").fill(words)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Sehr geehrte Damen und Herren", "de"),
        ("contract doesn't exclude notice before the start date", None),
    ],
)
def test_only_the_words_of_a_letter_are_in_its_language(
    page: Page, words: str, lang: str | None
) -> None:
    """Its title and its description are English, and were once read out as if they were German."""
    opened(page)
    page.locator("#search-words").fill(words)
    found = page.locator("li:has(> a[href*='kuendigung-vor-dienstantritt'])")
    expect(found).to_be_visible()
    assert found.locator("a").get_attribute("lang") is None
    assert found.locator(".search-context").get_attribute("lang") == lang


@pytest.mark.parametrize(
    ("query", "url", "words", "lang"),
    [
        ("probezeit germany", "law/papers/", "Probezeit", "de"),
        ("belgium préavis", "law/qc/", "préavis", "fr"),
    ],
)
def test_words_of_another_language_say_which_in_the_results(
    page: Page, query: str, url: str, words: str, lang: str
) -> None:
    """A voice that reads English would spell them out as if they were English."""
    opened(page)
    page.locator("#search-words").fill(query)
    found = page.locator(f"li:has(> a[href*='{url}']) [lang={lang}]")
    found.first.wait_for()
    spoken = " ".join(found.all_inner_texts())
    assert set(words.replace("'", " ").split()) <= set(spoken.replace("'", " ").split())


def test_queries_of_the_half_for_tuning_find_an_answer_and_a_letter(
    page: Page, site_dir: Path
) -> None:
    """`make bench` also measures the other half, which nobody tunes on and no test reads."""
    found = search.score(opened(page), search.queries("tune"), search.answered(site_dir))
    assert found.asked >= 300
    assert found.pages >= 0.96
    assert found.letters >= 0.91


def test_every_query_that_was_mended_once_finds_its_page(page: Page) -> None:
    """Among the first three, or as the letter that stands under one of them."""
    found = dict(zip(KNOWN, opened(page).evaluate(search.ASK, list(KNOWN)), strict=True))
    missed = []
    for query, expected in KNOWN.items():
        pages = [expected] if isinstance(expected, str) else expected
        top = [[address.partition("#")[0] for address in pair] for pair in found[query]["top"]]
        if not any({*pair} & {*pages} for pair in top):
            missed.append(f"{query!r} wants {' or '.join(pages)}; the first three: {top}")
    assert len(KNOWN) >= 200
    assert missed == [], "\n".join(["", *missed])


def test_of_the_first_three_results_one_is_a_letter_at_most(page: Page) -> None:
    asked = [query.words for query in search.queries("tune")]
    for words, found in zip(asked, opened(page).evaluate(ASK, asked), strict=True):
        pages = [one for one in found if not one.startswith("letters/")]
        letters = [one for one in found[:3] if re.match(r"letters/[\w-]+/", one)]
        assert len(letters) <= 1 or len(pages) < 2, words


def test_under_a_page_stands_the_letter_that_it_ends_with(page: Page) -> None:
    ask(opened(page), "do I have to pay back the signing bonus")
    under = page.locator(".search-page .search-ends a").first
    expect(under).to_be_visible()
    under.click()
    page.wait_for_url("**/letters/*/")


def test_every_result_leads_to_a_place_that_exists(page: Page, site_dir: Path) -> None:
    """The engine makes anchors from headings, as the build does."""
    asked = [query.words for query in search.queries("tune")]
    found = {one for results in opened(page).evaluate(ASK, asked) for one in results}
    ids: dict[str, set[str]] = {}
    for address in sorted(found):
        path, _, anchor = address.partition("#")
        html = (site_dir / path / "index.html").read_text("utf-8")
        ids.setdefault(path, set(re.findall(r'\bid="([^"]+)"', html)))
        assert not anchor or anchor in ids[path], address
    assert sum("#" in address for address in found) > 50


def test_a_result_tells_what_it_is_and_where(page: Page) -> None:
    ask(opened(page), "signing bonis")
    letter = page.locator(".search-letter").first
    expect(letter.locator(".search-where")).to_have_text(re.compile("^Letter · "))
    guide = page.locator(".search-page").first
    expect(guide.locator(".search-where")).to_have_text("Guide · The law · Money")
    expect(guide.locator("mark").first).to_have_text("Signing")
    expect(page.locator("[data-search-note]")).to_have_text("Shown for “signing bonus”.")
    expect(page.locator("#search-best")).to_have_text("Best matches")


def test_results_come_while_typing(page: Page) -> None:
    opened(page)
    page.keyboard.type("blackli")
    assert "consequences/reputation/" in (
        page.locator(".search-page a").first.get_attribute("href") or ""
    )


def test_the_number_of_results_is_told_after_a_pause(page: Page) -> None:
    ask(opened(page), "visa")
    status = page.locator("[data-search-status]")
    assert status.text_content() == ""
    expect(status).to_have_text(re.compile(r"^\d+ results$"))
    ask(page, "xqzwkj")
    expect(status).to_have_text("No results")


def test_nothing_found_is_no_dead_end(page: Page, site_dir: Path) -> None:
    ask(opened(page), "xqzwkj")
    expect(page.locator("[data-search-note]")).to_have_text("Nothing here has “xqzwkj” in it.")
    ways = page.locator("[data-search-ways] a")
    expect(ways).to_have_count(3)
    for way in ways.all():
        expect(way).to_be_visible()
        path, _, anchor = (way.get_attribute("href") or "").partition("#")
        html = (site_dir / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html


def test_a_spelling_is_offered_where_only_a_guess_is_left(page: Page) -> None:
    ask(opened(page), "blakcliist")
    expect(page.locator(".search-page a").first).to_be_visible()
    ask(page, "inturnnshipp")
    page.get_by_role("button", name="Did you mean “internship”?").click()
    expect(page.locator("#search-words")).to_have_value("internship")
    expect(page.locator("#search-words")).to_be_focused()
    expect(page.locator(".search-page a").first).to_be_visible()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_move_and_close(page: Page, key: str) -> None:
    page.goto("/telling/")
    before = page.locator(".brand").first
    before.focus()
    page.keyboard.press(key)
    words = page.locator("#search-words")
    expect(words).to_be_focused()
    page.locator(LOADED).wait_for(state="attached")
    page.keyboard.type("can they sue me")
    links = page.locator("[data-search-results] a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(words).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("x")
    expect(words).to_have_value("can they sue mex")
    page.keyboard.press("Escape")
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(before).to_be_focused()


def test_enter_opens_a_result(page: Page) -> None:
    ask(opened(page, "/letters/withdraw-by-email/"), "can they sue me")
    page.keyboard.press("Enter")
    page.wait_for_url("**/law/#can-they-sue-me")
    ask(opened(page), "ghosted")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/telling/silence/**")


def test_a_result_on_the_same_page_closes_the_dialog(page: Page) -> None:
    ask(opened(page, "/law/"), "can they sue me")
    page.keyboard.press("Enter")
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator("#can-they-sue-me")).to_be_in_viewport()


def test_typing_a_letter_is_not_disturbed(page: Page) -> None:
    """The slash is a letter in a field, and the words typed there outlive a search."""
    page.goto("/letters/withdraw-by-email/")
    field = page.locator("[data-input=company]")
    field.fill("Northwind")
    field.press("/")
    expect(field).to_have_value("Northwind/")
    page.keyboard.press("Control+k")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("Northwind/")


def test_the_slash_can_be_turned_off_and_stays_off(page: Page) -> None:
    opened(page).locator("[data-search-slash]").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("[data-search]")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["bowout-slash"]
    page.locator("[data-search-slash]").click()
    assert page.evaluate("localStorage.length") == 0


def test_nothing_is_fetched_until_it_opens_and_little_then(page: Page, site_dir: Path) -> None:
    asked: list[Request] = []
    page.goto("/telling/", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request))
    page.mouse.move(400, 400)
    page.wait_for_timeout(300)
    assert asked == []
    page.locator("[data-search-open]").click()
    page.locator(LOADED).wait_for(state="attached")
    page.keyboard.type("visa")
    page.keyboard.press("Escape")
    page.locator("[data-search-open]").click()
    names = sorted(request.url.rpartition("/")[2] for request in asked)
    assert names == ["en.js", "search-engine.js", "search.css"]
    parts = ("assets/search/en.js", "assets/js/search-engine.js", "assets/css/search.css")
    files = [site_dir / part for part in parts]
    weight = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
    assert weight <= search.MOST, f"{weight} bytes in gzip"


def test_a_query_stays_text_and_stays_here(page: Page) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    opened(page)
    title, address = page.title(), page.url
    before = page.evaluate("[history.length, history.state]")
    page.on("request", lambda request: asked.append(request.url))
    ask(page, HOSTILE)
    page.wait_for_timeout(900)
    ask(page, HOSTILE + " xqzwkj" * 3 + "x" * 500)
    page.locator("#search-words").press("End")
    assert page.locator("[data-search] :is(img, script)").count() == 0
    assert (page.title(), page.url, asked, errors) == (title, address, [], [])
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    page.keyboard.press("Escape")
    assert page.evaluate("[history.length, history.state]") == before


@pytest.mark.parametrize(
    "query", ["", " ", "?!", "a", "the of", "__proto__", "constructor", "0", "ä", "日本", "x" * 200]
)
def test_no_query_breaks_it(page: Page, query: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    ask(opened(page), query)
    page.wait_for_timeout(50)
    assert errors == []


def test_it_works_under_trusted_types_and_without_the_right_to_connect(page: Page) -> None:
    page.route(
        "**/about/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, "content-security-policy": policy.page_policy(BUILT_FOR)},
        ),
    )
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    ask(opened(page, "/about/"), "f1 visa")
    expect(page.locator(".search-page a").first).to_be_visible()
    assert errors == []


def test_from_a_folder_without_a_server(page: Page, site_dir: Path) -> None:
    page.goto((site_dir / "telling/index.html").as_uri())
    page.locator("[data-search-open]").click()
    page.locator(LOADED).wait_for(state="attached")
    ask(page, "ghosted")
    expect(page.locator(".search-page a").first).to_be_visible()


def test_when_it_cannot_load_it_says_so_and_tries_again(new_page: NewPage) -> None:
    page = new_page(expected=["net::ERR_FAILED"])
    page.route("**/assets/search/en.js", lambda route: route.abort())
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("[data-search-status]")).to_contain_text("could not be loaded")
    expect(page.locator("[data-search-ways] a").first).to_be_visible()
    page.unroute("**/assets/search/en.js")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("visa")
    expect(page.locator(".search-page a").first).to_be_visible()


def test_without_a_script_the_questions_page_answers(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/telling/")
    expect(page.locator("[data-search-open]")).to_be_hidden()
    expect(page.locator("[data-search]")).to_be_hidden()
    page.get_by_role("link", name="Find your question").click()
    page.wait_for_url("**/questions/")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_cut_off(new_page: NewPage, width: int) -> None:
    """What axe says of it: test_axe.py."""
    page = new_page(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    opened(page)
    for query in ["", "signing bonis", "xqzwkj", "inturnnshipp"]:
        ask(page, query)
        page.wait_for_timeout(800)
        wide = page.evaluate(
            "[...document.querySelectorAll('[data-search], [data-search] *')]"
            ".filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && e.clientWidth).length"
        )
        assert wide == 0
    if width == 360:
        box = page.locator("[data-search]").bounding_box()
        assert box == {"x": 0, "y": 0, "width": 360, "height": 740}


def test_marks_and_kinds_show_in_forced_colors(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    ask(opened(page), "signing bonus")
    mark = page.locator("[data-search-results] mark").first
    assert mark.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    sign = "e => getComputedStyle(e, '::before').backgroundColor"
    assert page.locator(".search-letter").first.evaluate(sign) != "rgba(0, 0, 0, 0)"


def test_every_section_that_has_words_of_its_own_for_the_search_is_there(site_dir: Path) -> None:
    for page in prose.pages_of(project.ROOT):
        meta = yaml.safe_load(page.text.split("---")[1]) if page.text.startswith("---") else {}
        named = set((meta.get("search") or {}).get("sections", {}))
        if named:
            path = site_dir / page.path.removeprefix("docs/").removesuffix(".md").removesuffix(
                "index"
            )
            ids = re.findall(r'\bid="?([^"\s>]+)', (path / "index.html").read_text("utf-8"))
            assert named <= set(ids), page.path
