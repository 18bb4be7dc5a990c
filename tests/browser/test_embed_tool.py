"""The tool for career centers: its code is the code that the core writes, and its preview shows what will come."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bowout.render.embed_code import Codes, Target, loader_text
from bowout.render.embed_tool import HEIGHTS, HOSTS, THEMES
from tests.conftest import NewPage, Tell
from tests.support import axe
from tests.support.embed import BUILT_FOR
from tests.support.pages import moved_pages
from tests.support.project import ROOT

PAGES = ("letters/withdraw-by-email", "letters/kuendigung-vor-dienstantritt", "telling/call", "telling/check", "law/de")  # fmt: skip
SCHOOLS = ("", "example-university", "unc-chapel-hill")
CODES = Codes(BUILT_FOR, loader_text(ROOT))
# One choice after another, without waiting for the preview.
CHOOSE = """(wanted) => wanted.map((choice) => {
  for (const [name, value] of Object.entries(choice)) document.querySelector(`[data-${name}]`).value = value;
  document.querySelector("#et-page").dispatchEvent(new Event("change", { bubbles: true }));
  const page = document.querySelector("#et-page").selectedOptions[0];
  return { code: document.querySelector("[data-result] [data-code]").value, title: page.text,
    school: page.hasAttribute("data-with-school"), letter: page.dataset.letter ?? "" };
})"""


def written(choice: dict[str, str], told: dict[str, Any]) -> str:
    """What the core prints for it, with the height and the colors put in."""
    form = next(host.form for host in HOSTS if host.id == choice["host"])
    school = choice["school"] if told["school"] else ""
    text = CODES.forms[form](Target(choice["page"], told["title"], school, told["letter"]))
    if form in ("frame", "loader"):
        text = text.replace('height="900"', f'height="{choice["height"]}"')
    if choice["theme"] and form in ("frame", "loader"):
        src = f"{BUILT_FOR}embed/v1/en/{choice['page']}/" + (f"s/{school}/" if school else "")
        assert f'src="{src}"' in text
        text = text.replace(f'src="{src}"', f'src="{src}?theme={choice["theme"]}"')
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
        (choice, told["code"], written(choice, told))
        for choice, told in zip(wanted, found, strict=True)
        if told["code"] != written(choice, told)
    ]
    assert wrong[:2] == []
    assert len({told["code"] for told in found}) > 100
    tell(f"embed tool: {len(found)} choices, each the code that the core writes")


def test_every_page_and_school_that_can_be_embedded_is_offered(page: Page, site_dir: Path) -> None:
    page.goto("/embed/")
    offered = page.locator("#et-page option").evaluate_all(
        "(all) => all.map((one) => [one.value, one.hasAttribute('data-with-school')])"
    )
    inside = site_dir / "embed/v1/en"
    there = {
        file.parent.relative_to(inside).as_posix()
        for file in inside.rglob("index.html")
        if "/s/" not in file.as_posix().removeprefix(inside.as_posix())
    }
    there -= moved_pages(site_dir)
    assert {path for path, _ in offered} == there
    schools = page.locator("#et-school option").evaluate_all("(all) => all.map((one) => one.value)")
    every = {file.stem for file in (ROOT / "snippets/schools").glob("*.yml")}
    assert set(schools) - {""} == every
    # a letter for one country's law has the boxes of that country's schools alone, so the tool offers none
    assert {path for path, school in offered if school} == {
        path for path in there if {box.name for box in (inside / path / "s").glob("*")} == every
    }


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.id)
def test_the_preview_shows_what_will_come(page: Page, host: Any) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/embed/")
    page.locator("#et-host").select_option(host.id)
    page.locator("#et-school").select_option("example-university")
    preview = page.locator("[data-preview]")
    if host.form == "link":
        expect(preview.locator("a")).to_have_attribute("href", "../letters/withdraw-by-email/")
        return
    preview.scroll_into_view_if_needed()
    frame = preview.locator("iframe")
    expect(frame).to_have_attribute("src", "v1/en/letters/withdraw-by-email/s/example-university/")
    assert (frame.get_attribute("sandbox") or "") == host.sandbox
    inside = page.frame_locator("[data-preview] iframe")
    expect(inside.locator("[data-school=example-university]")).to_be_visible()
    inside.locator("#f-company").fill("Northwind")
    expect(inside.locator("[data-article]")).to_contain_text("Northwind")
    expect(inside.locator("[data-sandbox-note]")).to_be_visible(visible=bool(host.sandbox))
    if host.grows:
        tall = inside.locator("body").evaluate("(body) => Math.ceil(body.getBoundingClientRect().height)")  # fmt: skip
        most = 1000 if host.form == "address" else 20_000
        expect(frame).to_have_css("height", f"{min(tall, most)}px")
    else:
        page.locator("#et-height").select_option("1200")
        expect(page.locator("[data-preview] iframe")).to_have_css("height", "1200px")
    page.locator("#et-width-340").check()
    assert page.locator("[data-preview] iframe").bounding_box()["width"] <= 340  # type: ignore[index]
    assert errors == []


def test_by_keyboard_alone_from_the_choice_to_the_copied_code(new_page: NewPage) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/embed/")
    page.locator("#et-page").focus()
    page.keyboard.type("Apologize for")
    walked = ["et-page"]
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.id || document.activeElement.textContent.trim()"
        )
        walked.append(focused)
        if focused == "et-host":
            page.keyboard.type("LibG")
        if focused == "et-school":
            page.keyboard.type("Example")
        if focused == "Copy the code":
            break
    assert walked[:5] == ["et-page", "et-host", "et-school", "et-height", "et-theme"]
    page.keyboard.press("Enter")
    said = page.locator("[data-result] [aria-live]").first
    expect(said).to_have_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code.replace("\r\n", "\n") == page.locator("[data-result] [data-code]").input_value()
    assert "s/example-university/" in code
    assert "v1.0.0.js" in code
    assert "letters/apologize-for-silence/" in code


def test_the_preview_is_there_for_who_comes_by_keyboard(new_page: NewPage) -> None:
    """It is loaded when it comes near; the code before it may be taller than the window."""
    page = new_page(viewport={"width": 360, "height": 320})
    page.goto("/embed/")
    expect(page.locator("[data-preview] > div")).to_be_attached()
    expect(page.locator("[data-preview] iframe")).to_have_count(0)
    page.locator("[data-result] [data-copy-code]").evaluate(
        "(button) => button.focus({ preventScroll: true })"
    )
    expect(page.frame_locator("[data-preview] iframe").locator("h1")).to_be_attached()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto("/embed/")
    page.locator("#et-host").select_option("wordpress")
    page.locator("[data-preview]").scroll_into_view_if_needed()
    expect(
        page.frame_locator("[data-preview] iframe").locator("[data-sandbox-note]")
    ).to_be_visible()
    page.locator("[data-result] [data-copy-code]").click()
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
    expect(page.locator("[data-plain]")).to_contain_text(
        "take the code from the page of your system"
    )
    page.goto("/embed/canvas/")
    code = page.locator("[data-code]").first
    expect(code).to_have_value(
        CODES.frame(Target("letters/withdraw-by-email", "Withdraw your acceptance by email"))
    )
    expect(page.locator("[data-copy-code]").first).to_be_hidden()
