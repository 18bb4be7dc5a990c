"""The tool for career centers: its code is the code that the core writes, and its preview shows what will come."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bowout.render.embed import embed_url
from bowout.render.embed_code import Codes
from bowout.render.embed_tool import HEIGHTS, HOSTS, THEMES
from bowout.render.school import school_letters
from tests.conftest import NewPage, Tell
from tests.support import axe
from tests.support.content import ours
from tests.support.embed import BUILT_FOR, target
from tests.support.pages import moved_pages
from tests.support.project import ROOT

PAGES = ("letters/withdraw-by-email", "letters/kuendigung-vor-dienstantritt", "telling/call", "telling/check", "law/de")  # fmt: skip
SCHOOLS = ("", "example-university", "unc-chapel-hill")
CODES = Codes(BUILT_FOR, ours())
# One choice after another, without a preview: what the blocks say.
CHOOSE = """(wanted) => wanted.map((choice) => {
  for (const [name, value] of Object.entries(choice)) document.querySelector(`[data-${name}]`).value = value;
  document.querySelector("[data-page]").dispatchEvent(new Event("change", { bubbles: true }));
  const blocks = [...document.querySelectorAll("[data-block]")].filter((block) => !block.hidden);
  const page = document.querySelector("[data-page]").selectedOptions[0];
  return { codes: blocks.map((block) => block.querySelector("[data-code]").value), title: page.text };
})"""
CONTENT = ours()


def written(choice: dict[str, str], told: dict[str, Any]) -> str:
    """What the core prints for the page that was chosen, with the height and the colors put in."""
    form = next(host.form for host in HOSTS if host.id == choice["host"])
    school, path = choice["school"], choice["page"]
    letter = path.removeprefix("letters/") if path.startswith("letters/") else ""
    text = CODES.forms[form](target(path, told["title"], school, letter))
    if form in ("frame", "loader"):
        text = text.replace('height="900"', f'height="{choice["height"]}"')
    if choice["theme"] and form in ("frame", "loader"):
        src = BUILT_FOR + embed_url(path, ours().lang, school)
        assert f'src="{src}"' in text
        more = f"{'&amp;' if school else '?'}theme={choice['theme']}"
        text = text.replace(f'src="{src}"', f'src="{src}{more}"')
    if choice["theme"] and form == "element":
        text = text.replace("<bow-out ", f'<bow-out theme="{choice["theme"]}" ')
    return text


def test_its_code_is_what_the_core_writes(page: Page, tell: Tell) -> None:
    page.goto("/embed/")
    page.route("**/embed/v1/en/**", lambda route: route.abort())  # no preview is wanted here
    every = list(itertools.product(PAGES, SCHOOLS, [host.id for host in HOSTS]))
    dice = random.Random("tool")  # repeatable, not secret
    wanted = [
        {
            "page": path,
            "school": school,
            "host": host,
            "height": str(dice.choice(HEIGHTS)),
            "theme": dice.choice(list(THEMES)),
        }
        for path, school, host in every
    ]
    found = page.evaluate(CHOOSE, wanted)
    wrong = [
        (choice, told["codes"][-1], written(choice, told))
        for choice, told in zip(wanted, found, strict=True)
        if told["codes"][-1] != written(choice, told)
    ]
    assert wrong[:2] == []
    assert len({told["codes"][-1] for told in found}) > 100
    tell(f"embed tool: {len(found)} choices, each the code that the core writes")


def test_it_gives_three_blocks_at_once_and_a_schools_country_decides_which(page: Page) -> None:
    page.goto("/embed/")
    names = page.locator("[data-name]")
    finder, about, sample = names.all_inner_texts()[:3]
    assert CONTENT.letters[CONTENT.role("sample")].title in (about, sample)
    for slug, letters in (
        (one.slug, school_letters(one, CONTENT)) for one in CONTENT.schools.values()
    ):
        page.locator("#et-school").select_option(slug)
        wanted = [CONTENT.letters[id].title for id in letters[:2]]
        assert names.all_inner_texts()[:3] == [finder, *wanted], slug


def test_every_page_and_school_that_can_be_embedded_is_offered(page: Page, site_dir: Path) -> None:
    page.goto("/embed/")
    offered = page.locator("#et-page option").evaluate_all("(all) => all.map((one) => one.value)")
    inside = site_dir / "embed/v1/en"
    there = {file.parent.relative_to(inside).as_posix() for file in inside.rglob("index.html")}
    there -= moved_pages(site_dir)
    assert set(offered) == {path for path in there if not path.startswith("students/schools/")}
    schools = page.locator("#et-school option").evaluate_all("(all) => all.map((one) => one.value)")
    every = {file.stem for file in (ROOT / "snippets/schools").glob("*.yml")}
    assert set(schools) - {""} == every


@pytest.mark.parametrize("width", [360, 1280])
def test_it_stands_on_the_first_screen(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    page.goto("/embed/")
    box = page.locator("#et-host").bounding_box()
    assert box
    assert box["y"] + box["height"] < 740


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.id)
def test_the_preview_shows_what_will_come(page: Page, host: Any) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/embed/")
    page.locator("#et-host").select_option(host.id)
    page.locator("#et-school").select_option("example-university")
    page.locator("#et-page").select_option("letters/withdraw-by-email", force=True)
    whole = (
        host.form == "address"
    )  # a pasted school is its own page, from which the letters are reached
    block = page.locator("[data-block]:visible").nth(0 if whole else 3)
    block.locator("[data-look-at] > summary").click()
    preview = block.locator("[data-preview]")
    if host.form == "link":
        expect(preview.locator("a")).to_have_attribute(
            "href", "./../letters/withdraw-by-email/#school=example-university"
        )
        return
    frame = preview.locator("iframe")
    own = "./v1/en/students/schools/example-university/"
    letter = "./v1/en/letters/withdraw-by-email/?school=example-university"
    expect(frame).to_have_attribute("src", own if whole else letter)
    assert (frame.get_attribute("sandbox") or "") == host.sandbox
    inside = block.frame_locator("iframe")
    expect(inside.locator("[data-school=example-university]")).to_be_visible()
    if not whole:
        inside.locator("#f-company").fill("Northwind")
        expect(inside.locator("[data-article]")).to_contain_text("Northwind")
    expect(inside.locator("[data-sandbox-note]")).to_be_visible(visible=bool(host.sandbox))
    tall = inside.locator("body").evaluate("(body) => Math.ceil(body.getBoundingClientRect().height)")  # fmt: skip
    expect(block.locator("[data-told]")).to_contain_text(f"{tall:,} pixels tall")
    if host.grows:
        most = 1000 if whole else 20_000
        expect(frame).to_have_css("height", f"{min(tall, most)}px")
    else:
        page.locator("[data-look] > summary").click()
        page.locator("#et-height").select_option("1200")
        expect(block.locator("iframe")).to_have_css("height", "1200px")
    block.locator("[data-width]").first.check()
    assert block.locator("iframe").bounding_box()["width"] <= 340  # type: ignore[index]
    assert errors == []


def test_by_keyboard_alone_from_the_choice_to_the_copied_code(new_page: NewPage) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/embed/")
    page.locator("#et-school").focus()
    page.keyboard.type("Example")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "et-host"
    page.keyboard.type("LibG")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-copy-code]')"):
            break
    page.keyboard.press("Enter")
    said = page.locator("[data-block] [aria-live]").first
    expect(said).to_have_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code.replace("\r\n", "\n") == page.locator("[data-code]").first.input_value()
    assert "?school=example-university" in code
    assert "v1.0.0.js" in code


@pytest.mark.parametrize("host", [host for host in HOSTS if host.icon], ids=lambda host: host.id)
def test_the_page_of_a_system_knows_the_system_and_the_school(page: Page, host: Any) -> None:
    """Its code is the tool's own. A school that the tool's link brings is chosen; a word that is none is not."""
    page.goto(f"/embed/{host.id}/#school=example-university")
    expect(page.locator("#et-school")).to_have_value("example-university")
    expect(page.locator("#et-host")).to_be_hidden()
    finder = CONTENT.address("finder").rstrip("/")
    title = page.locator(f"#et-page option[value='{finder}']").text_content() or ""
    wanted = CODES.forms[host.form](target(finder, title, "example-university"))
    expect(page.locator("[data-embed-tool] [data-code]").first).to_have_value(wanted)
    for other in page.locator("[data-follows] [data-code]").all():
        assert "example-university" in other.input_value()
    page.goto("about:blank")
    page.goto(f"/embed/{host.id}/#school=zqx7&host=zqx7&page=zqx7")
    expect(page.locator("#et-school")).to_have_value("")
    assert "zqx7" not in page.content()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto("/embed/")
    page.locator("#et-host").select_option("wordpress")
    page.locator("[data-look-at] > summary").first.click()
    note = page.frame_locator("[data-preview] iframe").locator("[data-sandbox-note]")
    expect(note).to_be_visible()
    page.locator("[data-result] [data-copy-code]").first.click()
    axe.load_with_frames(page)
    faults = []
    schemes: tuple[Any, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        faults += [(width, scheme, one) for one in axe.scan(page)]
    assert not faults, axe.report(faults)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_it_says_where_the_code_is(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/embed/")
    expect(page.locator("form[data-form]")).to_be_hidden()
    expect(page.locator("[data-result]")).to_be_hidden()
    page.goto("/embed/canvas/")
    code = page.locator("[data-plain] [data-code]")
    expect(code).to_have_value(
        CODES.frame(target("letters/withdraw-by-email", "Withdraw your acceptance by email"))
    )
    expect(page.locator("[data-copy-code]").first).to_be_hidden()
