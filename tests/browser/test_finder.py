"""The finder in the browser: every country and paper, the dates, the keyboard, and without a script."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bowout.check import finder
from bowout.load.shapes.finder import ASKED, QUESTIONS
from bowout.model.content import Content, load_content
from bowout.render.finder import block_name
from tests.conftest import Tell
from tests.support import axe
from tests.support.cover import choose
from tests.support.finder import opened_with
from tests.support.notice import CASES

NewPage = Callable[..., Page]
PATH = "/law/which-letter/"
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
ZONES = ["UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Apia", "Asia/Kolkata"]
ANSWERS = {
    "country": "zz", "paper": "contract", "given": "money",
    "start": "close", "reader": "employer", "you": "neither",
}  # fmt: skip

# Answer as a reader would, then say what can be seen: blocks in their order, and letters with their choices.
WALK = """(paths) => {
  const root = document.querySelector("[data-finder]"), form = root.querySelector("form");
  const outcome = root.querySelector("[data-outcome]");
  return paths.map((answers) => {
    for (const [question, answer] of Object.entries(answers)) {
      const select = document.getElementById(`q-${question}`);
      const control = select ?? document.getElementById(`q-${question}-${answer}`);
      if (select) control.value = answer; else control.checked = true;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    form.requestSubmit();
    const seen = (el) => el.getClientRects().length > 0;
    return {
      blocks: [...root.querySelectorAll("[data-block]")].filter(seen).map((el) => el.dataset.block),
      letters: [...root.querySelectorAll("[data-letter-link]")].filter(seen).map((el) =>
        [el.dataset.letterLink, Object.fromEntries(new URLSearchParams(el.hash.slice(1)))]),
    };
  });
}"""


@pytest.fixture(scope="module")
def content(country_root: Path) -> Content:
    return load_content(country_root)


def expected(content: Content, answers: dict[str, str]) -> dict[str, Any]:
    """What the core says that these answers bring."""
    assert content.finder is not None
    ordered = dict(sorted(content.countries.items(), key=lambda item: item[1].name))
    visible = finder.outcome(content.finder.blocks(ordered), answers)
    advice = {a.id: a for a in content.finder.advice}
    letters: list[Any] = []
    for block in visible:
        own = ()
        ids = advice[block.advice].letters if block.advice else (block.letter,)
        if block.what == "letter":
            own = content.countries[block.country].papers[block.paper].choices
        letters += [
            [id, opened_with(content.letters[id], own, content.finder, answers)] for id in ids if id
        ]
    return {"blocks": [block_name(block) for block in visible], "letters": letters}


def answer(page: Page, answers: dict[str, str]) -> None:
    """The two questions one after the other, then what else applies, beside the result."""
    page.locator("#q-country").select_option(answers["country"])
    page.get_by_role("button", name="Continue").click()
    page.locator(f"#q-paper-{answers['paper']}").check()
    page.get_by_role("button", name="Continue").click()
    for question, value in answers.items():
        if question not in ASKED:
            page.locator(f"#q-{question}").select_option(value)


def change(page: Page, question: str, value: str) -> None:
    """Another answer to one of the two questions."""
    page.locator(f"[data-change={question}]").click()
    control = page.locator(f"#q-{question}")
    if control.count():
        control.select_option(value)
    else:
        page.locator(f"#q-{question}-{value}").check()
    page.get_by_role("button", name="Continue").click()


def test_every_country_and_paper_ends_as_the_core_says(
    country_page: NewPage, content: Content, pytestconfig: pytest.Config, tell: Tell
) -> None:
    """Each block and each letter with its choices is met on some path; with `--full`, on every path there is."""
    assert content.finder is not None
    walked = list(finder.paths(content.finder, content.countries, vary=("country", "paper")))
    everything = [dict(zip(QUESTIONS, picked, strict=True)) for picked in _samples(content, 400)]
    paths = {str(number): path for number, path in enumerate([*walked, *everything])}
    ends = {number: expected(content, path) for number, path in paths.items()}
    chosen = choose({number: _parts(end) for number, end in ends.items()})
    if pytestconfig.getoption("full"):
        chosen = list(paths)
    page = country_page()
    page.goto(PATH)
    seen = page.evaluate(WALK, [paths[number] for number in chosen])
    for number, end in zip(chosen, seen, strict=True):
        assert end == ends[number], paths[number]
    tell(f"finder: {len(chosen)} of {len(paths)} paths walked, to every block and every letter")


def _parts(end: dict[str, Any]) -> set[str]:
    """What one end has that another may not: its blocks, and its letters with what is chosen in them."""
    return {*end["blocks"], *(json.dumps(letter, sort_keys=True) for letter in end["letters"])}


def _samples(content: Content, count: int) -> list[tuple[str, ...]]:
    assert content.finder is not None
    dice = random.Random("finder")
    offered = [content.finder.answers(id, content.countries) for id in QUESTIONS]
    return [tuple(dice.choice(answers) for answers in offered) for _ in range(count)]


def test_a_letter_opens_with_the_choices_of_its_path(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    answer(page, ANSWERS | {"paper": "probation"})
    page.get_by_role("link", name="Give notice in Freedonia").click()
    expect(page.locator("#c-notice-two_weeks")).to_be_checked()
    expect(page.locator("#c-received-money")).to_be_checked()


def test_the_sum_is_shown_with_the_readers_own_day(country_page: NewPage) -> None:
    page = country_page(locale="en-GB", timezone_id="Pacific/Kiritimati")
    page.clock.set_fixed_time("2027-03-02T12:00:00Z")  # it is the third of March there
    page.goto(PATH)
    answer(page, ANSWERS | {"paper": "probation"})
    result = page.locator("[data-sum-said]")
    expect(result).to_contain_text(
        "reaches them on March 3, 2027, a notice period of 2 weeks ends on March 17, 2027."
    )
    expect(result).to_contain_text("Enter your start date")
    page.get_by_label("You start on").fill("2027-03-22")
    expect(result).to_contain_text("That's before your start date, March 22, 2027")
    page.get_by_label("You start on").fill("2027-03-10")
    expect(result).to_contain_text(
        "They could expect you at work from March 10, 2027 to March 17, 2027"
    )
    page.get_by_label("You start on").fill("2027-03-17")
    expect(result).to_contain_text("That's the day you start.")
    page.get_by_label("It reaches them on").fill("2027-03-18")
    expect(result).to_contain_text("is after your start date")


def test_a_length_that_only_the_contract_knows_is_asked_for(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    answer(page, ANSWERS | {"paper": "agency"})
    result = page.locator("[data-sum-said]")
    expect(result).to_be_empty()
    page.get_by_label("It reaches them on").fill("2027-01-31")
    page.get_by_label("Notice period in your contract").fill("1")
    page.get_by_label("Days, weeks or months").select_option("months")
    expect(result).to_contain_text("a notice period of 1 month ends on February 28, 2027.")
    change(page, "paper", "contract")
    expect(page.get_by_label("Notice period in your contract")).to_be_hidden()
    change(page, "paper", "spoken")
    expect(page.locator("[data-sum]")).to_be_hidden()


@pytest.mark.parametrize("zone", ZONES)
def test_a_notice_ends_as_the_table_says_in_every_time_zone(
    country_page: NewPage, zone: str
) -> None:
    page = country_page(timezone_id=zone)
    page.goto(PATH)
    ends = page.evaluate(
        "(cases) => cases.map((c) => bowoutDates.end(...c))",
        [[case.delivered, case.notice.data(), case.first_day] for case in CASES],
    )
    assert ends == [case.end for case in CASES]


@pytest.mark.parametrize(
    ("locale", "day", "span"),
    [
        ("en-US", "March 1, 2027", "2 weeks"),
        ("en-GB", "1 March 2027", "2 weeks"),
        ("de-DE", "March 1, 2027", "2 weeks"),
    ],
)
def test_days_are_written_in_the_readers_form_of_the_pages_language(
    country_page: NewPage, locale: str, day: str, span: str
) -> None:
    page = country_page(locale=locale, timezone_id="America/New_York")
    page.goto(PATH)
    assert page.evaluate("bowoutDates.long('2027-03-01')") == day
    assert page.evaluate("bowoutDates.span({length: 2, unit: 'weeks'})") == span


@pytest.mark.parametrize("bad", ["", "2027-02-30", "2027-13-01", "soon", "2027-1-1"])
def test_a_day_that_does_not_exist_ends_nowhere(country_page: NewPage, bad: str) -> None:
    page = country_page()
    page.goto(PATH)
    notice = {"length": 2, "unit": "weeks", "start": "receipt", "end": ""}
    assert page.evaluate("([day, notice]) => bowoutDates.end(day, notice)", [bad, notice]) == ""


def test_one_question_at_a_time_and_a_result_as_soon_as_it_is_known(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    go_on = page.get_by_role("button", name="Continue")
    expect(page.locator("[data-question]:visible")).to_have_count(1)
    expect(page.locator("[data-outcome]")).to_be_hidden()
    go_on.click()
    expect(page.locator("[data-missing]:visible")).to_have_count(1)
    expect(page.locator("#q-country")).to_be_focused()
    page.locator("#q-country").select_option("zz")
    expect(page.locator("[data-missing]:visible")).to_have_count(0)
    go_on.click()
    expect(page.locator("legend:visible")).to_be_focused()
    expect(page.locator("[data-given]:visible")).to_contain_text("Freedonia")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#q-country")).to_have_value("zz")
    go_on.click()
    page.locator("#q-paper-contract").check()
    go_on.click()
    expect(page.get_by_role("heading", name="Your letter")).to_be_focused()
    expect(page.locator("form [data-question]:visible")).to_have_count(0)
    expect(page.locator("[data-given]:visible")).to_have_count(2)
    card = page.locator("[data-letter-link]:visible").first
    expect(card).to_contain_text("Give notice in Freedonia")
    expect(card).to_be_in_viewport()


def test_a_link_may_bring_answers_and_nothing_else(country_page: NewPage) -> None:
    page = country_page()
    page.goto(f"{PATH}#country=zz&paper=contract&you=visa&reader=<b>&nobody=x")
    expect(page.get_by_role("heading", name="Your letter")).to_be_visible()
    expect(page.locator("#q-you")).to_have_value("visa")
    expect(page.locator("#q-reader")).to_have_value("employer")
    page.goto("about:blank")
    page.goto(f"{PATH}#country=nowhere")
    expect(page.locator("#q-country")).to_be_visible()


def test_other_ways_stand_beside_the_first_question(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    ways = page.locator("[data-ways] a")
    assert ways.count() >= 4
    for way in ways.all():
        assert page.request.get(page.url + (way.get_attribute("href") or "")).ok


def test_a_notice_that_reaches_past_the_first_day_brings_the_letter_that_asks_for_release(
    country_page: NewPage,
) -> None:
    page = country_page()
    page.goto(PATH)
    answer(page, ANSWERS)
    link = page.locator("[data-overlap] a")
    expect(link).to_be_hidden()
    page.get_by_label("It reaches them on").fill("2026-11-23")
    page.get_by_label("You start on").fill("2026-12-14")
    expect(link).to_be_visible()
    assert "bound=notice" in (link.get_attribute("href") or "")
    page.get_by_label("You start on").fill("2027-02-01")
    expect(link).to_be_hidden()


def test_a_visa_is_the_first_step_and_is_told_above_the_letter(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    answer(page, ANSWERS)
    expect(page.locator(".finder-hold")).to_be_hidden()
    page.locator("#q-you").select_option("both")
    hold, letter = page.locator(".finder-hold"), page.locator("[data-letter-link]:visible").first
    expect(hold).to_be_visible()
    assert hold.bounding_box()["y"] < letter.bounding_box()["y"]
    steps = page.locator(".finder-step:visible")
    blocks = steps.evaluate_all(
        "(all) => all.map((el) => el.dataset.block ?? (el.matches('[data-send]') ? 'send' : 'check'))"
    )
    assert blocks.index("visa") < blocks.index("student") < blocks.index("send")


def test_it_is_worked_by_keyboard_alone(country_page: NewPage) -> None:
    page = country_page(viewport=PHONE)
    page.goto(PATH)
    page.locator("#q-country").focus()
    page.keyboard.type("Freedonia")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("legend:visible")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your letter")).to_be_focused()
    expect(page.locator('[data-block="zz-spoken"]')).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("[data-outcome] a:focus")).to_have_count(1)


def test_an_answer_changed_later_changes_the_outcome_and_says_so(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH)
    answer(page, ANSWERS)
    page.locator("#q-start").select_option("started")
    expect(page.locator('[data-block="started"]')).to_be_visible()
    expect(page.locator('[data-block="zz-contract"]')).to_be_hidden()
    expect(page.locator("[data-status]")).to_contain_text("has changed")
    page.locator("[data-change=country]").click()
    expect(page.locator("[data-outcome]")).to_be_hidden()


def test_nothing_leaves_the_page(country_page: NewPage) -> None:
    page = country_page()
    page.goto(PATH, wait_until="networkidle")
    before = page.url
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer(page, ANSWERS)
    page.get_by_label("You start on").fill("2027-03-22")
    assert asked == []
    assert page.url == before
    assert page.evaluate("[document.cookie, {...localStorage}, {...sessionStorage}]") == [
        "",
        {},
        {},
    ]
    assert page.evaluate("history.length") <= 2


def test_without_a_script_it_reads_as_a_list(country_page: NewPage, content: Content) -> None:
    page = country_page(java_script_enabled=False)
    page.goto(PATH)
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(page.get_by_role("heading", name="Your letter")).to_be_hidden()
    assert content.finder is not None
    for question in content.finder.questions:
        if question.id != "paper":
            expect(page.get_by_role("heading", name=question.ask)).to_be_visible()
    expect(page.get_by_text("Stop: your visa comes first")).to_be_visible()
    country = page.locator("#where-zz")
    expect(country.get_by_text("You signed a contract", exact=True)).to_be_hidden()
    country.locator("summary").click()
    expect(country.get_by_text("You signed a contract", exact=True)).to_be_visible()
    link = country.get_by_role("link", name="Give notice in Freedonia").first
    assert link.get_attribute("href") == "../../letters/ink-notice/#notice=four_weeks"


@axe.each_look
@pytest.mark.parametrize("path", [PATH, "/law/countries/", "/law/zz/", "/law/yy/"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    country_page: NewPage, path: str, size: dict[str, int], scheme: str
) -> None:
    page = country_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(path)
    if path == PATH:
        assert _violations(page) == []
        answer(page, ANSWERS | {"you": "both", "given": "both"})
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _violations(page: Page) -> list[str]:
    response = Axe().run(page).response
    return [
        json.dumps([found["id"], [node["html"] for node in found["nodes"]][:3]])
        for found in response["violations"]
    ]


def test_an_overdue_review_is_said_by_the_readers_clock(country_page: NewPage) -> None:
    for now, overdue in (("2026-11-29T23:59:00Z", False), ("2026-11-30T00:00:00Z", True)):
        page = country_page()
        page.clock.set_fixed_time(now)
        page.goto("/law/yy/")
        expect(page.locator("[data-overdue]")).to_be_visible(visible=overdue)
