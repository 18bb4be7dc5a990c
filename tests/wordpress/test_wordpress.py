"""A page's plain address, pasted into a real WordPress, becomes the page: with all that can be done in it there.

`make test-wordpress` starts that WordPress; see started.py. The author who pastes may write posts, but no HTML.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Frame,
    FrameLocator,
    Page,
    expect,
)

from bowout.render.embed_code import Codes
from tests.conftest import Tell
from tests.support import project, server
from tests.support.content import ours
from tests.support.embed import IN_VIEW, Finger, target
from tests.wordpress.started import CannotStartError, WordPress, certificate, install, wordpress

pytestmark = pytest.mark.wordpress

LETTER = "letters/withdraw-by-email"
SCHOOL, SCHOOL_NAME = "bucknell", "Bucknell University"
# What WordPress's own script allows.
LOWEST, HIGHEST = 200, 1000
PATIENCE = 20_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at the address that it was built for, by https: WordPress takes a pasted address for a box only so."""
    try:
        install()
        tls = certificate(tmp_path_factory.mktemp("tls"))
    except CannotStartError as problem:
        pytest.fail(str(problem), pytrace=False)
    target = tmp_path_factory.mktemp("site")
    with server.serve(target, tls=tls) as address:
        done = project.build(target, SITE_URL=f"{address}/")
        if done.returncode:
            pytest.fail(f"The site does not build:\n{done.stdout}", pytrace=False)
        yield f"{address}/"


@pytest.fixture(scope="module")
def host(site: str) -> Iterator[WordPress]:
    # Not in pytest's own folder, whose path is too long for a socket's.
    with tempfile.TemporaryDirectory(prefix="bow-out-wordpress-") as folder:
        try:
            with wordpress(Path(folder), site) as started:
                yield started
        except CannotStartError as problem:
            pytest.fail(str(problem), pytrace=False)


@dataclass(frozen=True)
class Visit:
    """A page of WordPress with ours in it, and everything that a console said of ours meanwhile."""

    page: Page
    frame: Frame
    errors: list[str]

    @property
    def height(self) -> float:
        """Of the frame in the page."""
        box = self.page.locator("iframe.wp-embedded-content").bounding_box()
        assert box
        return box["height"]

    @property
    def own_height(self) -> int:
        """Of what is in the frame."""
        return int(self.frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)"))

    def copied(self) -> str:
        """What lies in the clipboard, by pasting it elsewhere."""
        page = self.page.context.new_page()
        page.set_content("<textarea autofocus></textarea>")
        page.locator("textarea").press("Control+V")
        text = page.locator("textarea").input_value()
        page.close()
        return text


@pytest.fixture(scope="module")
def context(browser: Browser, host: WordPress) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser of its own for somebody. Nothing in it reaches another machine."""
    made = []

    def make(**settings: Any) -> BrowserContext:
        settings = {
            "locale": "en-US",
            "base_url": host.address,
            "ignore_https_errors": True,
        } | settings
        context = browser.new_context(**settings)
        context.route(
            lambda url: urlsplit(url).hostname not in ("localhost", "127.0.0.1"),
            lambda route: route.abort(),
        )
        context.set_default_timeout(PATIENCE)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def author(context: Callable[..., BrowserContext], host: WordPress) -> Page:
    """The editor's side of WordPress, as somebody with the rights of an author sees it."""
    return signed_in(context(), host, "author")


def signed_in(own: BrowserContext, host: WordPress, name: str) -> Page:
    own.grant_permissions(["clipboard-read", "clipboard-write"], origin=host.address)
    page = own.new_page()
    page.goto("/wp-login.php")
    page.get_by_label("Username").fill(name)
    page.locator("#user_pass").fill(host.password)
    page.get_by_role("button", name="Log In").click()
    page.wait_for_url("**/wp-admin/**")
    return page


def paste(author: Page, address: str | None, title: str) -> str:
    """A new post with that address, or what lies in the clipboard, pasted on a line of its own; published, it gives
    where it is to be read."""
    author.goto("/wp-admin/post-new.php")
    author.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    author.evaluate(
        "wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)"
    )
    author.get_by_role("textbox", name="Add title").fill(title)
    author.keyboard.press("Enter")
    if address:
        author.evaluate("address => navigator.clipboard.writeText(address)", address)
    author.keyboard.press("Control+V")
    block = author.locator("[data-type='core/embed']")
    expect(block).to_be_visible()
    expect(block.locator("iframe")).to_be_visible(timeout=PATIENCE)
    assert author.get_by_text("could not be embedded").count() == 0
    author.get_by_role("button", name="Publish", exact=True).click()
    author.locator(".editor-post-publish-panel").get_by_role("button", name="Publish", exact=True).click()  # fmt: skip
    expect(author.locator(".post-publish-panel__postpublish-header")).to_be_visible()
    link = author.evaluate("wp.data.select('core/editor').getPermalink()")
    assert isinstance(link, str)
    return link


def type_as_before(author: Page, address: str) -> str:
    """A published post as the editor before 2018 kept it: text without blocks, the address on its own line."""
    return published(author, f"We can help.\n\n{address}\n\nWrite to us.")


def published(writer: Page, content: str) -> str:
    """A post with this content; gives where it is to be read."""
    link = writer.evaluate(
        """async content => {
            const data = { title: "A post", status: "publish", content };
            return (await wp.apiFetch({ path: "/wp/v2/posts", method: "POST", data })).link;
        }""",
        content,
    )
    assert isinstance(link, str)
    return link


@pytest.fixture(scope="module")
def posts(author: Page, site: str) -> dict[str, str]:
    """Where the post with a page's address is, one with a school's, and one as older editors wrote it."""
    return {
        "page": paste(author, f"{site}{LETTER}/", "A letter"),
        "school": paste(author, f"{site}students/schools/{SCHOOL}/", "With our policy"),
        "before": type_as_before(author, f"{site}{LETTER}/"),
    }


@pytest.fixture
def visit(
    context: Callable[..., BrowserContext], posts: dict[str, str], site: str
) -> Callable[..., Visit]:
    """Opens a post as a student would, and waits until ours is shown."""

    def go(post: str, width: int = 1280, **settings: Any) -> Visit:
        page = context(viewport={"width": width, "height": 900}, **settings).new_page()
        errors: list[str] = []

        def heard(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and message.location["url"].startswith(site):
                errors.append(message.text)

        page.on("console", heard)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(posts[post])
        expect(page.frame_locator("iframe.wp-embedded-content").locator("h1")).to_be_visible()
        frame = next(frame for frame in page.frames if frame.url.startswith(site))
        return Visit(page, frame, errors)

    return go


def test_the_address_is_all_that_was_pasted(posts: dict[str, str], author: Page) -> None:
    """WordPress made the frame of its own accord: the author has written none, and may not."""
    author.goto(f"/wp-admin/post.php?action=edit&post={posts['page'].rpartition('=')[2]}")
    author.wait_for_function("window.wp?.data?.select('core/editor')?.getEditedPostContent()")
    content = author.evaluate("wp.data.select('core/editor').getEditedPostContent()")
    assert "<iframe" not in content
    assert "wp:embed" in content
    assert f"/{LETTER}/" in content


@pytest.mark.parametrize("post", ["page", "before"])
def test_the_letter_is_seen_in_a_sandbox(post: str, visit: Callable[..., Visit], site: str) -> None:
    visited = visit(post)
    frame = visited.page.locator("iframe.wp-embedded-content")
    assert frame.get_attribute("sandbox") == "allow-scripts"
    assert visited.frame.evaluate("origin") == "null"
    path = f"{site}embed/v1/en/{LETTER}/"
    assert re.fullmatch(re.escape(path) + r"#\?secret=\w{10}", frame.get_attribute("src") or "")
    assert frame.get_attribute("title") == "Withdraw your acceptance by email"
    expect(visited.page.locator("blockquote.wp-embedded-content")).to_be_hidden()
    letter = visited.frame.locator(".letter, [data-letter]").first
    expect(letter).to_contain_text("withdraw my acceptance")
    assert visited.frame.locator(".school-box").count() == 0
    assert visited.errors == []


def test_a_schools_address_becomes_its_policy_and_its_letters(visit: Callable[..., Visit]) -> None:
    """A letter opens in the same frame, and the school's box and the height go along."""
    visited = visit("school")
    expect(visited.frame.locator(".school-box")).to_contain_text(SCHOOL_NAME)
    visited.frame.locator(f".letter-card[href*='{LETTER}']").click()
    inside = visited.page.frame_locator("iframe.wp-embedded-content")
    expect(inside.locator(".letter, [data-letter]").first).to_contain_text("withdraw my acceptance")
    expect(inside.locator(".school-box")).to_contain_text(SCHOOL_NAME)
    fill_in_and_copy(inside)
    assert "Vandelay Industries" in visited.copied()
    assert visited.page.locator("iframe.wp-embedded-content").bounding_box()["height"] > 300  # type: ignore[index]
    assert visited.errors == []


@pytest.mark.parametrize("post", ["page", "before"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_frame_is_as_high_as_wordpress_lets_it_and_no_wider(
    width: int, post: str, visit: Callable[..., Visit], tell: Tell
) -> None:
    visited = visit(post, width)
    frame, own = visited.frame, visited.own_height
    assert own > HIGHEST
    wait_for_height(visited, HIGHEST)
    # Shorter, then lower than WordPress allows, then as it was.
    frame.evaluate("document.querySelector('.prose').hidden = true")
    short = visited.own_height
    assert LOWEST < short < HIGHEST
    wait_for_height(visited, short)
    frame.evaluate("document.querySelector('main').hidden = true")
    wait_for_height(visited, max(LOWEST, visited.own_height))
    frame.evaluate("for (const el of document.querySelectorAll('main, .prose')) el.hidden = false")
    wait_for_height(visited, HIGHEST)
    box = visited.page.locator("iframe.wp-embedded-content").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert visited.errors == []
    tell(
        f"WordPress, {post}, at {width} px: frame {box['width']:g} × {box['height']:g}, page {own} px"
    )


def wait_for_height(visited: Visit, height: int) -> None:
    script = (
        "wanted => document.querySelector('iframe.wp-embedded-content').clientHeight === wanted"
    )
    try:
        visited.page.wait_for_function(script, arg=height, timeout=5_000)
    except Error:
        assert visited.height == height


def test_a_letter_is_filled_in_and_copied(visit: Callable[..., Visit]) -> None:
    visited = visit("page")
    frame = visited.frame
    frame.locator("[data-wording] > summary").click()
    frame.locator("label[for=c-tone-brief]").click()
    expect(frame.locator("#c-tone-brief")).to_be_checked()
    fill_in_and_copy(frame)
    copied = visited.copied()
    assert "Vandelay Industries" in copied
    assert copied.rstrip().endswith("Robin Example")
    assert "[company]" not in copied
    # What this sandbox forbids is not offered, and that is said.
    for action in ("mail", "docx", "txt", "print"):
        assert frame.locator(f"[data-do={action}]").count() == 0
    expect(frame.locator("[data-sandbox-note]")).to_be_visible()
    assert visited.errors == []


def fill_in_and_copy(frame: Frame | FrameLocator) -> None:
    """Every blank that the letter shows at first, and then Copy, which says if one is left."""
    for blank, value in (("company", "Vandelay Industries"), ("role", "Analyst"), ("sender", "Robin Example")):  # fmt: skip
        frame.locator(f"#f-{blank}").fill(value)
    frame.locator("[data-do=copy]").click()
    expect(frame.locator("[data-said]")).to_have_text("Copied.")


@pytest.mark.parametrize("post", ["page", "before", "school"])
@pytest.mark.parametrize("how", ["wheel", "touch"])
def test_the_end_is_reached_by_wheel_and_by_touch(
    how: str, post: str, visit: Callable[..., Visit]
) -> None:
    """WordPress caps the frame at 1,000 pixels, and once nothing moved what was in it."""
    visited = visit(post, 390, has_touch=how == "touch")
    reach_the_end(visited.page, visited.frame, how)
    assert visited.frame.evaluate("scrollY") > 0
    assert visited.errors == []


def reach_the_end(page: Page, frame: Frame, how: str) -> None:
    """Turn the wheel in the middle of the window, or touch it there, until the last line of ours is seen."""
    foot = frame.locator("footer p").last
    if how == "touch":
        Finger(page).moves_up_until(foot)
        return
    page.mouse.move(180, 500)
    for _ in range(60):
        page.mouse.wheel(0, 400)
        if foot.evaluate(IN_VIEW):
            return
    raise AssertionError("60 turns of the wheel, and the end is still out of sight")


@pytest.mark.parametrize("how", ["wheel", "touch"])
def test_an_administrator_pastes_the_tools_code(
    how: str, context: Callable[..., BrowserContext], host: WordPress, site: str
) -> None:
    """Into a block for HTML, which authors don't have: a letter with the school's box, filled in and copied."""
    writer = signed_in(context(), host, "admin")
    writer.goto("/wp-admin/post-new.php")
    writer.wait_for_function("Boolean(window.wp?.apiFetch)")
    letter = target(LETTER, "Withdraw your acceptance by email", SCHOOL, LETTER.split("/")[-1])
    code = Codes(site, ours()).frame(letter)
    post = published(writer, f"<!-- wp:html -->\n{code}\n<!-- /wp:html -->")
    page = context(viewport={"width": 390, "height": 900}, has_touch=how == "touch").new_page()
    page.goto(post)
    inside = page.frame_locator(f"iframe[src^='{site}embed/']")
    expect(inside.locator(".school-box")).to_contain_text(SCHOOL_NAME)
    fill_in_and_copy(inside)
    frame = next(frame for frame in page.frames if frame.url.startswith(site))
    assert not frame.locator("footer p").last.evaluate(IN_VIEW)
    reach_the_end(page, frame, how)


@pytest.mark.parametrize("slug", ["bucknell", "michigan-state", "oxford"])
def test_from_the_home_page_to_a_letter_in_wordpress(
    slug: str, context: Callable[..., BrowserContext], host: WordPress, site: str, tell: Tell
) -> None:
    """Somebody in an office, for the first time: each thing is pressed where it stands, and what is pasted was copied."""
    school = ours().schools[slug]
    own = context(viewport={"width": 1280, "height": 900})
    own.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.rstrip("/"))
    editor = signed_in(own, host, "author")  # an office has its portal open already
    page = own.new_page()
    begin = time.monotonic()
    page.goto(site)
    page.get_by_role("link", name="I work in a career center").click()
    page.get_by_label("Your school", exact=True).select_option(label=school.name)
    page.get_by_label("Where it goes", exact=True).select_option("wordpress")
    block = page.locator("[data-block]").first
    block.locator("[data-copy-code]").click()
    expect(block.get_by_text("Copied.")).to_be_visible()
    presses = 1 + 2 + 2 + 1  # a list is opened, and one of it chosen
    post = paste(editor, None, school.name)
    presses += 5  # New post, its title, Enter, paste, and twice Publish
    page.goto(post)
    inside = page.frame_locator("iframe.wp-embedded-content")
    expect(inside.locator(f".school-box[data-school={slug}]")).to_contain_text(school.name)
    # Behind the finder and the letter to the office, the first that goes to an employer.
    inside.locator(".letter-card[href*='/letters/']").nth(1).click()
    presses += 1
    expect(inside.locator("[data-article]")).to_be_visible()
    expect(inside.locator(f".school-box[data-school={slug}]")).to_contain_text(school.name)
    expect(inside.locator("[data-bar]")).to_contain_text("blanks left")
    left = inside.locator("[data-blank]:not([hidden])")
    for blank in left.evaluate_all("blanks => blanks.map(one => one.dataset.blank)"):
        field = inside.locator(f"#f-{blank}")
        value = {"date": "2026-12-01", "number": "4"}
        field.fill(value.get(field.get_attribute("type") or "", "Vandelay Industries"))
        presses += 1
    inside.locator("[data-do=copy]").click()
    presses += 1
    expect(inside.locator("[data-said]")).to_have_text("Copied.")
    tell(
        f"WordPress, {slug}: {presses} presses beside typing, from the home page to a letter copied from a post, "
        f"{time.monotonic() - begin:.0f} s by a machine"
    )


def test_a_link_to_our_site_leads_there(visit: Callable[..., Visit], site: str) -> None:
    """WordPress lets links to the frame's own site through, and opens them in place of the post."""
    visited = visit("page")
    visited.frame.locator(".embed-foot [data-full]").click()
    visited.page.wait_for_url(f"{site}{LETTER}/**")
    expect(visited.page.get_by_role("heading", level=1)).to_have_text("Withdraw your acceptance by email")  # fmt: skip
    assert visited.errors == []


def test_of_a_link_elsewhere_the_address_is_shown(visit: Callable[..., Visit]) -> None:
    visited = visit("school")
    before = visited.page.url
    link = visited.frame.locator(".school-box a[href^=https]").first
    href = link.get_attribute("href")
    link.click()
    panel = visited.frame.locator("[data-address]")
    expect(panel).to_be_visible()
    assert panel.locator("input").input_value() == href
    panel.get_by_role("button").click()
    expect(panel.locator("[aria-live]")).to_contain_text("Copied")
    assert visited.copied() == href
    assert visited.page.url == before
    assert len(visited.page.context.pages) == 1
    assert visited.errors == []


def test_without_scripts_the_link_is_there(
    context: Callable[..., BrowserContext], posts: dict[str, str], site: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    for name, post in posts.items():
        page.goto(post)
        link = page.locator("blockquote.wp-embedded-content a")
        expect(link).to_be_visible()
        path = f"students/schools/{SCHOOL}" if name == "school" else LETTER
        assert link.get_attribute("href") == f"{site}{path}/"
        assert link.inner_text() == (
            SCHOOL_NAME if name == "school" else "Withdraw your acceptance by email"
        )
        # WordPress keeps the frame out of sight until it has heard from it.
        box = page.locator("iframe.wp-embedded-content")
        assert "clip:" in (box.get_attribute("style") or "")


def test_an_address_that_is_not_embedded_stays_a_link(author: Page, site: str) -> None:
    """The page for career centers has no box of its own: nothing pretends to be one."""
    author.goto("/wp-admin/post-new.php")
    found = author.evaluate(
        """async url => {
            const asked = `/wp-json/oembed/1.0/proxy?url=${encodeURIComponent(url)}`;
            const path = asked.replace("/wp-json", "/?rest_route=").replace("?url", "&url");
            const headers = { "X-WP-Nonce": wp.apiFetch.nonceMiddleware.nonce };
            return (await fetch(path, { headers })).status;
        }""",
        f"{site}embed/",
    )
    assert found == 404
