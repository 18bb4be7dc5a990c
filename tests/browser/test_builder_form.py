"""Filling a letter in: what is asked, what is said, what is kept, and what stays private."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.support import builder as letters
from tests.support.builder import EMAIL, LETTERS, from_menu, open_letter, typical

NewPage = Callable[..., Page]

STORED = "() => [document.cookie, {...localStorage}, {...sessionStorage}]"
NOTHING: list[Any] = ["", {}, {}]
PHONE = {"width": 360, "height": 740}
FOCUSED = "() => document.activeElement.id"
SAID = "() => document.querySelector('[data-status]').textContent"
CROWDED = """() => {
  const found = document.documentElement.scrollWidth > 320 ? ["the page is too wide"] : [];
  const targets = "button, select, textarea, [data-input], .option label, .check label, summary";
  for (const el of document.querySelectorAll(`.builder :is(${targets})`)) {
    const { width, height } = el.getBoundingClientRect();
    if (width && (height < 43.5 || width < 24)) found.push(`${el.textContent.trim() || el.id}: ${width} x ${height}`);
  }
  return found;
}"""
HOSTILE = {
    "company": "<img src=x onerror=\"document.title='owned'\">",
    "role": "$& {company} [[x]] $1 ${1+1}",
    "sender": "\"quoted\" 'more' <!--body--> &amp; 👩🏽‍💻 שלום",
}


def test_a_blank_is_filled_as_one_types_and_emptied_again(page: Page) -> None:
    open_letter(page)
    blank = page.locator("[data-article] p:visible [data-field=company]").first
    expect(blank).to_have_text("[company]")
    page.get_by_label("company").fill("  Northwind   Trading ")
    expect(blank).to_have_text("Northwind Trading")
    expect(blank).to_have_class("filled")
    page.get_by_label("company").fill("")
    expect(blank).to_have_text("[company]")
    expect(blank).to_have_class("blank")


def test_the_blanks_left_are_counted_and_lead_to_their_fields(page: Page) -> None:
    open_letter(page)
    left = page.locator(".builder-blanks")
    links = left.locator("a:visible")
    names = links.all_inner_texts()
    expect(left.locator("[data-count]")).to_have_text(f"{len(names)} blanks left")
    links.filter(has_text="your name").click()
    assert page.evaluate(FOCUSED) == "f-sender"
    page.keyboard.type("Ana Díaz")
    expect(left.locator("[data-count]")).to_have_text(f"{len(names) - 1} blanks left")
    expect(links.filter(has_text="your name")).to_have_count(0)
    page.locator("[data-article] p:visible .blank[data-field=company]").first.click()
    assert page.evaluate(FOCUSED) == "f-company"
    assert page.evaluate("location.hash") == ""
    values = {field.id: field.example for field in letters.letter(EMAIL).fields}
    page.evaluate("fillIn", {"values": values})
    expect(left.locator("[data-count]")).to_have_text("No blanks left")
    expect(links).to_have_count(0)


def test_copying_tells_which_blanks_are_left(page: Page) -> None:
    open_letter(page)
    letter = letters.letter(EMAIL)
    values = {f.id: f.example for f in letter.fields if f.id not in {"company", "sender"}}
    page.evaluate("fillIn", {"values": values})
    page.get_by_role("button", name="Copy letter").click()
    message = "Copied. Still blank: company, your name."
    expect(page.locator("[data-status]")).to_have_text(message)
    expect(page.locator("[data-said]")).to_have_text(message)
    expect(page.locator("[data-said]")).to_be_in_viewport()
    page.get_by_label("company").press("a")
    expect(page.locator("[data-said]")).to_have_text("")


def test_a_value_that_is_not_asked_for_is_kept_for_later(page: Page) -> None:
    open_letter(page)
    letter = letters.letter(EMAIL)
    every = list(islice(letter.combinations(), 0, None, 41))
    asked = {
        field.id: [c for c in every if field.id in letters.asked(letter, c)]
        for field in letter.fields
    }
    texts = {field.id for field in letter.fields if field.type != "date"}
    field = next(id for id, when in asked.items() if id in texts and 0 < len(when) < len(every))
    with_it, without_it = asked[field][0], next(c for c in every if c not in asked[field])
    value = "555 0100"
    page.evaluate("fillIn", {"choices": with_it, "values": {field: value}})
    expect(page.locator(f"#f-{field}")).to_be_visible()
    page.evaluate("fillIn", {"choices": without_it})
    expect(page.locator(f"#f-{field}")).to_be_hidden()
    assert value not in page.evaluate("press('copy')")["text"]
    page.evaluate("fillIn", {"choices": with_it})
    assert page.locator(f"#f-{field}").input_value() == value


def test_a_choice_marks_what_changed_and_says_so_once_the_reader_has_settled(page: Page) -> None:
    open_letter(page)
    changed, announced = page.evaluate(
        """() => {
          for (const id of ["c-tone-plain", "c-tone-brief"]) document.getElementById(id).click();
          const lit = [...document.querySelectorAll("[data-article] .changed")];
          return [lit.filter((el) => el.getClientRects().length).length,
            document.querySelector("[data-status]").textContent];
        }"""
    )
    assert changed > 0
    assert announced == ""
    expect(page.locator("[data-status]")).to_contain_text("paragraphs changed")
    expect(page.locator(".changed")).to_have_count(0)


def test_nothing_is_said_over_typing(page: Page) -> None:
    open_letter(page)
    page.get_by_label("Plain", exact=True).check()
    page.get_by_label("company").press_sequentially("Northwind", delay=20)
    page.wait_for_timeout(1200)
    assert page.evaluate(SAID) == ""


def test_a_link_to_a_place_on_the_page_is_no_choice(page: Page) -> None:
    open_letter(page)
    page.evaluate("location.hash = '#sheet-title'")
    page.wait_for_timeout(1200)
    assert page.evaluate(SAID) == ""


def test_on_a_phone_a_blank_brings_its_field_to_the_letter(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    open_letter(page, unfolded=False)
    letter = page.locator("[data-article]")
    assert letter.bounding_box()["y"] < PHONE["height"] / 2, "the letter begins on the first screen"
    blank = letter.locator("p:visible .blank[data-field=company]").first
    blank.tap()
    strip = page.locator(".strip")
    expect(strip.locator("input")).to_be_focused()
    expect(strip).to_be_in_viewport(ratio=1)
    page.keyboard.type("Northwind")
    mark = letter.locator("p:visible [data-field=company]").first
    expect(mark).to_have_text("Northwind")
    assert mark.bounding_box()["y"] < strip.bounding_box()["y"], "what is typed is in view"
    for words in ("Analyst", "Ana Díaz"):
        strip.get_by_role("button", name="Next").tap()
        page.keyboard.type(words)
        now = letter.locator("[data-now]").first
        expect(now).to_have_text(words)
        assert 0 < now.bounding_box()["y"] < strip.bounding_box()["y"]
    strip.get_by_role("button", name="Done").tap()
    expect(strip).to_have_count(0)
    copy = page.get_by_role("button", name="Copy letter")
    expect(copy).to_be_in_viewport(ratio=1)
    copy.tap()
    expect(page.locator("[data-said]")).to_have_text("Copied.")
    assert page.evaluate("scrollY") < 2 * PHONE["height"]


def test_on_a_phone_the_first_open_blank_is_a_tap_away(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    open_letter(page, unfolded=False)
    page.get_by_role("button", name="Fill in", exact=True).tap()
    expect(page.locator(".strip [data-input]")).to_be_focused()
    page.keyboard.type("Northwind")
    page.keyboard.press("Enter")
    expect(page.locator(".strip #f-role")).to_be_focused()
    page.locator(".strip").get_by_role("button", name="Back").tap()
    expect(page.locator("#f-company")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".strip")).to_have_count(0)
    page.evaluate("fillIn", {"values": {"company": "A", "role": "B", "sender": "C"}})
    expect(page.get_by_role("button", name="Fill in", exact=True)).to_be_hidden()


@pytest.mark.parametrize("id", [EMAIL, "notice-uk", "call-script"])
def test_side_by_side_the_letter_shows_what_is_being_filled_in(new_page: NewPage, id: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    open_letter(page, id)
    for field in page.locator("[data-ask]:visible [data-input]").all():
        field.focus()
        page.wait_for_timeout(20)
        expect(field).to_be_in_viewport()
        mark = page.locator("[data-article] [data-now]").first
        if mark.count():
            expect(mark).to_be_in_viewport()
            seen = page.evaluate(
                """() => {
                  const { left, top, height } = document.querySelector("[data-article] [data-now]").getBoundingClientRect();
                  return !!document.elementFromPoint(left + 2, top + height / 2)?.closest("[data-article]");
                }"""
            )
            assert seen, field.get_attribute("id")


def test_only_questions_that_change_something_are_asked(page: Page) -> None:
    open_letter(page)
    letter = letters.letter(EMAIL)
    every = list(letter.combinations())
    for choices in (letter.defaults, every[len(every) // 3], every[-1]):
        page.evaluate("fillIn", {"choices": choices})
        asked = page.locator("[data-choice]:visible").evaluate_all(
            "(sets) => sets.map((set) => set.dataset.choice)"
        )
        texts = {
            choice.id: {
                letters.expected(letter, letters.State({**choices, choice.id: option}, {})).body
                for option in choice.option_ids
            }
            for choice in letter.choices
        }
        # blanks that are empty hide some differences, so what is asked may be more, never less
        assert {id for id, bodies in texts.items() if len(bodies) > 1} <= set(asked)
        for id in set(texts) - set(asked):
            assert len(texts[id]) == 1


def test_on_a_phone_a_choice_says_beside_it_what_it_did(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    open_letter(page)
    page.get_by_label("Very short", exact=True).check()
    peek = page.locator("[data-choice=tone] [data-peek]")
    expect(peek).to_be_in_viewport()
    words = (peek.text_content() or "").partition(": ")[2]
    assert words
    assert words in page.evaluate("seen().body")


def test_the_notes_are_one_switch_for_all_and_never_leave_the_page(new_page: NewPage) -> None:
    for script in (True, False):
        page = new_page(java_script_enabled=script)
        page.goto(f"/letters/{EMAIL}/")
        note = page.locator(".letter .why").first
        expect(note).to_be_hidden()
        page.get_by_label("Explain each paragraph").check()
        expect(note).to_be_visible()


def test_focus_never_moves_by_itself(page: Page) -> None:
    open_letter(page)
    assert page.evaluate("document.activeElement === document.body")
    for name in ("Copy letter", "Email"):
        button = page.get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(20)
        assert page.evaluate("document.activeElement.dataset.do") is not None
    from_menu(page, "Clear everything")
    assert page.evaluate("document.activeElement.dataset.do") == "clear"
    from_menu(page, "Download .txt")
    expect(page.locator("[data-more] > summary")).to_be_focused()
    page.get_by_label("Plain", exact=True).focus()
    page.keyboard.press("Space")
    assert page.evaluate(FOCUSED) == "c-tone-plain"


def test_clear_can_be_undone(page: Page) -> None:
    open_letter(page)
    before = page.evaluate("seen()")
    page.evaluate("fillIn", {"choices": {"tone": "brief"}, "values": {"company": "Northwind"}})
    filled = page.evaluate("seen()")
    assert filled != before
    from_menu(page, "Clear everything")
    assert page.evaluate("seen()") == before
    expect(page.locator("[data-status]")).to_contain_text("Cleared")
    from_menu(page, "Undo clear")
    assert page.evaluate("seen()") == filled
    from_menu(page, "Clear everything")
    page.get_by_label("company").fill("Other")
    expect(page.locator("[data-do=clear]")).to_have_text("Clear everything")


def test_nothing_is_asked_for_or_stored_once_the_page_is_open(page: Page) -> None:
    open_letter(page)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    for field in page.locator("[data-input]:visible").all():
        kind = field.get_attribute("type")
        field.fill("2026-12-01" if kind == "date" else "Typed words")
    for choice in letters.letter(EMAIL).choices:
        page.evaluate("fillIn", {"choices": {choice.id: choice.option_ids[-1]}})
    for name in page.locator("[data-do]:not([hidden])").evaluate_all(
        "(all) => all.map((el) => el.dataset.do)"
    ):
        page.evaluate(f"press('{name}')")
    page.wait_for_timeout(100)
    assert asked == []
    assert page.evaluate(STORED) == NOTHING
    assert "Typed" not in page.url
    assert "Typed" not in page.title()
    assert page.evaluate("history.length") <= 2
    assert (
        page.locator("[data-form] :is(input, textarea, select)[name]:not([type=radio])").count()
        == 0
    )


def test_what_is_typed_is_kept_in_the_tab_only_when_asked(page: Page) -> None:
    open_letter(page)
    page.get_by_label("company").fill("Northwind")
    page.reload()
    page.evaluate("unfold()")
    assert "Northwind" not in page.evaluate("seen().whole")
    page.get_by_label("company").fill("Northwind")
    page.get_by_label("Plain", exact=True).check()
    page.get_by_label("Keep this").check()
    page.reload()
    expect(page.get_by_label("Keep this")).to_be_checked()
    expect(page.get_by_label("company")).to_have_value("Northwind")
    expect(page.get_by_label("Plain", exact=True)).to_be_checked()
    page.goto("/letters/withdraw-by-letter/")
    assert "Northwind" in page.evaluate("seen().whole")
    page.goto(f"/letters/{EMAIL}/")
    from_menu(page, "Clear everything")
    assert page.evaluate(STORED) == NOTHING
    from_menu(page, "Undo clear")
    assert page.evaluate(STORED) != NOTHING
    page.get_by_label("Keep this").uncheck()
    assert page.evaluate(STORED) == NOTHING


def test_a_link_brings_choices_and_no_words(page: Page) -> None:
    open_letter(page, fragment="#tone=brief&reason=family&colour=red&company=Acme&tone2=<b>")
    assert page.evaluate("seen()") == page.evaluate(
        "() => { fillIn({ choices: { tone: 'brief', reason: 'family' } }); return seen(); }"
    )
    assert "Acme" not in page.evaluate("seen().whole")
    page.evaluate("fillIn", {"values": {"company": "Northwind"}})
    link = page.evaluate("press('copy-link')")["text"]
    assert link.startswith(page.url.split("#")[0] + "#")
    assert "tone=brief" in link
    assert "Northwind" not in link
    page.evaluate("location.hash = '#tone=plain&reason=nonsense'")
    expect(page.get_by_label("Plain", exact=True)).to_be_checked()
    assert page.locator("[data-choice=reason] :checked").get_attribute("value") == "family"
    assert "Northwind" in page.evaluate("seen().body")


def test_hostile_words_stay_words(page: Page) -> None:
    open_letter(page)
    count = "document.querySelectorAll('*').length"
    elements, title = page.evaluate(count), page.title()
    page.evaluate("fillIn", {"values": HOSTILE})
    text = page.evaluate("press('copy')")["text"]
    for value in HOSTILE.values():
        assert value in text or value not in page.evaluate("seen().body")
        assert value in page.evaluate("seen().whole")
    assert page.evaluate(count) == elements
    assert page.title() == title


@pytest.mark.parametrize(
    ("typed", "displayed"),
    [
        ("a\\ud800b", "a\ufffdb"),
        ("tab\\tand\\u0007bell", "tab andbell"),
        ("\\u2028line\\u2028", "line"),
        ("end\\ufffe", "end"),
    ],
)
def test_what_no_file_can_hold_is_cleaned(page: Page, typed: str, displayed: str) -> None:
    open_letter(page)
    page.evaluate(f"fillIn({{ values: {{ company: '{typed}' }} }})")
    mark = page.locator("[data-article] [data-field=company]").first
    assert mark.evaluate("(el) => el.textContent") == displayed
    for name in ("copy", "mail", "docx"):
        assert page.evaluate(f"press('{name}')") is not None


def test_a_date_is_the_day_that_was_picked_everywhere(new_page: NewPage) -> None:
    page = new_page(timezone_id="America/Los_Angeles")
    open_letter(page)
    page.locator("#f-start_date").fill("2026-12-01")
    assert "on December 1." in page.evaluate("seen().body")


def test_a_day_far_ahead_has_its_year(page: Page) -> None:
    """Nobody writes the year of next month; a job that begins in two years needs it."""
    open_letter(page)
    page.locator("#f-start_date").fill("2199-12-01")
    assert "on December 1, 2199." in page.evaluate("seen().body")


def test_the_keyboard_is_enough(page: Page) -> None:
    open_letter(page)
    page.locator("#sheet-title").evaluate("(el) => { el.tabIndex = -1; el.focus(); }")
    done: set[str] = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "((el) => ({ id: el.id, type: el.type, do: el.dataset.do, more: el.matches('[data-more] > summary') }))(document.activeElement)"
        )
        done.add(here["id"] or here["do"] or "")
        if here["id"] == "c-tone-warm":
            page.keyboard.press("ArrowRight")
        elif here["id"] == "f-company":
            page.keyboard.type("Northwind")
        elif here["do"] == "copy":
            page.keyboard.press("Enter")
            expect(page.locator("[data-said]")).to_contain_text("Copied.")
            assert page.evaluate("taken[0].text") == page.evaluate("seen().whole")
        elif here["more"]:
            page.keyboard.press("Enter")
        elif here["do"] == "clear":
            break
    assert {"c-tone-warm", "f-company", "f-sender", "keep", "copy", "mail", "print"} <= done
    assert "Northwind" in page.evaluate("seen().body")
    expect(page.get_by_label("Plain", exact=True)).to_be_checked()


def test_every_letter_fits_320_pixels_with_targets_of_44(
    new_page: NewPage, pytestconfig: pytest.Config
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    for id in LETTERS if pytestconfig.getoption("full") else sorted(typical()):
        page.goto(f"/letters/{id}/")
        assert page.evaluate(CROWDED) == [], id


def test_without_javascript_the_whole_letter_is_there(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    letter = letters.letter(EMAIL)
    page.goto(f"/letters/{EMAIL}/")
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(page.locator("[data-bar]")).to_be_hidden()
    want = letters.expected(letter, letters.State(letter.defaults, {}))
    page.evaluate(f"() => {{{letters.FILL}}}")
    assert page.evaluate("seen().whole") == want.whole
    expect(page.get_by_role("heading", name="Other ways to say it")).to_be_visible()
    assert page.locator(".builder-plain details").count() > 0
    for link in page.locator(".builder-plain a[download]").all():
        answer = page.request.get(page.url + (link.get_attribute("href") or ""))
        assert answer.ok


def test_it_works_in_a_sandboxed_frame(new_page: NewPage, site_url: str) -> None:
    """No storage, no clipboard permission, an origin of its own: as other sites embed it."""
    page = new_page(permissions=["clipboard-read"], expected=["Permissions policy violation"])
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    host = f'<iframe sandbox="allow-scripts" src="{site_url}/letters/{EMAIL}/" width="800" height="900"></iframe>'
    page.route("**/host/", lambda route: route.fulfill(content_type="text/html", body=host))
    page.add_init_script(letters.FILL)
    page.goto(f"{site_url}/host/")
    frame = page.frame_locator("iframe")
    frame.get_by_label("company").fill("Northwind")
    expect(frame.get_by_label("Keep this")).to_be_hidden()
    frame.get_by_role("button", name="Copy letter").click()
    expect(frame.locator("[data-said]")).to_contain_text("Copied.")
    body = page.frames[1].evaluate("seen().whole")
    assert "Northwind" in body
    page.evaluate("navigator.clipboard.readText()")
    assert page.evaluate("navigator.clipboard.readText()") == body
    assert broken == []
