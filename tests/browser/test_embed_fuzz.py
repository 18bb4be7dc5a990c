"""No address and no message puts a word into an embedded page, or does more to a host than set a height."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Frame, Page

from bowout.render.embed_code import Target
from tests.conftest import Tell
from tests.support.embed import LETTER, Heard, World, frame_of, target, world

# Stands in every invented word, so that it is found wherever it gets to.
MARK = "zqx7"
WORDS = (
    "<b>zqx7</b>", "zqx7", "javascript:alert('zqx7')", "'zqx7\"", "https://zqx7.example/", "//zqx7.example", "../zqx7/", "zqx7@zqx7.example",
    "\u202ezqx7", "zqx7\u0000", "%3Cscript%3Ezqx7", "light zqx7", "zqx7;dark", "{{zqx7}}", "${zqx7}", "data:text/html,zqx7",
)  # fmt: skip
NAMES = ("theme", "page", "school", "title", "secret", "url", "html", "lang", "tone", "reason", "moment", "company", "sender", "c-tone", "__proto__", "constructor", "#", "?", "q")  # fmt: skip
PAGES = [LETTER, target("law/which-letter", ""), target("telling/check", ""), target("law/checklist", ""), target("law/de", "")]  # fmt: skip

# All that a reader or a machine is told: words, addresses, labels, values, and what the page is called. That a letter
# opened inside the frame has its colors is left out: see SCHEME.
SEEN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = [document.title, location.host];
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("[aria-live], [data-said]")) told.push(walk.currentNode.data);
  for (const el of document.querySelectorAll("*"))
    for (const { name, value } of el.attributes)
      if (name !== "data-scheme") told.push(`${el.tagName} ${name}=${value.replace(/\\?theme=(dark|auto)(?=#|$)/, "")}`);
  for (const el of document.querySelectorAll("input, textarea, select")) told.push(el.value);
  return JSON.stringify(told);
}"""
SETTLED = "() => /(^| )ready/.test(document.documentElement.className) && !document.documentElement.matches('.with-school')"
"""The page's script has come and run, and so has a school's, if one was asked for."""
SCHEME = "document.documentElement.dataset.scheme || ''"
# Structured garbage, repeatable: numbers that are none, huge and nested things, markup, and near misses.
GARBAGE = """
window.dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
window.garbage = (roll, words) => {
  const one = (list) => list[Math.floor(roll() * list.length)];
  const value = (depth = 0) => one([
    () => one(words), () => one([0, -1, 1, 1e308, -1e308, NaN, Infinity, -Infinity, 119.5, 1e5, 2 ** 53]),
    () => null, () => undefined, () => true, () => [], () => one(words).repeat(500), () => 10n, () => new Date(0),
    () => (depth > 2 ? {} : { [one(words)]: value(depth + 1), height: value(depth + 1) }),
    () => (depth > 2 ? [] : [value(depth + 1), value(depth + 1)]), () => new Map([["height", 500]]), () => /zqx7/,
  ])();
  const near = () => ({
    bowout: one([1, 1, 1, "1", 2, true, null, [1]]),
    type: one(["ready", "height", "scroll", "hello", "open", "theme", "navigate", one(words), value()]),
    height: value(), top: value(), value: value(), message: one(["height", "link", "ready", one(words)]),
    secret: one(["Abc123Xyz9", "", one(words), value()]), url: one(words), theme: one(["dark", one(words)]), href: one(words),
  });
  return one([value, near, near, near])();
};
"""


@pytest.fixture(scope="module")
def portal(site_dir: Path) -> Iterator[World]:
    with world(site_dir) as started:
        yield started


def at_rest(page: Page | Frame) -> str:
    """All that is told, once the page's script has run and nothing changes any more."""
    page.wait_for_function(SETTLED)
    was, now = "", page.evaluate(SEEN)
    while now != was:
        page.wait_for_timeout(200)
        was, now = now, page.evaluate(SEEN)
    return str(now)


def changed(plain: str, seen: str) -> list[str]:
    """What is told now and was not, and the other way round."""
    was, now = json.loads(plain), json.loads(seen)
    return [one for one in [*now, *was] if (one in now) != (one in was)]


def addresses(count: int, seed: str) -> Iterator[str]:
    """What may follow the address of an embedded page: nothing that means anything, but nearly."""
    dice = random.Random(seed)  # repeatable, not secret
    for _ in range(count):
        query = "&".join(
            f"{quote(dice.choice(NAMES))}={quote(dice.choice(WORDS))}"
            for _ in range(dice.randrange(4))
        )
        known = dice.choice(
            ["", "", "theme=dark", "theme=auto", "theme=DARK", "theme=dark&theme=auto"]
        )
        fragment = dice.choice(["", f"secret={dice.choice(WORDS)}", f"?secret={dice.choice(WORDS)}", f"tone={dice.choice(WORDS)}&reason={dice.choice(WORDS)}", quote(dice.choice(WORDS)), dice.choice(WORDS)])  # fmt: skip
        parts = "&".join(part for part in (known, query) if part)
        yield f"?{parts}" * bool(parts) + f"#{fragment}" * bool(fragment)


def theme(address: str) -> str:
    """The one parameter, as it is meant: the first, and spelled as written down."""
    query = address.partition("#")[0].lstrip("?").split("&")
    first = next((part.partition("=")[2] for part in query if part.startswith("theme=")), "")
    return {"dark": "dark", "auto": ""}.get(first, "light")


@pytest.mark.parametrize("target", PAGES, ids=lambda target: target.path)
def test_no_address_says_anything(
    browser: Browser, portal: World, tell: Tell, target: Target
) -> None:
    context = browser.new_context(locale="en-US", timezone_id="UTC")
    page = context.new_page()
    errors = Heard(page)
    base = f"{portal.site}/{target.frame}".partition("?")[0]  # without the school it may name
    page.goto(base)
    plain = at_rest(page)
    assert MARK not in plain
    loaded = list(addresses(6, target.path))
    for address in loaded:  # read at load
        page.goto(base + address)
        assert changed(plain, at_rest(page)) == [], address
        assert page.evaluate(SCHEME) == theme(address), address
    # A browser lets a page change its own address 200 times in ten seconds, and then no more.
    later = list(addresses(180, f"{target.path} later"))
    wrong = page.evaluate(
        """([addresses, seen, plain]) => {
          const look = eval(seen), wrong = [];
          addresses.forEach((address, turn) => {
            history.replaceState(null, "", location.pathname + address);
            dispatchEvent(new HashChangeEvent("hashchange"));
            dispatchEvent(new PopStateEvent("popstate"));
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            if (turn % 20 === 19 && look() !== plain) wrong.push(address);
          });
          return location.hash || location.search ? wrong : ["not changed"];
        }""",
        [later, SEEN, plain],
    )
    assert wrong == []
    assert page.evaluate(SEEN) == plain
    # an id that looks like a school's is asked for once, and there is none
    assert [line for line in errors.lines if "404" not in line] == []
    context.close()
    tell(f"fuzz: {target.path}: {len(loaded) + len(later)} addresses, 0 words of theirs shown")


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A portal</title><link rel="icon" href="data:,">
<script>GARBAGE
window.got = [];
addEventListener("message", ({{ data, source }}) => {{ if (source === frames[0]) got.push(data); }});
</script></head><body><h1>Careers</h1>{code}
<iframe id="stranger" src="{stranger}" title="A stranger"></iframe><div style="height:3000px"></div></body></html>
"""
STRANGER = "<!doctype html><title>Stranger</title><script>GARBAGE</script>"


def host_page(page: Page, portal: World, code: str) -> Frame:
    """A host with our frame first, and a stranger's frame of another origin beside it."""
    portal.put("/stranger/", STRANGER.replace("GARBAGE", GARBAGE))
    html = PAGE.format(code=code, stranger=f"{portal.inner}/stranger/").replace("GARBAGE", GARBAGE)
    page.goto(portal.put("/fuzz/", html))
    frame = frame_of(page, portal)
    at_rest(frame)
    return frame


@pytest.mark.parametrize("sandbox", ["", "allow-scripts"])
def test_no_message_says_anything(
    browser: Browser, portal: World, tell: Tell, sandbox: str
) -> None:
    context = browser.new_context(viewport={"width": 900, "height": 800}, locale="en-US")
    page = context.new_page()
    errors = Heard(page)
    code = portal.code("frame", LETTER).replace(
        "<iframe ", f'<iframe sandbox="{sandbox}" ' if sandbox else "<iframe "
    )
    frame = host_page(
        page, portal, re.sub(r'(src="[^"]*)"', r'\1#?secret=Abc123Xyz9"', code, count=1)
    )
    plain, url = frame.evaluate(SEEN), frame.url
    send = """async ([target, words, count, seed]) => {
      const to = target === "child" ? frames[0] : parent.frames[0], roll = dice(seed);
      for (let turn = 0; turn < count; turn++) {
        to.postMessage(garbage(roll, words), "*");
        if (turn % 200 === 199) await new Promise((done) => setTimeout(done));
      }
      await new Promise((done) => setTimeout(done, 100));
    }"""
    page.evaluate("got.length = 0")
    page.evaluate(send, ["child", list(WORDS), 3000, 1])
    page.evaluate(QUIET)
    [stranger] = [one for one in page.frames if one.url.endswith("/stranger/")]
    answers = page.evaluate("got")
    stranger.evaluate(send, ["sibling", list(WORDS), 3000, 2])
    page.evaluate(QUIET)
    assert len(page.evaluate("got")) == len(answers), "a stranger is not answered"
    assert frame.evaluate(SEEN) == plain
    assert frame.url == url
    assert len(answers) > 10, "whoever says hello is told the height"
    kinds = {
        json.dumps({name: _kind(value) for name, value in answer.items()}) for answer in answers
    }
    assert kinds == {
        json.dumps({"bowout": 1, "type": "ready", "height": "number"}),
        json.dumps({"message": "height", "value": "number", "secret": "Abc123Xyz9"}),
    }
    assert errors.lines == []
    context.close()
    tell(
        f"fuzz: 6,000 messages to a page ({sandbox or 'no sandbox'}): 0 words shown, {len(answers)} answers, all numbers"
    )


# Until nothing more has come for a while.
QUIET = """async () => {
  for (let was = -1; was !== got.length; ) {
    was = got.length;
    await new Promise((done) => setTimeout(done, 400));
  }
}"""


def _kind(value: Any) -> Any:
    return "number" if isinstance(value, int | float) and value != 1 else value


HOST = """() => JSON.stringify({
  url: location.href, title: document.title, frames: [...document.querySelectorAll("iframe")].map((frame) =>
    [...frame.attributes].filter(({ name }) => name !== "style").map(({ name, value }) => `${name}=${value}`)),
  rest: document.body.innerText,
})"""
STYLE = (
    "() => [...document.querySelectorAll('iframe')].map((frame) => [...frame.style].sort().join())"
)
BORDER = "border-bottom-color,border-bottom-style,border-bottom-width,border-image-outset,border-image-repeat,border-image-slice,border-image-source,border-image-width,border-left-color,border-left-style,border-left-width,border-right-color,border-right-style,border-right-width,border-top-color,border-top-style,border-top-width"


def test_no_message_does_more_to_a_host_than_set_a_height(
    browser: Browser, portal: World, tell: Tell
) -> None:
    context = browser.new_context(viewport={"width": 900, "height": 800}, locale="en-US")
    page = context.new_page()
    errors = Heard(page)
    frame = host_page(page, portal, portal.code("loader", LETTER))
    page.wait_for_function("frames.length && document.querySelector('iframe').style.height")
    plain, height = (
        page.evaluate(HOST),
        page.evaluate("document.querySelector('iframe').style.height"),
    )
    ours, theirs = page.evaluate(STYLE)
    assert set(ours.split(",")) - set(BORDER.split(",")) == {"box-sizing", "height"}
    send = """async ([words, count, seed]) => {
      const roll = dice(seed);
      for (let turn = 0; turn < count; turn++) {
        parent.postMessage(garbage(roll, words), "*");
        if (turn % 200 === 199) await new Promise((done) => setTimeout(done));
      }
      await new Promise((done) => setTimeout(done, 100));
    }"""
    [stranger] = [one for one in page.frames if one.url.endswith("/stranger/")]
    stranger.evaluate(send, [list(WORDS), 3000, 3])
    assert page.evaluate("document.querySelector('iframe').style.height") == height
    assert page.evaluate(STYLE) == [ours, theirs]
    assert page.evaluate(HOST) == plain

    frame.evaluate(GARBAGE + ";0")  # our own page, gone mad
    frame.evaluate(send, [list(WORDS), 3000, 4])
    assert page.evaluate(STYLE) == [ours, theirs]
    assert page.evaluate(HOST) == plain
    assert page.evaluate("scrollY") == 0, "the reader is not in the frame"
    now = float(page.evaluate("document.querySelector('iframe').style.height").removesuffix("px"))
    assert 120 <= now <= 20_000
    for said, shown in ((1e9, 20_000), (-5, 120), (333.2, 334)):
        frame.evaluate(
            "(height) => parent.postMessage({ bowout: 1, type: 'height', height }, '*')", said
        )
        page.wait_for_function(
            "(wanted) => document.querySelector('iframe').style.height === wanted", arg=f"{shown}px"
        )
    for message in ({"bowout": 1, "height": 700}, {"bowout": 1, "type": "open", "height": 700}, {"bowout": "1", "type": "height", "height": 700}, {"bowout": 1, "type": "height", "height": "700"}):  # fmt: skip
        frame.evaluate("(message) => parent.postMessage(message, '*')", message)
    page.wait_for_timeout(100)
    assert page.evaluate("document.querySelector('iframe').style.height") == "334px"

    # The frame is led to another origin: its element is still ours, and nobody believes what it says.
    frame.evaluate("(to) => { location.href = to; }", f"{portal.inner}/stranger/")
    page.wait_for_timeout(300)
    for one in page.frames:
        if one.url.endswith("/stranger/"):
            one.evaluate("parent.postMessage({ bowout: 1, type: 'height', height: 5000 }, '*')")
    page.wait_for_timeout(100)
    assert page.evaluate("document.querySelector('iframe').style.height") == "334px"
    assert page.evaluate("location.href") == f"{portal.host}/fuzz/"
    assert errors.lines == []
    context.close()
    tell(
        "fuzz: 6,000 messages to a host with the loader: heights between 120 and 20,000, and nothing else"
    )


def test_the_host_scrolls_only_for_a_reader_who_is_in_the_frame(
    browser: Browser, portal: World
) -> None:
    context = browser.new_context(viewport={"width": 900, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    frame = host_page(page, portal, portal.code("loader", LETTER))
    page.wait_for_function("document.querySelector('iframe').style.boxSizing")
    tell_ = "(top) => parent.postMessage({ bowout: 1, type: 'scroll', top }, '*')"
    for top in (2500, "2500", None):
        frame.evaluate(tell_, top)
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == 0
    frame.locator("#f-company").click()
    page.evaluate("scrollTo(0, 0)")
    for top in ("2500", None, {}):
        frame.evaluate(tell_, top)
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == 0
    frame.evaluate(tell_, 2500)
    page.wait_for_function("scrollY > 500")  # as far as the frame reaches
    context.close()
