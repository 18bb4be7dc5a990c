"""What readers do, in each of the three browsers.

A journey says where it goes and what must be there, not what the guide's words are: they change.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import docx
import pytest

from tests.engines import driver
from tests.engines.driver import Browser
from tests.support.embed import PLAIN, World, target

pytestmark = pytest.mark.engines

LETTER = "/letters/withdraw-by-email/"
FRAMED = target("letters/withdraw-by-email", "Withdraw your acceptance by email")
AWKWARD = (
    "Söhne & Töchter <b>„GmbH“</b>",
    "O'Brien, José",
    "محمد علي",
    "株式会社 東京",
    'a \\ b "c" {d} $&',
)
TYPED = """const fields = [...document.querySelectorAll('[data-input]')]
    .filter((el) => el.offsetParent && !el.closest('details:not([open])') && el.dataset.type === 'text');
  return fields.map((el) => el.id);"""
SEEN = """const seen = (el) => el.hidden || 'skip' in el.dataset || el.matches('[data-skip] *') ? '' : el.innerText.trim();
  return [...document.querySelectorAll('[data-article] p, [data-article] h3')]
    .filter((el) => el.offsetParent && !el.closest('[data-skip]')).map(seen).filter(Boolean);"""
PASTE = """const plain = document.createElement('textarea');
  const rich = document.createElement('div');
  rich.contentEditable = 'true';
  plain.id = 'plain-paste';
  rich.id = 'rich-paste';
  rich.style.minHeight = '3em';
  document.querySelector('main').prepend(plain, rich);"""


@pytest.mark.parametrize("words", ["withdraw by email"])
def test_search_and_open_a_page(browser: Browser, world: World, words: str) -> None:
    browser.open(f"{world.site}/")
    browser.until("!document.querySelector('[data-search-open]').hidden")
    browser.click("[data-search-open]")
    browser.until("document.querySelector('[data-search]').open")
    browser.type("[data-search-words]", words)
    browser.until("document.querySelector('[data-search-results] a')")
    wanted = browser.js("return document.querySelector('[data-search-results] a').pathname")
    browser.click("[data-search-results] a")
    browser.until("location.pathname === arguments[0]", wanted)
    browser.until("document.querySelector('h1')")


def test_finder_to_letter(browser: Browser, world: World) -> None:
    """One answer after another, until it names a letter; the letter opens with what was answered."""
    browser.open(f"{world.site}/law/which-letter/")
    browser.until("!document.querySelector('[data-form]').hidden")
    for _ in range(20):
        if browser.js("return !document.querySelector('[data-outcome]').hidden"):
            break
        answer = """const set = [...document.querySelectorAll('[data-question]')].find((el) => el.offsetParent);
          const control = set.querySelector('[data-answer]');
          if (control.tagName === 'SELECT') {
            control.value = 'us';
            control.dispatchEvent(new Event('change', { bubbles: true }));
          }
          return control.tagName === 'SELECT' ? '' : control.id;"""
        if chosen := browser.js(answer):
            browser.click(f"#{chosen}")
        browser.click("[data-form] [type=submit]")
    browser.until("document.querySelector('[data-outcome]:not([hidden])')")
    link = """return [...document.querySelectorAll('[data-outcome] [data-letter-link]')]
      .filter((el) => el.offsetParent).map((el) => el.href)[0]"""
    wanted = browser.js(link)
    assert wanted
    browser.open(wanted)
    chosen = parse_qs(urlsplit(wanted).fragment)
    for choice, [option] in chosen.items():
        picked = "document.querySelector(`[data-choice='${arguments[0]}'] :checked`)?.value"
        assert browser.js(f"return {picked}", choice) in {option, None}


def filled_in(browser: Browser, world: World) -> list[str]:
    """A letter with awkward names in every field that can be seen."""
    browser.open(world.site + LETTER)
    browser.until("!document.querySelector('[data-form]').hidden")
    fields = browser.js(TYPED)
    assert fields
    values = [AWKWARD[i % len(AWKWARD)] for i in range(len(fields))]
    for id, value in zip(fields, values, strict=True):
        browser.type(f"#{id}", value)
    for id, value in zip(fields, values, strict=True):
        assert browser.js("return document.getElementById(arguments[0]).value", id) == value
    return values


def test_fill_in_and_take_away(browser: Browser, world: World) -> None:
    """Copied, mailed, saved as text and as a Word document, it's the letter that stands on the page."""
    values = filled_in(browser, world)
    seen = browser.js(SEEN)
    body = [part for part in seen if ":" not in part.split("\n")[0][:10]] or seen
    assert any(value in "\n".join(seen) for value in values)
    browser.js("window.followed = []; HTMLAnchorElement.prototype.click = ((click) => function () {"
               "if (this.protocol === 'mailto:') window.followed.push(this.href); else click.call(this); }"
               ")(HTMLAnchorElement.prototype.click)")  # fmt: skip
    take(browser, "txt")
    text = browser.downloaded("*.txt").decode()
    for part in body[1:]:
        assert part in text, text

    take(browser, "docx")
    document = docx.Document(io.BytesIO(browser.downloaded("*.docx")))
    paragraphs = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert "\n\n".join(paragraphs) == text.strip()

    take(browser, "mail")
    browser.until("window.followed.length")
    mail = parse_qs(urlsplit(browser.js("return window.followed[0]")).query)
    subject, letter = mail["subject"][0], mail["body"][0].replace("\r\n", "\n")
    assert subject in text
    assert text.strip().endswith(letter)

    browser.js(PASTE)
    take(browser, "copy")
    browser.until("document.querySelector('[data-said]').textContent")
    for name in ("plain", "rich"):
        browser.click(f"#{name}-paste")
        browser.press("v", control=True)
    plain = "document.getElementById('plain-paste').value"
    browser.until(plain)
    assert browser.js(f"return {plain}").strip().endswith(letter)
    browser.until("document.querySelector('#rich-paste').innerText.trim()")
    pasted = browser.js("return document.querySelector('#rich-paste').innerText")
    assert " ".join(pasted.split()).endswith(" ".join(letter.split()))
    assert not browser.js("return document.querySelector('#rich-paste b')")  # no markup of a name


def take(browser: Browser, what: str) -> None:
    """Press a button of the letter, opened from its menu if it's in one."""
    opened = """const button = document.querySelector(`[data-do="${arguments[0]}"]`);
      const menu = button.closest("details");
      if (menu && !menu.open) menu.querySelector("summary").click();
      return !!button.offsetParent;"""
    browser.until(f"(function () {{ {opened} }}).apply(null, arguments)", what)
    browser.click(f'[data-do="{what}"]')


def test_a_printed_letter_is_one_sheet(browser: Browser, world: World) -> None:
    """Whatever stands around it. WebKit prints nothing under automation: there, the button asks for it."""
    browser.open(world.site + LETTER)
    if browser.name == "webkit":
        browser.js("window.print = () => { window.printed = true; }")
        take(browser, "print")
        browser.until("window.printed")
    else:
        assert browser.pages_printed() == 1


def test_check_a_letter(browser: Browser, world: World) -> None:
    browser.open(f"{world.site}/telling/check/")
    browser.until("!document.querySelector('[data-form]').hidden")
    browser.type(
        "#check-text",
        "Dear team, I am so sorry. I am so sorry. I will pay for any damage. Yours, Ana",
    )
    browser.click("[data-form] [type=submit]")
    browser.until("!document.querySelector('[data-result]').hidden")
    assert browser.js("return document.querySelectorAll('[data-cards] > li').length") > 1
    assert browser.js("return document.querySelectorAll('[data-copy] mark').length") > 0


def test_a_theme_is_kept(browser: Browser, world: World) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    browser.open(f"{world.site}/")
    before = browser.js(ground)
    browser.click("[data-scheme-toggle]")
    after = browser.js(ground)
    assert after != before
    browser.open(world.site + LETTER)
    assert browser.js(ground) == after


def test_the_menu_on_a_phone(browser: Browser, world: World) -> None:
    browser.resize(*driver.PHONE)
    browser.open(f"{world.site}/")
    shown = "document.getElementById('menu').offsetHeight > 0"
    assert not browser.js(f"return {shown}")
    browser.click("[data-menu-toggle]")
    browser.until(shown)
    browser.press("Escape")
    browser.until(f"!({shown})")
    assert browser.js("return document.activeElement.matches('[data-menu-toggle]')")
    browser.click("[data-menu-toggle]")
    browser.until(shown)
    wanted = browser.js("return document.querySelector('#menu a').pathname")
    browser.click("#menu a")
    browser.until("location.pathname === arguments[0]", wanted)
    assert browser.js("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("form", ["frame", "loader"])
def test_in_another_sites_frame(browser: Browser, world: World, form: str) -> None:
    """With the loader the frame is as tall as its page; with or without, the letter can be filled in."""
    address = world.put(f"/{form}/", PLAIN.format(code=world.code(form, FRAMED), paste=""))
    browser.go(address)
    browser.until("document.querySelector('iframe')")
    browser.enter("iframe")
    browser.until(driver.READY)
    browser.until("!document.querySelector('[data-form]').hidden")
    write_in_frame(browser)
    if form == "loader":
        height = "Math.ceil(document.body.getBoundingClientRect().height)"
        tall = browser.js(f"return {height}")
        browser.leave()
        browser.until(
            "Math.abs(document.querySelector('iframe').clientHeight - arguments[0]) < 3", tall
        )
    browser.leave()


def write_in_frame(browser: Browser) -> None:
    """Type a name and find it in the letter."""
    field = browser.js(TYPED)[0]
    browser.type(f"#{field}", AWKWARD[0])
    browser.until(
        "document.querySelector('[data-article]').innerText.includes(arguments[0])", AWKWARD[0]
    )


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def without_scripts(request: pytest.FixtureRequest, world: World) -> Iterator[Browser]:
    """A window in which no page runs a script."""
    with driver.home() as home:
        opened: Browser
        if request.param == "chromium":
            opened = driver.Chromium(request.getfixturevalue("playwright"), home, script=False)
        elif request.param == "firefox":
            opened = driver.Firefox(home, **{"javascript.enabled": False})
        else:
            opened = driver.WebKit(home, script=False)
        try:
            yield opened
        finally:
            opened.close()


def test_without_javascript(without_scripts: Browser, world: World) -> None:
    """The whole sample letter, in the room of the whole page, and its files to download."""
    browser = without_scripts
    browser.go(world.site + LETTER)
    assert not browser.js("return document.documentElement.classList.contains('js')")
    assert len(browser.js(SEEN)) > 3
    width = "document.querySelector('[data-article]').getBoundingClientRect().width"
    room = "document.querySelector('article').getBoundingClientRect().width"
    assert browser.js(f"return {width} / {room}") > 0.8
    assert browser.js("return !document.querySelector('[data-form]').offsetParent")
    assert (
        browser.js(
            "return [...document.querySelectorAll('a[download]')].filter((el) => el.offsetParent).length"
        )
        == 2
    )
    assert browser.js("return !document.querySelector('.too-old').offsetParent")
