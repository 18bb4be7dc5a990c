"""“Check my letter” in the browser: what it finds, what it keeps to itself, and what it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect

from bowout.proof.facts import read
from bowout.render.examples import examples
from bowout.render.inline import plain
from bowout.render.text import plain_text
from tests.support import axe
from tests.support.content import ours
from tests.support.rules import rules
from tests.support.sentences import Sentence, by_lang, clean, violations

NewPage = Callable[..., Page]
PATH = "/telling/check/"
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
POOR = """Subject: the job

Dear Ms. Kaplan,

I hope you are well. I am so sorry to write with this news. Due to unforeseen circumstances I am unable to
start, and I know that I am in breach of our agreement. Again, I apologize for the trouble.

I will cover your costs. Unless you can match it, my decision stands.

Dana"""
GOOD = """Dear Ms. Kaplan,

I have decided to withdraw my acceptance of the Junior Buyer position, and I will not be starting on January 4.

Thank you for the hour you spent showing me how the forecasting works. I am sorry for the trouble this causes.

Please tell me which address to use for the laptop. You can reach me at this number until Friday.

Kind regards,
Dana Whitfield"""

# Found places as characters, not as halves of them, and the rules whose words are missing.
READ = """(asked) => asked.map(([text, options]) => {
  const characters = (units) => [...text.slice(0, units)].length;
  const { findings, missing, late } = bowoutCheck.read(text, { kind: "courtesy", ...options });
  return {
    found: Object.fromEntries(findings.map(({ rule, spans }) =>
      [rule.id, spans.map((span) => span.map(characters))])),
    missing: missing.map((rule) => rule.id).sort(),
    late: late.map((rule) => rule.id).sort(),
  };
})"""


@pytest.fixture
def check(new_page: NewPage) -> Page:
    page = new_page(viewport=WIDE)
    page.goto(PATH)
    page.wait_for_function("window.bowoutCheck && !document.querySelector('[data-form]').hidden")
    page.evaluate("bowoutCheck.fetched()")
    return page


def paste(page: Page, words: str) -> None:
    """Put a letter in and wait until it is read."""
    page.get_by_label("Your letter", exact=True).fill(words)
    page.wait_for_timeout(500)
    expect(page.locator("[data-result]")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-status]")).not_to_be_empty(timeout=30_000)


def cards(page: Page) -> list[str]:
    return page.locator(".check-card h3").all_inner_texts()


def _channel(sentence: Sentence) -> str:
    rule = by_lang()[sentence.lang].get(sentence.rule)
    return "email" if rule is None or "email" in rule.channels else min(rule.channels)


NOWHERE = 1_000
"""More sentences than any text here has."""
LATE = 5
"""As in check.js: of what people paste, words within the first five sentences aren't called late."""


def _wanted(sentence: Sentence, channel: str) -> dict[str, Any]:
    """What the checker's own reading says."""
    asked = [
        rule
        for rule in by_lang()[sentence.lang].values()
        if sentence.kind in rule.kinds and channel in rule.channels
    ]
    spans = {rule.id: [list(s) for s in rule.spans(sentence.text)] for rule in asked}
    found = [r for r in asked if not r.require and len(spans[r.id]) > r.at_most]
    decided = any(rule.decides for rule in found)  # in other words, so it isn't missing as well
    first = {r.id: read(sentence.text, (r,)).first[0] for r in asked if r.require}
    return {
        "found": {r.id: spans[r.id] for r in found},
        "missing": sorted(id for id, at in first.items() if at > NOWHERE and not decided),
        "late": sorted(
            r.id for r in asked if r.require and max(LATE, r.within) < first[r.id] <= NOWHERE
        ),
    }


def test_the_page_finds_what_the_checker_finds(check: Page) -> None:
    sentences = [*violations(), *(s for s in clean() if not s.text.startswith("Subject:"))]
    channels = [_channel(s) for s in sentences]
    asked = [
        [s.text, {"lang": s.lang, "kind": s.kind, "channel": channel}]
        for s, channel in zip(sentences, channels, strict=True)
    ]
    seen = check.evaluate(READ, asked)
    wanted = [_wanted(s, c) for s, c in zip(sentences, channels, strict=True)]
    different = [
        (s.text, there, here)
        for s, there, here in zip(sentences, seen, wanted, strict=True)
        if there != here
    ]
    assert different == []


def test_openings_that_say_it_miss_nothing(check: Page) -> None:
    asked = [[s.text, {"lang": s.lang, "kind": s.kind}] for s in clean(openings=True)]
    seen = check.evaluate(READ, asked)
    assert [a for a, s in zip(asked, seen, strict=True) if s["missing"]] == []


def test_our_own_letters_pass_as_they_open(check: Page) -> None:
    spoken = {"phone", "voicemail"}
    letters = [one for one in ours().letters.values() if one.channel not in spoken]
    asked = [
        [
            plain_text(letter, {c.id: c.default for c in letter.choices}, examples(letter)),
            {"lang": letter.lang, "kind": letter.kind, "channel": letter.channel},
        ]
        for letter in letters
    ]
    seen = check.evaluate(READ, asked)
    flagged = [
        (one.id, s) for one, s in zip(letters, seen, strict=True) if s["found"] or s["missing"]
    ]
    assert flagged == []


def test_the_language_is_guessed(check: Page) -> None:
    for lang, texts in {
        s.lang: [o.text for o in clean(openings=True) if o.lang == s.lang]
        for s in clean(openings=True)
    }.items():
        assert {check.evaluate("(text) => bowoutCheck.guess(text)", text) for text in texts} == {
            lang
        }
    for text in (
        "Я отзываю своё согласие, спасибо вам большое.",
        "私は内定を辞退いたします。",
        "أعتذر عن قبول الوظيفة",
    ):
        assert check.evaluate("(text) => bowoutCheck.guess(text)", text) == ""


def test_a_poor_letter_is_told_what_to_change(check: Page) -> None:
    paste(check, POOR)
    told = cards(check)
    assert "Admitting a breach or a fault" in told
    assert "Promising to pay, or calling it a debt" in told
    assert "More than one apology" in told
    card = check.locator(".check-card", has_text="Admitting a breach or a fault")
    expect(card).to_contain_text("Change it")
    expect(card).to_contain_text("I know that I am in breach")
    expect(card).to_contain_text("Better:")
    expect(check.locator("[data-sum]")).to_contain_text("2 apologies")


def test_found_words_are_marked_with_the_number_of_their_card(check: Page) -> None:
    paste(check, POOR)
    for number in check.locator(".check-card .check-number").all_inner_texts():
        card = check.locator(".check-card", has=check.get_by_text(number, exact=True))
        said = card.locator("q").first.inner_text()
        marks = check.locator(f'.check-sheet mark[data-numbers="{number}"] span')
        assert said.strip("“”") in marks.all_inner_texts()
    copied = check.locator("[data-copy]").evaluate(
        "(el) => { const own = el.cloneNode(true); own.querySelectorAll('sup').forEach((s) => s.remove()); return own.textContent; }"
    )
    assert copied == POOR


def test_a_good_letter_hears_what_is_good(check: Page) -> None:
    paste(check, GOOD)
    assert cards(check) == []
    praise = check.locator("[data-good] li").all_inner_texts()
    assert praise[0] == "The decision stands at the start."
    assert "One apology, and no more." in praise
    expect(check.locator("[data-status]")).to_have_text("Nothing to change that we know of.")


def test_the_kind_changes_what_must_be_there(check: Page) -> None:
    paste(check, GOOD)
    check.get_by_label("What does it do?").select_option("notice")
    expect(check.locator(".check-card h3")).to_have_text(["Missing: The words that give notice"])
    check.get_by_label("What does it do?").select_option("tell")
    expect(check.locator(".check-card")).to_have_count(0)


def test_the_country_says_how_it_must_go_out(check: Page) -> None:
    paste(check, GOOD)
    check.get_by_label("Where is the job? (optional)").select_option("de")
    card = check.locator(".check-card", has_text="Withdrawing may not be enough in Germany")
    expect(card).to_contain_text("Change it")
    expect(card).to_contain_text("sign it in ink")
    expect(check.locator(".check-card", has_text="Germany")).to_have_count(1)
    card.get_by_role("link", name="What holds in Germany").click()
    check.wait_for_url("**/law/de/")


def test_country_rules_hold_where_they_hold(check: Page) -> None:
    text = "I am resigning with immediate effect."
    for country, told in (("", True), ("us", True), ("uk", True), ("de", False)):
        seen = check.evaluate(READ, [[text, {"lang": "en", "country": country}]])
        assert ("resign-before-start" in seen[0]["found"]) == told, country


def test_a_wrapped_letter_is_read_across_its_line_breaks(check: Page) -> None:
    text = "Thank you for all the time you gave to me, and I know that I am\nin breach of the contract."
    found = check.evaluate(READ, [[text, {"lang": "en"}]])[0]["found"]
    assert found["admission"][0][0] == text.index("I know")


def test_nothing_is_said_while_somebody_types(check: Page) -> None:
    box = check.get_by_label("Your letter", exact=True)
    check.evaluate(
        "() => { window.said = 0; new MutationObserver(() => { said += 1; })"
        ".observe(document.querySelector('[data-status]'), { childList: true, subtree: true, characterData: true }); }"
    )
    box.press_sequentially("I beg you, please forgive me", delay=40)
    assert check.evaluate("said") == 0
    expect(check.locator("[data-status]")).to_have_text(
        "1 to change, 1 to think about, 1 good to know."
    )


def test_it_is_worked_by_keyboard_alone(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(PATH)
    page.locator("#check-kind").focus()
    for name in ("check-channel", "check-country", "check-lang", "check-text"):
        page.keyboard.press("Tab")
        expect(page.locator(f"#{name}")).to_be_focused()
    page.keyboard.insert_text(POOR)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What we see")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-copy]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#check-text")).to_be_empty()
    expect(page.locator("#check-text")).to_be_focused()
    expect(page.locator("[data-result]")).to_be_hidden()


def test_nothing_pasted_leaves_the_page(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(PATH, wait_until="networkidle")
    url, title, length = page.url, page.title(), page.evaluate("history.length")
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text))
    paste(page, POOR)
    page.get_by_label("Where is the job? (optional)").select_option("de")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="What we see")).to_be_focused()
    page.wait_for_timeout(300)
    rules = [f"{url.split('/telling/')[0]}/assets/js/rules.{lang}.js" for lang in ours().rules]
    assert sorted(asked) == sorted(rules), "the rules of all languages, whatever is pasted"
    assert logged == []
    assert (page.url, page.title(), page.evaluate("history.length")) == (url, title, length)
    kept = "async () => [document.cookie, { ...localStorage }, { ...sessionStorage }, (await indexedDB.databases()).length, (await caches.keys()).length]"
    assert page.evaluate(kept) == ["", {}, {}, 0, 0]
    page.reload()
    expect(page.locator("#check-text")).to_be_empty()


def test_without_its_rules_nothing_is_said_to_be_fine(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE, expected=["net::ERR_FAILED"])
    page.route("**/rules.*.js", lambda route: route.abort())
    page.goto(PATH)
    paste(page, POOR)
    expect(page.locator("[data-status]")).to_contain_text(
        "Not checked. The rules couldn't be loaded."
    )
    expect(page.locator(".check-card")).to_have_count(0)
    expect(page.locator("[data-good]")).to_be_hidden()
    page.unroute("**/rules.*.js")
    page.get_by_label("Your letter", exact=True).press("End")
    page.keyboard.insert_text(" ")
    expect(page.locator("[data-status]")).to_contain_text("to change")


LONG = {
    "words": "I know that I am in breach. I will pay you. ",
    "one word": "a",
    "marks": "!",
    "emoji": "😔",
    "arabic": "أنا آسف جدا على هذا الخبر. ",
    "hebrew and english": "אני מצטער sorry sorry, ",
    "japanese": "誠に申し訳ございませんが、辞退いたします。",
    "html": "<script>alert('I beg you')</script><img src=x onerror=alert(1)>&amp;\n",
    "half characters": "\ud83d ",
    "lines": "\n",
    "short lines": "I am sorry\n",
    "control": "\x00\u202e\u200b\ufeff ",
}


# How long the page's own work takes at a stretch; laying out what stands in the box is the browser's.
WATCH = """() => {
  window.longest = 0, window.total = 0;
  const own = window.setTimeout;
  window.setTimeout = (work, ...rest) => own(() => {
    const began = performance.now();
    work();
    const took = performance.now() - began;
    longest = Math.max(longest, took);
    total += took;
  }, ...rest);
}"""


def processor_time(devtools: CDPSession) -> float:
    """Seconds that the page's own thread has had the processor."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float({one["name"]: one["value"] for one in metrics}["TaskDuration"])


ANYTHING = [
    name if name in ("html", "lines", "one word") else pytest.param(name, marks=pytest.mark.full)
    for name in LONG
]


@pytest.mark.parametrize("name", ANYTHING)
def test_fifty_thousand_characters_of_anything_neither_break_nor_freeze_it(
    new_page: NewPage, name: str
) -> None:
    page = new_page(viewport=WIDE)
    page.add_init_script(f"({WATCH})()")
    page.goto(PATH)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("dialog", lambda dialog: failed.append(dialog.message))
    page.evaluate(
        """(piece) => {
          const box = document.querySelector("[data-text]");
          box.value = piece.repeat(Math.ceil(50000 / piece.length));
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        LONG[name],
    )
    if name == "lines":
        page.wait_for_timeout(800)
        expect(page.locator("[data-result]")).to_be_hidden()
    else:
        expect(page.locator("[data-result]")).to_be_visible(timeout=30_000)
    assert failed == []
    # A pattern gone wild takes minutes. What other programs took from the processor meanwhile is taken off.
    longest, total = page.evaluate("[longest, total]")
    assert longest * min(1, 1000 * processor_time(devtools) / max(total, 1)) < 1_000
    assert page.locator("[data-check] :is(img, script)").count() == 0


def test_a_keystroke_costs_less_than_a_frame_on_a_slow_machine(check: Page) -> None:
    paste(check, "\n\n".join([POOR] * 7))  # about 400 words
    devtools = check.context.new_cdp_session(check)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    check.evaluate(
        """() => {
          window.times = [];
          let began = 0;
          addEventListener("input", () => { began = performance.now(); }, true);
          addEventListener("input", () => times.push(performance.now() - began));
        }"""
    )
    check.locator("#check-text").focus()
    check.keyboard.type("I am very sorry. ", delay=60)
    times = sorted(check.evaluate("times"))
    assert len(times) == 17
    assert times[len(times) // 4] < 16, times  # the rest may have waited for other programs


def test_without_a_script_the_rules_can_be_read(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PATH)
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(page.locator("[data-result]")).to_be_hidden()
    assert page.locator("[data-rule]").count() == len(rules())
    for rule in rules():
        entry = page.locator(f'[data-rule$="/{rule.id}"]')
        expect(entry.get_by_role("heading", name=rule.title, exact=True)).to_be_visible()
        expect(entry).to_contain_text(plain(rule.instead))


@axe.each_look
def test_axe_finds_nothing_and_nothing_is_cut_off(
    new_page: NewPage, size: dict[str, int], scheme: str
) -> None:
    page = new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(PATH)
    assert _violations(page) == []
    page.locator("#check-country").select_option("de")
    paste(page, POOR + "\n" + "a" * 300)
    page.locator("[data-all] summary").click()
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _violations(page: Page) -> list[str]:
    response = Axe().run(page).response
    return [
        json.dumps([found["id"], [node["html"] for node in found["nodes"]][:3]])
        for found in response["violations"]
    ]
