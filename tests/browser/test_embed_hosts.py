"""What a student has to do, inside other people's sites: each simulated host at two widths, at three with `--full`.

The hosts are in tests/fixtures/embed_hosts, one file each; adding a host is adding a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, Playwright, expect

from bowout.render.embed_code import Target
from tests.support import axe, chromium
from tests.support.builder import PARAGRAPHS, State, expected, letter
from tests.support.embed import LETTER, PLAIN, Heard, Host, World, frame_of, hosts, target, world

WIDTHS = (320, 1280)
FULL_WIDTHS = (320, 640, 1280)
SENDER, ROLE = "Ana Duarte", "Analyst"
# With every landmark of its own.
PORTAL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A portal</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>:root {{ color-scheme: light dark }} body {{ background: #fff; color: #222 }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #eee }} a {{ color: #9cf }} }}</style></head>
<body><header><p>A school</p><nav><a href="/">Home</a></nav></header>
<main><h1>After you said yes</h1>{code}</main><footer><p>The school's office</p></footer></body></html>
"""
MORE = [target("law/which-letter", "Which letter", "example-university"), target("telling/check", "Check"), target("law/de", "Germany")]  # fmt: skip


@pytest.fixture(scope="module")
def portal(site_dir: Path) -> Iterator[World]:
    with world(site_dir) as started:
        yield started


@pytest.mark.parametrize("host", hosts().values(), ids=lambda host: host.id)
def test_a_student_can_do_everything_or_is_told_the_way(
    browser: Browser, portal: World, pytestconfig: pytest.Config, host: Host
) -> None:
    address = portal.show(host, portal.code(host.form, LETTER))
    heard: list[str] = []
    for width in FULL_WIDTHS if pytestconfig.getoption("full") else WIDTHS:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale="en-US",
            timezone_id="UTC",
            java_script_enabled=host.javascript,
        )
        page = context.new_page()
        errors = Heard(page)
        visit = Visit(page, portal, host, width)
        page.goto(address)
        for _ in range(0 if host.javascript else 9):
            if visit.frame.locator("noscript > *").count():
                break
            page.reload()  # Chromium may have read the frame before it heard that scripts are off
        visit.comes_to_the_letter()
        visit.reads()
        visit.sees_the_school()
        visit.fills_in()
        visit.copies()
        visit.saves()
        visit.opens_the_full_page()
        heard += errors.lines
        context.close()
    assert [line for line in heard if not host.is_noise(line)] == []
    for one in host.noise:
        assert any(Host.is_noise(host, line) for line in heard), f"never said: {one['line']}"


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        (LETTER, "light"),
        (LETTER, "dark"),
        *((target, "light") for target in MORE),
        *(pytest.param(target, "dark", marks=pytest.mark.full) for target in MORE),
    ],
    ids=lambda one: one if isinstance(one, str) else one.path,
)
def test_axe_finds_nothing_in_a_host_with_our_page_in_it(
    browser: Browser, portal: World, target: Target, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": 420, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    code = portal.code("loader", target)
    if scheme == "dark":
        code = themed(code, "dark")
    page.goto(portal.put("/axe/", PORTAL.format(code=code)))
    frame = frame_of(page, portal)
    page.wait_for_function("document.querySelector('iframe').style.boxSizing")
    axe.load_with_frames(page)
    faults = [(target.path, scheme, one) for one in axe.scan(page)]
    assert not faults, axe.report(faults)
    assert frame.evaluate("document.body.getClientRects()[0].width") < 420
    context.close()


def test_plain_html_stands_in_a_page_of_the_hosts_own(browser: Browser, portal: World) -> None:
    """Put in by the host's server: no script, no style, headings below the page's own, whole links."""
    file = portal.file(portal.code("fragment", LETTER))
    html = portal.here(file.read_text("utf-8"))
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    errors = Heard(page)
    policy = {"Content-Security-Policy": "default-src 'none'; img-src data:"}
    page.goto(portal.put("/plain/", PLAIN.format(code=html, paste=""), policy))
    text = page.locator("blockquote").inner_text()
    plain = expected(letter(LETTER.letter), State(letter(LETTER.letter).defaults, {})).whole
    assert re.sub(r"\s+", " ", text).strip() == re.sub(r"\s+", " ", plain).strip()
    assert page.get_by_role("heading", level=1).count() == 1
    expect(page.get_by_role("heading", level=2, name=LETTER.title)).to_be_visible()
    page.get_by_role("link", name="Fill this in on its own page").click()
    expect(page.locator("h1")).to_have_text(LETTER.title)
    assert page.url == f"{portal.site}/{LETTER.path}/"
    assert errors.lines == []
    context.close()


def themed(code: str, theme: str) -> str:
    """Code to paste that asks for a theme, beside the school that it may ask for."""
    found = re.subn(
        r'/(\?[^"]+)?" title',
        lambda asked: f'/{asked[1] + "&amp;" if asked[1] else "?"}theme={theme}" title',
        code,
        count=1,
    )
    assert found[1] == 1
    return found[0]


class Visit:
    """A student at one host, with a window of one width."""

    def __init__(self, page: Page, portal: World, host: Host, width: int) -> None:
        self.page, self.portal, self.host, self.width = page, portal, host, width
        self.company = f"Northwind {host.id} {width}"
        self.state = State(letter(LETTER.letter).defaults, {})

    @property
    def frame(self) -> Frame:
        return frame_of(self.page, self.portal)

    @property
    def text(self) -> str:
        return expected(letter(LETTER.letter), self.state).body

    def can(self, task: str) -> str:
        return self.host.can[task]

    def comes_to_the_letter(self) -> None:
        """A host that makes a box of a pasted address shows the school's own page first."""
        if self.host.form == "address":
            frame = self.frame
            frame.locator(".letter-card", has_text=LETTER.title).click()
            frame.wait_for_url("**/letters/**")
        expect(self.frame.locator("[data-article]")).to_be_visible()

    def reads(self) -> None:
        article = self.frame.locator("[data-article]")
        article.scroll_into_view_if_needed()
        shown = article.evaluate(SHOWN)
        assert shown == self.text
        for frame in self.page.frames:
            wide = frame.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, f"{frame.url} scrolls sideways at {self.width}"

    def sees_the_school(self) -> None:
        box = self.frame.locator(f"[data-school={LETTER.school}]")
        if self.can("fill") == "no":
            expect(self.frame.locator("[data-school-place] a")).to_be_visible()
            return
        expect(box).to_be_visible()
        expect(box).to_contain_text("Example University")

    def fills_in(self) -> None:
        form = self.frame.locator("[data-form]")
        if self.can("fill") == "no":
            expect(form).to_be_hidden()
            expect(self.frame.locator("[data-article]")).to_be_visible()
            expect(self.frame.locator("[data-plain] a").first).to_be_visible()
            return
        values = {"company": self.company, "role": ROLE, "sender": SENDER}
        for id, value in values.items():
            field = form.locator(f"#f-{id}")
            field.click()
            self.page.keyboard.insert_text(value)
        form.locator("[data-wording] > summary").click()
        form.locator("label[for=c-tone-plain]").click()
        expect(form.locator("#c-tone-plain")).to_be_checked()
        form.locator("#c-reason").select_option("study")
        choices = {**self.state.choices, "tone": "plain", "reason": "study"}
        self.state = State(choices, values)
        assert self.frame.locator("[data-article]").evaluate(SHOWN) == self.text

    def copies(self) -> None:
        if self.can("copy") == "exact":
            self.frame.locator("[data-do=copy]").click()
            expect(self.frame.locator("[data-said]")).to_have_text("Copied.")
            assert self.pasted() == expected(letter(LETTER.letter), self.state).whole
            return
        paragraph = self.frame.locator("[data-article] p:visible:not([data-joined] *)").nth(1)
        words = paragraph.inner_text().strip()
        paragraph.click(click_count=3)
        self.page.keyboard.press("Control+C")
        assert self.pasted().strip() == words

    def pasted(self) -> str:
        """What a student gets who pastes into the page outside."""
        field = self.page.locator("#paste")
        field.fill("")
        field.press("Control+V")
        return field.input_value()

    def saves(self) -> None:
        buttons = self.frame.locator(
            "[data-do=txt], [data-do=docx], [data-do=print], [data-do=mail]"
        )
        note = self.frame.locator("[data-sandbox-note]")
        if self.can("save") == "said":
            expect(buttons).to_have_count(0)
            expect(self.frame.locator("a[download]")).to_have_count(0)
            expect(note).to_be_visible()
            expect(note.locator("a")).to_have_text("open this page on its own")
            return
        expect(note).to_be_hidden()
        if self.can("save") == "link":
            return  # the host's own link leads to the page; see opens_the_full_page
        if self.host.javascript:
            self.frame.locator("[data-more]:not([open]) > summary").click()
        if self.can("save") == "unsure":
            self.frame.locator("[data-do=txt]").click()
            expect(self.frame.locator("[data-said]")).to_contain_text(
                "Not there? Open the letter on its own page"
            )
            return
        button = self.frame.locator(
            "[data-do=txt]" if self.host.javascript else "a[download][href$='.txt']"
        )
        with self.page.expect_download() as saved:
            button.click()
        text = Path(saved.value.path()).read_text("utf-8")
        whole = expected(letter(LETTER.letter), self.state).whole
        assert text.replace("\r\n", "\n") == f"{whole}\n" or not self.host.javascript
        assert "withdraw" in text
        if self.host.javascript:
            assert buttons.count() == 4

    def opens_the_full_page(self) -> None:
        full = f"{self.portal.site}/{LETTER.path}/"
        link = self.frame.locator("footer [data-full]")
        how = self.can("open")
        if how == "link":
            self.page.locator(f"p > a[href^='{full}']").click()
            opened = self.page
        elif how == "tab":
            with self.page.context.expect_page() as new:
                link.click()
            opened = new.value
        elif how == "here":
            link.click()
            self.page.wait_for_url(f"{full}**")
            opened = self.page
        else:
            box = self.frame.locator(f"[data-school={LETTER.school}]")
            box.locator("summary").click()  # so that the letter comes first
            policy = box.locator(".review-note a")
            policy.click()
            expect(self.frame.locator("#embed-address")).to_have_value(
                policy.get_attribute("href") or ""
            )
            link.click()
            panel = self.frame.locator("[data-address]")
            expect(panel).to_be_visible()
            expect(panel.locator("input")).to_be_focused()
            panel.locator("button").click()
            expect(panel.locator("[aria-live]")).to_have_text("Copied. Paste it into a new tab.")
            opened = self.page.context.new_page()
            opened.goto(self.pasted())
        assert opened.url.startswith(full)
        expect(opened.locator("h1")).to_have_text(LETTER.title)
        expect(opened.locator("body")).to_have_css(
            "margin-top", "0px"
        )  # its styles are not refused
        if how != "link" and self.host.javascript:
            expect(opened.locator("#c-tone-plain")).to_be_checked()  # the choices come along
            assert self.company not in opened.url


SHOWN = f"""(article) => ({PARAGRAPHS})(article)
  .filter(({{ el }}) => !el.matches("[data-subject]")).map(({{ text }}) => text).join("\\n\\n")"""


@pytest.fixture(scope="module")
def dark_device(playwright: Playwright) -> Iterator[Browser]:
    """Really dark, not by emulation, which would tell every frame the same."""
    started = playwright.chromium.launch(
        executable_path=chromium.find(),
        # the first is Chromium's, the second that of its headless shell
        args=[
            *chromium.launch_arguments(),
            "--force-dark-mode",
            "--blink-settings=preferredColorScheme=0",
        ],
    )
    yield started
    started.close()


@pytest.mark.parametrize(
    ("css", "theme", "dark"),
    [
        ("", "", False),
        (":root { color-scheme: light dark }", "", False),
        ("", "auto", True),
        (":root { color-scheme: light }", "auto", False),
        (":root { color-scheme: light dark }", "auto", True),
        ("iframe { color-scheme: light }", "auto", False),
        (":root { color-scheme: light }", "dark", True),
    ],
)
def test_colors_are_light_unless_chosen(
    dark_device: Browser, portal: World, css: str, theme: str, dark: bool
) -> None:
    """Hosts that are light mostly do not say so, and would get a dark box on a dark device: so light is the rule."""
    context = dark_device.new_context(color_scheme="null")
    page = context.new_page()
    code = portal.code("frame", LETTER)
    if theme:
        code = themed(code, theme)
    style = f"<style>{css}</style>"
    page.goto(portal.put("/scheme/", PLAIN.format(code=style + code, paste="")))
    color = frame_of(page, portal).evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", color))) < 200) is dark, color
    context.close()
