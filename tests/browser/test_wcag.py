"""What WCAG 2.2 asks and no other test here shows. The conformance report names these tests, one by one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import expect

from tests.conftest import NewPage, Tell
from tests.support.content import ours
from tests.support.pages import full_pages, parsed, text_of

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
LETTER = "/letters/withdraw-by-email/"
PAGES = ["/", "/telling/call/", "/letters/", "/law/which-letter/", "/telling/check/", LETTER]
HERE = "http://site.test/"


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> dict[str, HtmlElement]:
    """Address below the site to parsed page; all that has the frame of the site."""
    found = {address: parsed(file) for address, file in full_pages(site_dir).items()}
    found = {address: page for address, page in found.items() if page.xpath("//*[@id='site-map']")}
    assert len(found) > 50
    return found


@pytest.fixture(scope="module")
def scripts(site_dir: Path) -> str:
    return "\n".join(
        re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S)
        for file in sorted(site_dir.rglob("*.js"))
        if not {"search", "sw"} & set(file.parent.parts[-1:])
    )


@pytest.fixture(scope="module")
def rules(site_dir: Path) -> list[tuple[str, str]]:
    """Selector and declarations of every CSS rule, media queries taken off."""
    css = "\n".join(file.read_text("utf-8") for file in sorted(site_dir.rglob("*.css")))
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.findall(r"([^{}]+)\{([^{}]*)\}", css)


# 1.1.1, 1.2.1 to 1.2.5, 1.4.2, 1.4.5: nothing to hear, nothing to watch, no words in pictures


def test_nothing_plays_and_no_picture_holds_words(pages: dict[str, HtmlElement]) -> None:
    found = [
        (address, element.tag, element.get("src", ""))
        for address, page in pages.items()
        for element in page.iter("audio", "video", "object", "embed", "canvas", "marquee", "img")
    ]
    assert [one for one in found if one[1] != "img"] == []
    assert {src.rsplit("/", 1)[-1] for _, _, src in found} <= {"mark.svg"}, "is it words?"


# 1.3.1, 2.4.6


def test_headings_and_labels_tell_things_apart(pages: dict[str, HtmlElement]) -> None:
    """No heading is empty, none stands twice in one section; every control has words of its own."""
    wrong = []
    for address, page in pages.items():
        above: list[str] = []
        seen = set()
        for heading in page.xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4][not(ancestor::template)]"
        ):
            level = int(heading.tag[1])
            above = [*above[: level - 1], text_of(heading)]
            wrong += [(address, "heading", above)] if not above[-1] or tuple(above) in seen else []
            seen.add(tuple(above))
        for control in page.xpath(
            "//main//*[self::input[not(@type='hidden')] or self::select or self::textarea][not(ancestor::template or ancestor::*[@data-place])]"
        ):
            named = [
                *page.xpath("//label[@for=$id]", id=control.get("id", "")),
                *control.xpath("ancestor::label"),
            ]
            if not control.get("aria-label") and not any(text_of(label) for label in named):
                wrong.append((address, "label", control.get("id")))
    assert wrong == []


# 1.3.2, 2.4.3, 3.2.1

STOP = """() => {
  const el = document.activeElement;
  if (el === document.body || el === document.documentElement) return null;
  const box = (el.closest(".option") ?? el).getBoundingClientRect();
  const place = el.closest("header, footer, main") ?? document.body;
  return { where: place.localName, top: box.top + scrollY, bottom: box.bottom + scrollY,
    sticky: !!el.closest(".builder-bar"), html: el.outerHTML.slice(0, 90) };
}"""


@pytest.mark.parametrize("path", PAGES)
def test_the_focus_goes_down_the_page_and_changes_nothing(
    new_page: NewPage, tell: Tell, path: str
) -> None:
    """In one column each stop stands below the one before; no stop opens, sends or leads away."""
    page = new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(path)
    address, opened = page.url, page.locator("dialog[open], details[open]").count()
    last: dict[str, Any] | None = None
    backwards, count = [], 0
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        count += 1
        if last and last["where"] == stop["where"] and stop["bottom"] <= last["top"] - 1:
            backwards.append((last["html"], stop["html"]))
        last = last if stop["sticky"] else stop
    assert page.url == address
    assert page.locator("dialog[open], details[open]").count() == opened
    assert len(page.context.pages) == 1
    tell(f"focus order: {path}: {count} stops, {len(backwards)} backwards")
    assert count > 15
    assert backwards == []


def test_nothing_is_drawn_in_another_order_than_it_is_read(rules: list[tuple[str, str]]) -> None:
    moved = [
        selector.strip()
        for selector, body in rules
        if re.search(
            r"(?<![\w-])order\s*:|-reverse|dense|(?<![\w-])float\s*:\s*(?:right|inline-end)", body
        )
    ]
    # On a wide screen the menu stands left of the buttons that come before it: one row, either way it can be read.
    assert {rule.replace(" ", "") for rule in moved} <= {".tools", ".menu,.menu.open"}


# 1.3.3

BY_LOOKS = re.compile(
    r"\b(?:red|green|blue|yellow|teal|purple|round|square|big|large) (?:button|box|link|icon|field)\b"
    r"|\b(?:button|box|link|icon|menu|column|list|field) (?:on|at|to) the (?:left|right)\b"
    r"|\bclick the (?:icon|arrow)\b",
    re.I,
)


def test_nothing_is_told_by_its_looks_or_its_place_alone(pages: dict[str, HtmlElement]) -> None:
    assert BY_LOOKS.search("Press the green button.")
    found = {}
    for address, page in pages.items():
        match = BY_LOOKS.search(text_of(page.xpath("//main")[0]))
        if match:
            found[address] = match.group()
    assert found == {}


# 1.3.4


@pytest.mark.parametrize("path", PAGES)
def test_upright_and_across_show_the_same(new_page: NewPage, path: str) -> None:
    seen = []
    for size in ({"width": 360, "height": 740}, {"width": 740, "height": 360}):
        page = new_page(viewport=size, has_touch=True, is_mobile=True)
        page.goto(path)
        seen.append(
            page.evaluate(
                """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, label, button, input, select)")]
                  .filter((el) => el.checkVisibility() && !el.closest(".builder-bar"))
                  .map((el) => `${el.localName} ${el.id} ${el.innerText.slice(0, 60)}`)"""
            )
        )
        turned = page.evaluate(
            """() => [document.documentElement, document.body, document.querySelector("main")]
              .map((el) => getComputedStyle(el)).filter((style) => style.transform !== "none"
                || style.rotate !== "none" || style.writingMode !== "horizontal-tb").length"""
        )
        assert turned == 0
    assert len(seen[0]) > 8
    assert seen[0] == seen[1]


# 1.3.5


def test_fields_about_the_reader_say_so_to_the_browser(pages: dict[str, HtmlElement]) -> None:
    vocabulary = ours().vocabularies["en"]
    meant = {
        id: field.mapping["autocomplete"].text
        for id, field in vocabulary.fields.items()
        if "autocomplete" in field.mapping
    }
    assert {"sender": "name", "phone": "tel", "email": "email"}.items() <= meant.items()
    counted, wrong = 0, []
    for address, page in pages.items():
        for field in page.xpath("//main//*[self::input or self::textarea][starts-with(@id, 'f-')]"):
            purpose = meant.get(field.get("id").removeprefix("f-"))
            counted += purpose is not None
            if field.get("autocomplete", "off") != (purpose or "off"):
                wrong.append((address, field.get("id"), field.get("autocomplete")))
            if field.get("type") in {"tel", "email"} and purpose is None:
                wrong.append((address, field.get("id"), "whose is it?"))
    assert counted > 50
    assert wrong == []


# 1.4.1


@pytest.mark.parametrize("path", ["/telling/call/", "/law/countries/", "/about/privacy/", LETTER])
def test_links_in_text_are_underlined(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path)
    plain = page.evaluate(
        """() => [...document.querySelectorAll("main :is(p, li, td) a[href]:not(nav a, [class], .cite a)")]
          .filter((a) => a.checkVisibility() && [...a.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 3)
            && !getComputedStyle(a).textDecorationLine.includes("underline"))
          .map((a) => a.outerHTML.slice(0, 90))"""
    )
    assert plain == []


# 1.4.11

# The least contrast of each control's border, or of its ground, to the ground around it. A button that looks like
# a link has neither and is known by its words.
EDGES = """() => {
  const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color, under) => {
    paper.fillStyle = `rgb(${under})`; paper.fillRect(0, 0, 1, 1);
    paper.fillStyle = color; paper.fillRect(0, 0, 1, 1);
    return [...paper.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (color) => color.map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const ground = (el) => {
    const layers = [];
    for (let at = el; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
    return layers.reduce((under, color) => rgb(color, under), [255, 255, 255]);
  };
  const found = [];
  const all = document.querySelectorAll("main :is(input, select, textarea, button, a.button, .option label)");
  for (const el of all) {
    const style = getComputedStyle(el);
    if (!el.checkVisibility() || el.closest(".sr") || style.opacity === "0" || el.matches(".clear")) continue;
    const around = ground(el.parentElement);
    const native = el.matches("[type=radio], [type=checkbox]") && style.appearance !== "none";
    if (native) continue;
    const edge = parseFloat(style.borderTopWidth) > 0 ? ratio(rgb(style.borderTopColor, around), around) : 1;
    found.push([el.outerHTML.slice(0, 80), Math.max(edge, ratio(ground(el), around))]);
  }
  const mark = getComputedStyle(document.documentElement).getPropertyValue("--focus").trim();
  found.push(["the mark of the focus", ratio(rgb(mark, [0, 0, 0]), ground(document.body))]);
  return found;
}"""


SEEN = {"/": 1, "/telling/call/": 1, "/letters/": 3, "/law/which-letter/": 3}
"""How many edges a page has at least: its controls, and the mark of the focus."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_controls_and_the_focus_stand_out_from_their_ground(
    new_page: NewPage, tell: Tell, path: str, scheme: Any
) -> None:
    page = new_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(path)
    found = page.evaluate(EDGES)
    assert len(found) >= SEEN.get(path, 4)
    low = min(found, key=lambda one: one[1])
    tell(f"contrast of controls: {path} {scheme}: {len(found)}, the least {low[1]:.1f} to 1")
    assert [one for one in found if one[1] < 3] == []


# 1.4.13


def test_nothing_comes_up_by_pointing_at_it(rules: list[tuple[str, str]]) -> None:
    """Hover and focus change how a thing looks, never what is there."""
    shows = re.compile(r"(?<![\w-])(?:display|visibility|content|clip|clip-path|height)\s*:")
    found = [
        selector.strip()
        for selector, body in rules
        if re.search(r":hover|:focus", selector) and shows.search(body)
    ]
    assert found == []


# 2.1.1, 2.2.1, 2.2.2, 2.5.1, 2.5.2, 2.5.4, 2.5.7

BY_HAND = re.compile(
    r"(?:mouse|pointer)(?:down|move|over|out|enter|leave)|touch\w+|drag\w*|drop|gesture\w+|device\w+|wheel|keyup|motion"
)
"""Events of a gesture, of a press without its release, of a drag, or of a movement of the device."""
KEEPS_FOCUS = re.compile(
    r"addEventListener\(\s*[\"']mousedown[\"'],\s*\(\s*event\)\s*=>\s*event\.preventDefault\(\)\)"
)
"""A press that only leaves the focus where it is: what the button does, it does when it is let go."""


def test_one_press_does_everything_and_only_when_it_is_let_go(scripts: str, tell: Tell) -> None:
    scripts = KEEPS_FOCUS.sub("", scripts)
    heard = set(re.findall(r"addEventListener\(\s*[\"'`](\w+)", scripts))
    heard |= set(re.findall(r"\.on([a-z]+)\s*=(?!=)", scripts))
    tell(
        f"events: the scripts listen to {len(heard)}, none of them a gesture, a drag or a movement"
    )
    assert {"click", "input", "keydown"} <= heard
    assert [event for event in sorted(heard) if BY_HAND.fullmatch(event)] == []
    for event in ("pointerdown", "touchmove", "dragstart", "drop", "devicemotion", "mousemove"):
        assert BY_HAND.fullmatch(event)


def test_no_page_asks_for_a_voice_a_camera_or_a_movement(scripts: str) -> None:
    asked = r"getUserMedia|SpeechRecognition|SpeechSynthesis|Device(?:Motion|Orientation)|Accelerometer|Gyroscope"
    assert re.findall(asked, scripts, re.I) == []


def test_nothing_runs_out_moves_on_or_flashes(
    scripts: str, rules: list[tuple[str, str]], pages: dict[str, HtmlElement]
) -> None:
    assert "setInterval" not in scripts
    assert "http-equiv='refresh'" not in scripts
    assert [a for a, page in pages.items() if page.xpath("//meta[@http-equiv='refresh']")] == []
    endless = [selector.strip() for selector, body in rules if re.search(r"infinite|blink", body)]
    assert endless == []
    # All animations last less than five seconds, and run once.
    lasting = [
        float(time)
        for _, body in rules
        for part in re.findall(r"(?:animation|transition)[\w-]*\s*:([^;]*)", body)
        for time in re.findall(r"(\d*\.?\d+)s\b", part)
    ]
    assert max(lasting, default=0) <= 5


# 2.4.4

EMPTY_WORDS = {"here", "click here", "more", "read more", "link", "this", "this page"}


def test_a_link_says_where_it_leads(pages: dict[str, HtmlElement], tell: Tell) -> None:
    """By its words, or by the paragraph, item, row or menu around it: there the same words lead to one place."""
    wrong, count = [], 0
    for address, page in pages.items():
        leads = defaultdict(set)
        for link in page.xpath("//main//a[@href][not(ancestor::*[@hidden])]"):
            count += 1
            name = link.get("aria-label") or text_of(link)
            if name.lower().strip(" .…") in EMPTY_WORDS | {""}:
                wrong.append((address, name, link.get("href")))
            around = link.xpath("ancestor::*[self::p or self::li or self::tr or self::h2][1]")
            where = [text_of(one) for one in around] + link.xpath("ancestor::nav/@aria-label")
            leads[str(where), name].add(urldefrag(urljoin(HERE + address, link.get("href")))[0])
        wrong += [(address, name, to) for (_, name), to in leads.items() if len(to) > 1]
    tell(f"links: {count} in {len(pages)} pages, {len(wrong)} that do not say where they lead")
    assert wrong == []


# 2.4.5


def test_every_page_is_reached_in_two_ways(pages: dict[str, HtmlElement]) -> None:
    """By following links from the home page, and by the search, which stands on every page."""
    reached, open_ = set(), [""]
    while open_:
        address = open_.pop()
        if address in reached or address not in pages:
            continue
        reached.add(address)
        for link in pages[address].xpath("//a/@href"):
            target = urldefrag(urljoin(HERE + address, link))[0]
            open_ += [target.removeprefix(HERE)] if target.startswith(HERE) else []
    assert sorted(set(pages) - reached - {"404.html"}) == []
    without = [a for a, page in pages.items() if not page.xpath("//button[@data-search-open]")]
    assert without == []


# 2.5.3

UNLIKE = """() => {
  const text = (el) => [...el.childNodes].map((node) => node.nodeType === 3 ? node.data
    : node.nodeType !== 1 || node.matches(".sr, svg, [aria-hidden=true]") || !node.checkVisibility() ? "" : text(node)).join(" ");
  const plain = (words) => words.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
  const shown = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter((el) => el.checkVisibility());
  return [shown.length, shown.filter((el) => {
    const by = (el.getAttribute("aria-labelledby") ?? "").split(/\\s+/).filter(Boolean);
    const given = by.length ? by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ")
      : el.getAttribute("aria-label");
    if (given === null) return false;
    const seen = el.labels?.length ? [...el.labels].map(text).join(" ") : text(el);
    return !plain(given).includes(plain(seen));
  }).map((el) => el.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("path", [*PAGES, "/telling/"])
def test_the_name_of_a_control_holds_the_words_on_it(new_page: NewPage, path: str) -> None:
    """Whoever works a page by voice says what they see."""
    page = new_page(viewport=PHONE)
    page.goto(path)
    if path == LETTER:
        page.locator("#f-company").fill("Northwind")
    page.locator("[data-menu-toggle]").click()
    count, unlike = page.evaluate(UNLIKE)
    assert count > 15
    assert unlike == []


# 3.1.1, 3.1.2


def test_every_page_says_its_language(pages: dict[str, HtmlElement]) -> None:
    languages = {address: page.get("lang") for address, page in pages.items()}
    assert {address: lang for address, lang in languages.items() if lang != "en"} == {}


def test_letters_in_other_languages_say_which(pages: dict[str, HtmlElement], tell: Tell) -> None:
    """The letter, and each of its other wordings; its reading copy is English again."""
    letters = ours().letters
    other = {id: letter.lang for id, letter in letters.items() if letter.lang != "en"}
    assert other
    for id, lang in other.items():
        parts = pages[f"letters/{id}/"].xpath("//main//*[@class='letter']")
        assert len(parts) > 1, id
        assert {part.get("lang") for part in parts} == {lang}, id
        copies = pages[f"letters/{id}/"].xpath("//*[@class='meaning']/@lang")
        assert copies == ["en"] * len(copies) != [], id
    tell(
        f"languages: {len(other)} letters in {len(set(other.values()))} other languages, each marked"
    )


ENGLISH_NOW = re.compile(r"résumés?", re.I)
NAMES = re.compile(r"Liège|Éducaloi|\bNoël\b|Forlì")
"""Proper names, which WCAG leaves out; the publishers of sources are names as well, and looked at by nobody."""
TERMS = re.compile(r"período experimental|provanställning|cláusula penal|ngā mihi", re.I)
"""In a letter's own text, which can't hold a mark of its language: WCAG leaves technical terms out, and what has become a
common phrase (New Zealand's English letters close with "Ngā mihi")."""
OWN_WORDS = "//main//text()[not(ancestor::*[@lang][1][not(starts-with(@lang, 'en'))])]"


def test_words_of_other_languages_say_which(pages: dict[str, HtmlElement], tell: Tell) -> None:
    """On a country's page each word in italics; on every page each letter that English does not have."""
    countries = ours().countries
    silent, marked = [], 0
    for code, country in countries.items():
        words_in_italics = pages[f"law/{code}/"].xpath("//main//em")
        marked += len(words_in_italics)
        if country.language != "en":
            silent += [(code, text_of(em)) for em in words_in_italics if not em.get("lang")]
    for address, page in pages.items():
        if address.startswith("students/schools/"):
            continue  # names of schools and their places
        for text in page.xpath(OWN_WORDS):
            at = text.getparent()
            if at.xpath("ancestor-or-self::*[@class='source-list' or @class='sources']"):
                continue
            bare = NAMES.sub("", ENGLISH_NOW.sub("", text))
            bare = TERMS.sub("", bare) if address.startswith("letters/") else bare
            silent += [(address, word) for word in re.findall(r"\w*[^\W\d_\x00-\x7f]\w*", bare)]
    tell(f"languages: {marked} words in italics on {len(countries)} countries' pages")
    assert marked > 300
    assert silent == []


def test_titles_of_sources_say_their_language(pages: dict[str, HtmlElement]) -> None:
    """In the list of all sources and below each page. A title with letters that English lacks has a language."""
    sources = ours().sources.values()
    titles = {(source.url, source.title): source.lang or None for source in sources}
    assert Counter(titles.values())[None] < len(titles) - 100
    named: set[tuple[str, str]] = set()
    for page in pages.values():
        for link in page.xpath("//*[@class='source-list' or @class='sources']//a[@rel]"):
            key = (link.get("href"), text_of(link))
            assert link.get("lang") == titles[key], key
            named.add(key)
    assert named == titles.keys()
    foreign = re.compile(r"[^\W\d_\x00-\x7f]")
    assert [
        title
        for (_, title), lang in titles.items()
        if lang is None and foreign.search(NAMES.sub("", title))
    ] == []


# 3.2.2


def test_an_answer_changes_nothing_but_what_it_is_about(new_page: NewPage) -> None:
    """No choice sends, leads away, opens a window or moves the focus."""
    page = new_page(viewport=WIDE)
    for path in ("/letters/", "/law/which-letter/", LETTER):
        page.goto(path)
        for control in page.locator("main select:visible, main input[type=radio]:visible").all():
            control.focus()
            at = page.evaluate("document.activeElement.name || document.activeElement.id")
            page.keyboard.press("ArrowDown")
            now = page.evaluate("document.activeElement.name || document.activeElement.id")
            assert at == now
        assert page.url.split("#")[0].endswith(path)
    assert len(page.context.pages) == 1


# 3.2.3, 3.2.4, 3.2.6


def test_menu_map_and_help_stand_in_the_same_order_everywhere(
    pages: dict[str, HtmlElement],
) -> None:
    """The same names lead to the same places; Questions and About, the help there is, keep their places."""
    orders: dict[str, set[tuple[tuple[str, str], ...]]] = defaultdict(set)
    for address, page in pages.items():
        for part in ("menu", "site-map"):
            links = page.xpath("//*[@id=$part]//a", part=part)
            order = tuple((text_of(a), urljoin(HERE + address, a.get("href"))) for a in links)
            orders[part].add(order)
        orders["header"].add(
            tuple((text_of(b), "") for b in page.xpath("//header//button[not(ancestor::dialog)]"))
        )
    assert {part: len(order) for part, order in orders.items()} == dict.fromkeys(orders, 1)
    (map_,) = orders["site-map"]
    names = [name for name, _ in map_]
    assert {"Questions", "About"} <= set(names)


# 3.3.1, 3.3.3


def test_a_missing_answer_is_named_and_described(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/law/which-letter/")
    page.locator("[data-finder] [type=submit]").click()
    missing = page.locator("[data-missing]:visible")
    assert missing.count() == 1  # one question at a time
    for note in missing.all():
        expect(note).to_have_text(re.compile("choose|pick|enter", re.I))
        described = page.locator(f"[aria-describedby~='{note.get_attribute('id')}']")
        expect(described.first).to_be_visible()


# 3.3.2


def test_a_field_that_may_stay_empty_says_so_in_its_label(pages: dict[str, HtmlElement]) -> None:
    vocabulary = ours().vocabularies["en"]
    optional = {
        id
        for id, field in vocabulary.fields.items()
        if "optional" in field.mapping and field.mapping["optional"].text == "true"
    }
    page = pages[LETTER.strip("/") + "/"]
    labels = {
        label.get("for", "").removeprefix("f-"): text_of(label) for label in page.iter("label")
    }
    asked = optional & set(labels)
    assert len(asked) >= 4
    assert [id for id in asked if "(optional)" not in labels[id]] == []
