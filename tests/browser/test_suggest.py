"""“Suggest a letter”: written by keyboard, seen, mended, and handed in as a file that the real checker passes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page, expect

from bowout.check.run import check_project
from bowout.commands.new import file_id
from bowout.model.content import load_content
from bowout.problems import errors
from bowout.render.suggest import CLIENT_MESSAGES, data
from tests.conftest import site_of
from tests.support import axe, project, server
from tests.support.content import ours

PATH = "/suggest/"
REPO = "https://github.com/example/bow-out"
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
# Of a letter that passes as it is written, this may still be told: it would need a list of all
# English words, and all pages.
LATER = {"misspelled", "avoided-word", "dead-link"}
NewPage = Callable[..., Page]
DECISION = (
    "I have decided to withdraw my acceptance of the {role} position at {company}, and I will not be "
    "joining you[[ on {start_date}]]."
)
REST = (
    "I know you've been planning for me to join, and I'm sorry for the inconvenience this causes. "
    "Thank you for [[{thanks_for}|the time you and your colleagues gave me]]. A short reply, just to say "
    "that you have this, would help."
)


@pytest.fixture(scope="module")
def repo_url() -> Iterator[str]:
    """The site as it is published: it knows where its files are kept."""
    with server.serve(site_of(project.ROOT, REPO_URL=REPO)) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, repo_url: str) -> Iterator[NewPage]:
    contexts = []

    def make(**settings: Any) -> Page:
        usual = {"base_url": repo_url, "locale": "en-US", "timezone_id": "UTC", "viewport": WIDE}
        contexts.append(browser.new_context(**{**usual, **settings}))
        contexts[-1].grant_permissions(["clipboard-read", "clipboard-write"])
        page = contexts[-1].new_page()
        page.goto(PATH)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def form(open_page: NewPage) -> Page:
    return open_page()


@pytest.fixture(scope="module")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's vocabulary, rules and sources, and no letter yet."""
    root = tmp_path_factory.mktemp("small")
    for part in ("vocabulary/en", "rules/en"):
        shutil.copytree(project.ROOT / "snippets" / part, root / "snippets" / part)
    shutil.copy(project.ROOT / "snippets/sources.yml", root / "snippets/sources.yml")
    (root / "docs").mkdir()
    return root


def checked(root: Path, name: str, text: str, only: Container[str] = ()) -> list[str]:
    """What the checker says of the file that the page wrote, with what to do about it in the form.

    `only` are the names of the problems that the page tells; without it, all of them count.
    """
    file = root / "snippets/letters/en" / f"{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    try:
        found = [one for one in errors(check_project(root)[1]) if one.path.endswith(file.name)]
        found = [one for one in found if (one.id in only if only else one.id not in LATER)]
        found = [one for one in found if not one.message.startswith("One filling")]
    finally:
        file.unlink()
    remedies = ours().words_of("suggest_remedies")
    messages = {f"{one.message} {remedies.get(one.id, one.remedy)}".strip() for one in found}
    return sorted({re.sub(r"`([^`]+)`", r"\1", one) for one in messages})


def settle(page: Page) -> None:
    """Until what was typed has been read."""
    page.wait_for_timeout(500)


def words(page: Page, number: int) -> Any:
    """The box of one line of the letter, counted from 0."""
    return page.locator('[data-items] > li [data-part="text"]').nth(number)


def written(page: Page) -> str:
    return page.locator("[data-file]").input_value()


def listed(page: Page) -> list[str]:
    """What the list of things to mend says, without the links."""
    return page.locator("[data-list] li").evaluate_all(  # type: ignore[no-any-return]
        "(items) => items.map((li) => [...li.childNodes].slice(1).map((node) => node.textContent).join('').trim())"
    )


def good_letter(page: Page) -> None:
    page.locator("#s-title").fill("Withdraw after the start date moved")
    page.locator("#s-use_when").fill("You said yes, and then they moved the first day: twice.")
    page.locator("#s-subject").fill("Withdrawing my acceptance: {role}")
    words(page, 1).fill(DECISION)
    page.get_by_role("button", name="Add a paragraph").click()
    words(page, 2).fill(REST)
    page.locator("#s-aliases").fill("start date moved\nback out, they keep moving the date")
    settle(page)


def test_a_letter_is_written_seen_mended_and_passes_by_keyboard_alone(
    form: Page, small_project: Path
) -> None:
    keys = form.keyboard
    form.locator("#s-title").focus()
    keys.type("Withdraw after the start date moved")
    keys.press("Tab")
    keys.type("You said yes, and then they moved the first day.")
    tones = [f"tone-{option}" for option in data(ours())["choices"]["tone"]["options"]]
    for name in ("kind", "to", "channel", "country", *tones, "subject"):
        keys.press("Tab")
        expect(form.locator(f"#s-{name}")).to_be_focused()
    keys.type("Withdrawing my acceptance: {role}")
    while not words(form, 1).evaluate("(box) => box === document.activeElement"):
        keys.press("Tab")
    keys.insert_text(DECISION.replace("{company}", "{compny}"))
    settle(form)

    expect(form.locator("[data-preview] [data-article]")).to_contain_text(
        "I have decided to withdraw"
    )
    message = "There is no shared blank compny. Did you mean company?"
    beside = form.locator(f"#{words(form, 1).get_attribute('id')}-problem")
    expect(beside).to_contain_text(message)
    assert beside.get_attribute("id") in (words(form, 1).get_attribute("aria-describedby") or "")
    expect(form.locator("[data-status]").last).to_contain_text("to mend")

    words(form, 1).press("ControlOrMeta+a")
    keys.insert_text(DECISION)
    settle(form)
    expect(beside).not_to_contain_text("compny")
    add = form.get_by_role("button", name="Add a paragraph")
    add.focus()
    keys.press("Enter")
    expect(words(form, 2)).to_be_focused()  # before the closing words, which stay last
    keys.insert_text(REST)
    form.locator("#s-aliases").focus()
    keys.type("start date moved")
    settle(form)
    assert listed(form) == []
    expect(form.locator("#s-name")).to_have_value("withdraw-after-the-start-date-moved")
    assert checked(small_project, "withdraw-after-the-start-date-moved", written(form)) == []


def test_the_real_command_passes_it_in_the_whole_project(form: Page, tmp_path: Path) -> None:
    good_letter(form)
    root = project.copy(tmp_path / "project")
    (root / "snippets/letters/en/suggested.yml").write_text(written(form), "utf-8")
    done = project.run("bowout", "check", root=root, PYTHONPATH="hooks")
    assert done.returncode == 0, done.stdout
    assert load_content(root).letters["suggested"].title == "Withdraw after the start date moved"


def test_the_link_opens_github_with_the_letter_in_it(form: Page) -> None:
    good_letter(form)
    link = form.get_by_role("link", name="Open it on GitHub")
    href = link.get_attribute("href") or ""
    assert href.startswith(f"{REPO}/new/main/snippets/letters/en?filename=")
    assert len(href) <= 7_500
    given = parse_qs(urlsplit(href).query, strict_parsing=True)
    assert given == {
        "filename": ["withdraw-after-the-start-date-moved.yml"],
        "value": [written(form)],
    }
    assert (link.get_attribute("target"), link.get_attribute("rel")) == (
        "_blank",
        "noopener noreferrer",
    )
    expect(form.get_by_text("GitHub opens in a new tab")).to_be_visible()


def test_a_letter_too_long_for_a_link_is_copied_and_the_page_says_so(form: Page) -> None:
    good_letter(form)
    words(form, 2).fill(REST + " é" * 1_500)
    settle(form)
    expect(form.get_by_text("too long to travel in a link")).to_be_visible()
    expect(form.get_by_text("GitHub opens in a new tab")).to_be_hidden()
    link = form.get_by_role("link", name="Open it on GitHub")
    name = "withdraw-after-the-start-date-moved"
    assert link.get_attribute("href") == f"{REPO}/new/main/snippets/letters/en?filename={name}.yml"
    form.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    with form.context.expect_page():
        link.click()
    expect(form.locator("[data-said]").last).to_contain_text("Paste it into the large field")
    form.bring_to_front()
    assert form.evaluate("navigator.clipboard.readText()") == written(form)


HOSTILE = (
    'quotes "double" and \'single\' and a \\ backslash \\n',
    "colon: and # number sign #x: y",
    "# a comment",
    "   leading and trailing   ",
    "- a dash", "? question", "* star", "& anchor", "! tag", "% percent", "@ at", "` tick", "> fold", "| bar", "~", "null",
    "yes", "1:30", "2026-11-23", "1e3", "=", "<<", "---", "...", "{}", "[]", "{role}", "[[{role}]]", "[[{start_date}|x]]",
    "emoji 👩🏽‍💻 and \u200b hidden \u202e turned \ufeff marks \x00\x07\x85\u2028 end",
    "half \ud83d a character",
    "tab\there\r\nand\rlines\n  \n\u00a0 and an indented one",
    "two\n\nparagraphs",
    "<script>alert('1')</script> <img src=x onerror=alert(1)> &amp; $& $1 ${x}",
    "‮RTL שלום عربى 日本語", "ẞ ﬁ Ⅷ",
    "word " * 900,
    "x" * 3_000,
    "[" * 120, "{{" * 60, "]]" * 60, "- " * 60, "[[" * 20 + "{role}" + "]]" * 20,
    "a {role}'s date(s) and/or {recipient}, {nobody}; {Bad Name} | ]] }",
    "a: b: c", "a #b", "it's: 'x'", "ends with a colon:", "ends with a backslash \\", '"', "'", "'quoted'", '"quoted"',
)  # fmt: skip
FILL = """(text) => {
  const boxes = document.querySelectorAll("[data-form] :is(input[type=text], textarea)");
  for (const box of boxes) {
    if (box.id === "s-name" || box.id === "s-sources" || !box.getClientRects().length) continue;
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const box of document.querySelectorAll("input, textarea"))
    box.dispatchEvent(new Event("change", { bubbles: true }));
  document.querySelector("[data-copy]").click();
}"""


def everything(page: Page) -> None:
    """A form with one of each: a note, other words, an own blank."""
    page.locator('[data-items] > li [data-part="text"]').nth(1).fill("x")
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true })")
    page.locator('[data-part="vary"]').nth(1).select_option("tone")
    page.locator('[data-part="mode"]').nth(2).select_option("other")
    page.locator('[data-insert=""]').nth(1).click()


def test_whatever_is_typed_is_read_back_and_told_alike(form: Page, small_project: Path) -> None:
    """The file holds what was typed, and of what the page tells it leaves nothing to the checker."""
    ids = {name.partition("/")[0] for name in CLIENT_MESSAGES} | {
        rule["id"] for rule in data(ours())["must"]
    }
    everything(form)
    form.locator("#s-name").fill("hostile")
    different = []
    for text in HOSTILE:
        form.evaluate(FILL, text)
        file = written(form)
        read = yaml.safe_load(file)
        clean = form.evaluate("(text) => bowoutSuggestFile.clean(text)", text)
        title = form.evaluate("bowoutSuggestFile.clean(document.querySelector('#s-title').value)")
        assert read["title"] == re.sub(r"\n+", " ", title), text
        assert read["body"][0]["text"].rstrip("\n") == clean, text
        here = checked(small_project, "hostile", file, ids)
        there = listed(form)
        # the page names the answers with which a letter is too long by their labels
        if unsaid := {bare(one) for one in here} - {bare(one) for one in there}:
            different.append((text[:60], unsaid))
    assert different == [], "\n".join(map(str, different))


def bare(line: str) -> str:
    """What is told, without the answers it is told for and the code of a rule."""
    line = re.sub(r" (?:with [^.;]*|in its only wording)(?=[.;] )", "", line)
    return re.sub(r"^[A-Z]\d+ ", "", line)


def test_nothing_leaves_the_page_and_nothing_is_kept(open_page: NewPage) -> None:
    page = open_page()
    page.wait_for_load_state("networkidle")
    url, title, length = page.url, page.title(), page.evaluate("history.length")
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text))
    good_letter(page)
    everything(page)
    page.locator("[data-filled]").check()
    page.get_by_role("button", name="Copy the file").click()
    expect(page.locator("[data-said]").last).to_have_text("Copied.")
    page.locator("[data-list] a").first.click()
    page.wait_for_timeout(500)
    assert (asked, logged) == ([], [])
    assert (page.url, page.title(), page.evaluate("history.length")) == (url, title, length)
    kept = "async () => [document.cookie, { ...localStorage }, { ...sessionStorage }, (await indexedDB.databases()).length, (await caches.keys()).length]"
    assert page.evaluate(kept) == ["", {}, {}, 0, 0]


def test_what_a_reader_keeps_for_letters_is_left_alone(open_page: NewPage) -> None:
    page = open_page()
    kept = json.dumps({"at": "x", "choices": {"tone": "brief"}, "typed": {"role": "Night Baker"}})
    page.evaluate("(kept) => sessionStorage.setItem('bowout', kept)", kept)
    page.reload()
    good_letter(page)
    everything(page)
    settle(page)
    expect(page.locator("[data-preview]")).not_to_contain_text("Night Baker")
    page.locator("[data-preview] input[value=brief]").check()
    assert page.evaluate("sessionStorage.getItem('bowout')") == kept


def test_other_words_for_an_answer_are_seen_and_written(form: Page, small_project: Path) -> None:
    good_letter(form)
    item = form.locator("[data-items] > li").nth(2)
    item.locator(".suggest-more summary").click()
    item.get_by_label("Does it depend on an answer?").select_option("tone")
    variants = item.locator("[data-variant]")
    variants.nth(2).get_by_label("Very short").first.select_option("other")
    variants.nth(2).locator("textarea").fill(
        "I am sorry. Thank you for your time. Please confirm that you have this."
    )
    form.locator("[data-question] .check", has_text="Plain").locator("input").uncheck()
    settle(form)
    assert listed(form) == []
    assert "    only: [warm, brief]" in written(form)
    assert checked(small_project, "suggested", written(form)) == []
    sheet = form.locator("[data-preview] [data-article]")
    expect(sheet).to_contain_text("planning for me to join")
    form.locator("[data-preview]").get_by_label("Very short").check()
    expect(sheet.get_by_text("Please confirm that you have this.")).to_be_visible()
    expect(sheet.get_by_text("planning for me to join")).to_be_hidden()
    form.locator("#s-title").fill("Another title")
    settle(form)
    expect(form.locator("[data-preview]").get_by_label("Very short")).to_be_checked()
    expect(sheet.get_by_text("Please confirm that you have this.")).to_be_visible()


def test_a_question_with_one_answer_left_is_told(form: Page) -> None:
    good_letter(form)
    item = form.locator("[data-items] > li").nth(2)
    item.locator(".suggest-more summary").click()
    item.get_by_label("Does it depend on an answer?").select_option("tone")
    for answer in ("Plain", "Very short"):
        form.locator("[data-question] .check", has_text=answer).locator("input").uncheck()
    settle(form)
    message = "The choice tone has fewer than two options."
    expect(form.locator("[data-question] .suggest-problem")).to_contain_text(message)


def test_tones_are_picked_at_the_top_and_asked_for_under_each_paragraph(
    form: Page, small_project: Path
) -> None:
    """They hid behind “A note, or other words for some”."""
    good_letter(form)
    tones = form.get_by_role("group", name="Which tones does it come in?")
    expect(tones.get_by_label("Warm")).to_be_checked()
    assert "choices:" not in written(form)
    tones.get_by_label("Very short").check()
    settle(form)
    missing = form.locator("[data-missing]")
    expect(missing).to_contain_text("Which tones does it come in?")  # nothing differs yet
    item = form.locator("[data-items] > li").nth(2)
    item.locator(".suggest-more summary").click()
    expect(item.get_by_label("Does it depend on an answer?")).to_have_value("tone")
    short = item.locator('[data-variant="brief"]')
    expect(item.locator('[data-variant="plain"]')).to_be_hidden()
    short.get_by_label("Very short", exact=True).select_option("other")
    short.locator("textarea").fill("I am sorry. Please confirm that you have received this email.")
    settle(form)
    expect(missing).to_be_hidden()
    assert listed(form) == []
    assert yaml.safe_load(written(form))["choices"] == {"tone": {"only": ["warm", "brief"]}}
    assert checked(small_project, "suggested", written(form)) == []


def test_a_title_about_what_letters_leave_out_is_told_as_it_is_typed(form: Page) -> None:
    """Title and “when” said visa, nothing objected, and the pull request answered “N12 … your DSO”."""
    form.locator("#s-title").fill("My visa sponsorship fell through")
    settle(form)
    problem = form.locator("#s-title-problem")
    expect(problem).to_contain_text(
        "This letter is about “My visa”. Letters to an employer leave visas"
    )
    hrefs = problem.locator("a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert hrefs == ["/law/visas/", "/letters/tell-international-adviser/"]
    form.locator("#s-to").select_option("international-adviser")
    settle(form)
    expect(problem).to_be_hidden()


def test_a_letter_for_a_country_is_laid_out_as_there(form: Page, tmp_path: Path) -> None:
    good_letter(form)
    form.locator("#s-channel").select_option("letter")
    form.get_by_label("Is it for one country?").select_option("uk")
    form.locator("[data-filled]").check()
    settle(form)
    sheet = form.locator("[data-preview] [data-article]")
    expect(sheet.locator("[data-frame=head]").last).to_have_text("23 November 2026")
    subject = sheet.locator("[data-frame=subject]")  # below the greeting, and without “Re:”
    expect(subject).to_have_text(re.compile("^Withdrawing my acceptance"))
    assert listed(form) == []
    root = project.copy(tmp_path / "project")
    (root / "snippets/letters/en/suggested.yml").write_text(written(form), "utf-8")
    letter = load_content(root).letters["suggested"]
    assert (letter.countries, letter.locale) == (("uk",), "en-GB")


def test_a_draft_is_kept_for_whoever_wants_it(open_page: NewPage) -> None:
    """A reload emptied everything."""
    page = open_page()
    good_letter(page)
    everything(page)
    page.locator("[data-own-blank] [data-part=blank]").fill("badge number")
    page.locator("[data-variant=brief] textarea").fill("In brief.")
    page.get_by_label("Keep my draft in this browser").check()
    settle(page)
    before = written(page)
    assert "badge_number" in before
    assert "In brief." in before
    page.reload()
    settle(page)
    assert written(page) == before
    page.get_by_label("Keep my draft in this browser").uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_that_does_not_fit_is_left_aside(open_page: NewPage) -> None:
    page = open_page()
    for draft in ("{", "[]", '{"fields": {}, "own": [], "answers": {"gone": []}, "items": []}'):
        page.evaluate("(draft) => localStorage.setItem('bowout-draft', draft)", draft)
        page.reload()
        settle(page)
        assert words(page, 2).input_value() == "Kind regards,\n{sender}"
        assert words(page, 3).count() == 0


def test_what_is_to_be_mended_stays_in_sight_beside_a_long_letter(form: Page) -> None:
    """With five paragraphs the list slid out of sight, below the sheet."""
    good_letter(form)
    for n in range(6):
        form.get_by_role("button", name="Add a paragraph").click()
        words(form, 3 + n).fill(f"{REST} {n}")
    words(form, 1).fill("{compny}")
    settle(form)
    for item in (words(form, 1), words(form, 8)):
        item.scroll_into_view_if_needed()
        expect(form.locator("[data-list] li").first).to_be_in_viewport()
        expect(form.locator("[data-preview] [data-article]")).to_be_in_viewport()


def test_blanks_that_look_alike_are_told_apart(form: Page) -> None:
    """“their address” stood twice among the blanks."""
    form.locator(".suggest-insert summary").first.click()
    names = form.locator("[data-chips] button").all_inner_texts()
    assert len({*names}) == len(names)


def test_only_questions_that_a_reader_is_asked_are_offered(form: Page) -> None:
    offered = form.locator('[data-part="vary"]').first.locator("option")
    values = offered.evaluate_all("(all) => all.map((one) => one.value)")
    assert "tone" in values
    assert not {"channel", "overlap"} & {*values}, (
        "one way to send it, and dates that answer by themselves"
    )


def test_a_letter_on_paper_is_shown_with_what_stands_around_it(
    form: Page, small_project: Path
) -> None:
    good_letter(form)
    form.locator("#s-channel").select_option("letter")
    settle(form)
    sheet = form.locator("[data-preview] [data-article]")
    expect(sheet.locator("[data-frame=head]").first).to_contain_text("[your name]")
    expect(sheet.locator("[data-frame=subject]")).to_contain_text("Re: Withdrawing my acceptance")
    expect(sheet.locator("[data-frame=sign] .sign-line")).to_have_count(1)
    form.locator("[data-filled]").check()
    expect(sheet.locator("[data-frame=head]").last).to_contain_text("200 Foundry Street")
    expect(sheet.locator("[data-frame=head]").nth(1)).to_have_text("November 23, 2026")
    assert listed(form) == []
    assert checked(small_project, "suggested", written(form)) == []


def test_an_own_blank_is_asked_for_and_renamed_where_it_stands(
    form: Page, small_project: Path
) -> None:
    good_letter(form)
    item = form.locator("[data-items] > li").nth(1)
    item.locator(".suggest-insert summary").click()
    item.get_by_role("button", name="A blank of your own …").click()
    blank = form.locator("[data-own-blank]")
    expect(blank.get_by_label("What stands in the letter while it is empty?")).to_be_focused()
    form.keyboard.type("badge number")
    expect(words(form, 1)).to_have_value(f"{DECISION}{{badge_number}}")  # where the cursor was
    words(form, 1).fill(f"{DECISION} My badge is {{badge_number}}.")
    blank.get_by_label("The question to the reader").fill("Which badge is it?")
    blank.get_by_label("An invented example").fill("B-1207")
    settle(form)
    assert listed(form) == []
    blank.get_by_label("What stands in the letter while it is empty?").fill("number of the badge")
    settle(form)
    assert "{number_of_the_badge}" in words(form, 1).input_value()
    assert checked(small_project, "suggested", written(form)) == []
    form.locator("[data-filled]").check()
    expect(form.locator("[data-preview] [data-article]")).to_contain_text("My badge is B-1207.")


def test_a_blank_goes_where_the_cursor_was(form: Page) -> None:
    item = form.locator("[data-items] > li").nth(1)
    box = words(form, 1)
    box.fill("I work at , and start soon.")
    box.evaluate("(box) => box.setSelectionRange(10, 10)")
    item.locator(".suggest-insert summary").click()
    item.get_by_role("button", name="company", exact=True).click()
    expect(box).to_have_value("I work at {company}, and start soon.")
    expect(box).to_be_focused()
    box.fill("I will not be starting .")
    box.evaluate("(box) => box.setSelectionRange(23, 23)")
    item.get_by_role("button", name="start date", exact=True).click()
    expect(box).to_have_value("I will not be starting[[ {start_date}]].")


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("I won't start on ", "I won't start[[ on {start_date}]]"),
        ("I won't start on", "I won't start[[ on {start_date}]]"),
        ("I won't start, and on [[ the", "I won't start, and on [[ the{start_date}"),
        ("", "[[{start_date}]]"),
    ],
)
def test_a_small_word_goes_with_a_blank_that_may_stay_empty(
    form: Page, typed: str, becomes: str
) -> None:
    """“start on” and the button gave “on[[ {start_date}]]”, and a letter that said “able to start on.” passed."""
    words(form, 1).fill(typed)
    item = form.locator("[data-items] > li").nth(1)
    item.locator(".suggest-insert summary").click()
    item.get_by_role("button", name="start date", exact=True).click()
    expect(words(form, 1)).to_have_value(becomes)


@pytest.mark.parametrize(
    ("typed", "button", "becomes"),
    [
        ("at {compny}.", "Write {company} instead", "at {company}."),
        ("start on [start date] so", "Write {start_date} instead", "start on {start_date} so"),
        ("as {Role} there", "Write {role} instead", "as {role} there"),
        (
            "I won't be starting on[[ {start_date}]].",
            "Write [[ on {start_date}]] instead",
            "I won't be starting[[ on {start_date}]].",
        ),
        (
            "I won't be starting [[on {start_date}]].",
            "Write starting[[ on {start_date}]] instead",
            "I won't be starting[[ on {start_date}]].",
        ),
    ],
)
def test_one_button_puts_the_repair_in(form: Page, typed: str, button: str, becomes: str) -> None:
    """A blank typed as the preview shows it was answered with “Write [[”; “able to start on. Thank you” passed."""
    good_letter(form)
    words(form, 1).fill(f"  {DECISION} {typed}")
    settle(form)
    form.get_by_role("button", name=button).click()
    expect(words(form, 1)).to_have_value(f"  {DECISION} {becomes}")
    expect(words(form, 1)).to_be_focused()
    expect(form.get_by_role("button", name=button)).to_have_count(0)
    expect(form.locator("[data-status]").last).to_have_text("Replaced.")


def test_what_is_still_to_be_filled_in_is_named_and_leads_there(form: Page) -> None:
    missing = form.locator("[data-missing]")
    expect(missing).to_contain_text("What does it do, in a few words?")
    form.locator("#s-title").fill("Withdraw after the start date moved")
    settle(form)
    expect(missing).not_to_contain_text("What does it do, in a few words?")
    missing.get_by_role("link", name="When is it the right letter?").click()
    expect(form.locator("#s-use_when")).to_be_focused()
    good_letter(form)
    expect(missing).to_be_hidden()


def test_a_pasted_letter_is_split_into_its_paragraphs(form: Page) -> None:
    box = words(form, 1)
    box.fill(f"{DECISION}\n\n{REST}\n\nThank you.")
    settle(form)
    form.get_by_role("button", name="Split it at the empty lines").click()
    settle(form)
    values = [words(form, n).input_value() for n in range(5)]
    assert values[1:4] == [DECISION, REST, "Thank you."]
    assert values[4] == "Kind regards,\n{sender}"


def test_what_a_word_processor_breaks_a_line_with_stays_a_break(
    form: Page, small_project: Path
) -> None:
    """“for\\vthe” was glued to “forthe”, and each step of a pasted list kept its bullet."""
    good_letter(form)
    words(form, 2).fill(
        REST.replace("for the", "for\u000bthe").replace("sorry for", "sorry\u2028for")
    )
    form.locator("#s-after").fill("•\tKeep a copy.\n2) Wait a day.\n- Call them.")
    form.locator("#s-aliases").fill("* back out\n– start date moved")
    settle(form)
    read = yaml.safe_load(written(form))
    assert read["body"][2].split() == REST.split()
    assert read["after"] == ["Keep a copy.", "Wait a day.", "Call them."]
    assert read["aliases"] == ["back out", "start date moved"]
    assert checked(small_project, "suggested", written(form)) == []


def test_double_brackets_that_are_just_being_typed_end_nothing(form: Page) -> None:
    """At “[[” the preview threw: it stood still, and so did the file."""
    raised: list[str] = []
    form.on("pageerror", lambda error: raised.append(str(error)))
    good_letter(form)
    for text in ("[[", "[[ on", "[[ on]]", "[[ on|then]]", "[[" * 12, "[[{role}|[["):
        words(form, 2).fill(text)
        settle(form)
        assert yaml.safe_load(written(form))["body"][2] == text
        assert listed(form) != []
    words(form, 2).fill(REST)
    settle(form)
    assert raised == []
    assert listed(form) == []


def test_a_very_long_word_is_read_in_a_moment(form: Page) -> None:
    """A hundred thousand characters without a space took six minutes: longer than a page is given to answer."""
    good_letter(form)
    words(form, 2).fill("x" * 100_000)
    settle(form)
    assert listed(form) != []


def test_a_name_that_every_object_has_is_a_name(form: Page, small_project: Path) -> None:
    """A browser's objects all have a `constructor`: the file's name was taken by a function."""
    good_letter(form)
    form.locator("#s-name").fill("constructor")
    settle(form)
    assert listed(form) == []
    words(form, 2).fill(f"{REST} {{constructor}}")
    settle(form)
    assert "There is no shared blank constructor." in " ".join(listed(form))


def test_a_browser_asks_before_what_was_written_is_lost(open_page: NewPage) -> None:
    """Nothing is kept, so a reload by mistake took the whole letter."""
    page = open_page()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.reload()  # nothing is written yet
    good_letter(page)
    page.evaluate("location.reload()")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert page.locator("#s-title").input_value() == "Withdraw after the start date moved"
    page.get_by_role("button", name="Copy the file").click()
    expect(page.locator("[data-said]").last).to_have_text("Copied.")
    page.reload()
    assert asked == ["beforeunload"]
    assert page.locator("#s-title").input_value() == ""


def test_lines_are_moved_and_removed_by_buttons(form: Page) -> None:
    good_letter(form)
    form.get_by_role("button", name="Move up paragraph 3").press("Enter")
    assert [words(form, n).input_value() for n in (1, 2)] == [REST, DECISION]
    expect(form.get_by_role("button", name="Move up paragraph 2")).to_be_focused()
    expect(form.locator("[data-status]").last).to_have_text("Paragraph 3 is now number 2.")
    form.get_by_role("button", name="Remove paragraph 2").press("Enter")
    expect(words(form, 1)).to_be_focused()
    assert words(form, 1).input_value() == DECISION


def test_a_phone_script_has_directions_and_answers(form: Page, small_project: Path) -> None:
    good_letter(form)
    form.locator("#s-channel").select_option("phone")
    expect(form.locator("#s-subject")).to_be_hidden()
    words(form, 0).fill("Hello[[ {recipient}]], this is {sender}.")
    words(form, 3).fill("Goodbye.")
    form.get_by_role("button", name="Add a direction").click()
    form.keyboard.type("Pause. Let them speak.")
    form.get_by_role("button", name="Add an answer to them").click()
    form.keyboard.type("ask why")
    form.keyboard.press("Tab")
    form.keyboard.type("I would rather keep that to myself.")
    form.keyboard.press("Enter")
    form.keyboard.press("Enter")
    form.keyboard.type("It is decided.")
    settle(form)
    assert listed(form) == []
    answers = ["I would rather keep that to myself.", "It is decided."]
    assert yaml.safe_load(written(form))["body"][-1] == {"if_they": "ask why", "say": answers}
    assert checked(small_project, "suggested", written(form)) == []
    expect(form.locator("[data-preview] .direction")).to_have_text("(Pause. Let them speak.)")
    expect(form.locator("[data-preview] .branch h3")).to_have_text("If they ask why")
    # what only a script has waits while the letter is something else
    form.locator("#s-channel").select_option("email")
    words(form, 0).fill("Dear hiring team,")
    settle(form)
    assert listed(form) == []
    assert not any(isinstance(item, dict) for item in yaml.safe_load(written(form))["body"])
    expect(form.locator('[data-item="do"]')).to_be_hidden()
    form.locator("#s-channel").select_option("phone")
    settle(form)
    assert yaml.safe_load(written(form))["body"][-1] == {"if_they": "ask why", "say": answers}


def test_a_problem_is_reached_by_its_link_and_its_words_are_selected(form: Page) -> None:
    good_letter(form)
    words(form, 1).fill(f"{DECISION} Tell {{compny}} so.")
    settle(form)
    url = form.url
    form.locator("[data-list] a").first.press("Enter")
    expect(words(form, 1)).to_be_focused()
    words(form, 1).fill(f"{DECISION} Bring the {{Bad Name}}.")
    settle(form)
    form.locator("[data-list] a").first.press("Enter")
    chosen = "(box) => box.value.slice(box.selectionStart, box.selectionEnd)"
    assert words(form, 1).evaluate(chosen) == "{Bad Name}"
    assert form.url == url


def test_an_empty_form_is_not_scolded(form: Page) -> None:
    assert listed(form) == []
    expect(form.locator(".suggest-problem:visible")).to_have_count(0)
    form.get_by_role("button", name="Copy the file").click()
    message = " ".join(listed(form))
    for what in (
        "title is empty.",
        "use_when is empty.",
        "An e-mail needs a subject.",
        "no aliases",
    ):
        assert what in message
    expect(form.locator("[data-take-state]")).to_contain_text("we finish it together")


def test_a_taken_name_is_told(form: Page) -> None:
    form.locator("#s-name").fill("withdraw-by-email")
    settle(form)
    message = "The id withdraw-by-email is taken by snippets/letters/en/withdraw-by-email.yml."
    expect(form.locator("#s-name-problem")).to_contain_text(message)
    form.locator("#s-name").fill("Not A Name")
    settle(form)
    expect(form.locator("#s-name-problem")).to_contain_text("small letters, digits and - only")


def test_a_name_is_made_as_on_the_command_line(form: Page) -> None:
    for title in ("Withdraw, before: you've SIGNED", "Café № 5 – über alles", "日本語", "  a  b "):
        assert form.evaluate("(title) => bowoutYaml.fileId(title)", title) == file_id(title)


def test_nothing_is_announced_over_typing(form: Page) -> None:
    form.evaluate(
        "() => { window.said = 0; for (const box of document.querySelectorAll('[aria-live]'))"
        " new MutationObserver(() => { said += 1; }).observe(box, { childList: true, subtree: true, characterData: true }); }"
    )
    words(form, 1).press_sequentially("a {rol} and [[, I beg you ", delay=45)
    assert form.evaluate("said") == 0
    expect(form.locator("[data-status]").last).to_contain_text("to mend")
    form.wait_for_timeout(500)
    assert form.evaluate("said") == 1


def test_many_changes_leave_one_sheet_listening(form: Page) -> None:
    for n in range(12):
        words(form, 1).fill(f"{DECISION} {n}")
        settle(form)
    assert form.locator("[data-preview] [data-builder]").count() == 1
    titles = form.evaluate(
        """() => { const before = document.title; dispatchEvent(new Event("beforeprint"));
        const during = document.title; dispatchEvent(new Event("afterprint")); return [before, during, document.title]; }"""
    )
    assert titles[0] == titles[2]


def test_without_a_script_the_other_ways_are_named(open_page: NewPage) -> None:
    page = open_page(java_script_enabled=False)
    expect(page.get_by_text("The form on this page needs JavaScript")).to_be_visible()
    expect(page.locator("[data-work]")).to_be_hidden()
    expect(page.locator("[data-take]")).to_be_hidden()
    links = page.locator(".suggest-other a").evaluate_all("(all) => all.map((one) => one.href)")
    assert links == [
        f"{REPO}/issues/new?template=1-letter.yml",
        f"{REPO}/blob/main/CONTRIBUTING.md#write-a-letter-in-the-browser",
    ]
    assert (project.ROOT / ".github/ISSUE_TEMPLATE/1-letter.yml").exists()
    assert "\n## Write a letter, in the browser\n" in (project.ROOT / "CONTRIBUTING.md").read_text(
        "utf-8"
    )


def test_without_a_repository_there_is_no_link(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(PATH)
    expect(page.get_by_role("link", name="Open it on GitHub")).to_have_count(0)
    expect(page.get_by_text("does not say where its files are kept")).to_be_visible()
    page.locator("#s-title").fill("A title")
    settle(page)
    assert "title: A title" in written(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == "a-title.yml"
    assert Path(download.value.path()).read_text("utf-8") == written(page)


@axe.each_look
def test_axe_finds_nothing_and_nothing_is_cut_off(
    open_page: NewPage, size: dict[str, int], scheme: str
) -> None:
    page = open_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    axe.load(page)
    found = [("empty", one) for one in axe.scan(page)]
    good_letter(page)
    everything(page)
    words(page, 2).fill("a {rol} and ]] " + "x" * 200)
    page.get_by_role("button", name="Copy the file").click()
    settle(page)
    found += [("full", one) for one in axe.scan(page)]
    assert not found, axe.report(found)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
