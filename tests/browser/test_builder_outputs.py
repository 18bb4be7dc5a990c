"""What leaves the page is what is seen on it: copied, mailed, saved, printed."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

import docx
import pytest
from playwright.sync_api import Page, expect

from bowout.render.country_box import paper_only
from tests.support import builder as letters
from tests.support.builder import EMAIL, LETTERS, open_letter, typical
from tests.support.content import ours

NewPage = Callable[..., Page]

EVERYTHING = """async (states) => {
  const results = [];
  for (const state of states) {
    fillIn(state);
    const result = { seen: seen() };
    const box = document.querySelector("[data-with-subject]");
    if (box) box.checked = false; // by default the subject is copied along
    for (const name of ["copy", "mail", "txt", "docx"]) result[name] = await press(name);
    if (box) {
      box.checked = true;
      result.whole = await press("copy");
      box.checked = false;
      result.subject = await press("copy-subject");
    }
    results.push(result);
  }
  return results;
}"""
PAPER = """() => ({
  words: document.body.innerText,
  marked: [...document.querySelectorAll("mark")].filter((el) => getComputedStyle(el).backgroundColor != "rgba(0, 0, 0, 0)").length,
})"""
FILLED = {"company": "Northwind", "role": "Analyst", "sender": "Ana Díaz"}


def paragraphs_of(rich: str) -> str:
    """Rich text back to plain."""
    assert "<" not in re.sub("</?p>|<br>", "", rich)
    parts = re.findall(r"<p>(.*?)</p>", rich, re.DOTALL)
    return "\n\n".join(html.unescape(part.replace("<br>", "\n")) for part in parts)


def mail_of(link: str) -> tuple[str, str]:
    """Subject and body of a mailto link, its line breaks as ours."""
    assert link.startswith("mailto:?")
    assert "+" not in link.split("?", 1)[1]
    query = link.removeprefix("mailto:?")
    assert "%0A" not in query.replace("%0D%0A", "")
    fields = dict(part.split("=", 1) for part in query.split("&"))
    return unquote(fields["subject"]), unquote(fields["body"]).replace("\r\n", "\n")


def text_of_docx(data: bytes) -> str:
    """A .docx as another program reads it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    document = docx.Document(io.BytesIO(data))
    texts = (paragraph.text for paragraph in document.paragraphs)
    return "\n\n".join(text.replace("\n\n____", "____") for text in texts)  # room to sign


def mail_link(subject: str, body: str) -> str:
    """As encodeURIComponent writes it."""
    parts = (quote(text.replace("\n", "\r\n"), safe="-_.!~*'()") for text in (subject, body))
    return "mailto:?subject={}&body={}".format(*parts)


def file_of(taken: dict[str, Any]) -> bytes:
    return base64.b64decode(taken["data"])


@pytest.mark.parametrize(
    "id", [id if id in typical() else pytest.param(id, marks=pytest.mark.full) for id in LETTERS]
)
def test_every_output_is_what_is_seen_and_what_the_core_writes(
    page: Page, pytestconfig: pytest.Config, id: str
) -> None:
    letter = letters.letter(id)
    states = list(letters.states(letter, 12 if pytestconfig.getoption("full") else 6))
    open_letter(page, id)
    results = page.evaluate(EVERYTHING, [state.script() for state in states])
    for state, result in zip(states, results, strict=True):
        want = letters.expected(letter, state)
        seen = result["seen"]
        assert seen["asked"] == want.asked
        assert seen["whole"] == want.whole
        assert result["copy"]["text"] == want.body
        assert paragraphs_of(result["copy"]["html"]) == want.body
        assert result["txt"]["name"] == f"{id}.txt"
        assert file_of(result["txt"]).decode() == want.whole + "\n"
        assert result["docx"]["name"] == f"{id}.docx"
        assert text_of_docx(file_of(result["docx"])) == want.whole
        if not want.subject:
            continue  # the buttons that an email has are hidden
        assert result["subject"]["text"] == want.subject
        assert result["whole"]["text"] == want.whole
        if paper_only(letter, ours()):
            assert result["mail"] is None
        elif result["mail"]["to"] == "link":
            assert len(result["mail"]["href"]) <= 1800
            assert mail_of(result["mail"]["href"]) == (want.subject, want.body)
        else:  # too long for a link
            assert len(mail_link(want.subject, want.body)) > 1800
            assert result["mail"]["text"] == want.whole
    page.emulate_media(media="print")
    paper = page.evaluate(PAPER)
    assert paper["words"].split() == want.whole.split()
    assert paper["marked"] == 0


def test_paper_is_one_tagged_page(page: Page) -> None:
    open_letter(page)
    page.evaluate("fillIn", {"values": FILLED})
    pdf = page.pdf(tagged=True, prefer_css_page_size=True)
    assert b"/StructTreeRoot" in pdf
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_title_is_the_subject_while_printing(page: Page) -> None:
    open_letter(page)
    page.evaluate("fillIn", {"values": FILLED})
    title = page.title()
    subject = page.evaluate("seen().subject.replace('Subject: ', '')")
    letters.from_menu(page, "Print or save as PDF")
    papers = page.evaluate("taken")
    assert [paper["title"] for paper in papers] == [subject, title]


def test_the_real_clipboard_gets_text_and_rich_text(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_letter(page, spy=False)
    page.get_by_label("Company").fill("Northwind & Co")
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator("[data-said]")).to_contain_text("Copied.")
    types = page.evaluate("async () => [...(await navigator.clipboard.read())[0].types].sort()")
    assert types == ["text/html", "text/plain"]
    assert page.evaluate("navigator.clipboard.readText()") == page.evaluate("seen().whole")


def test_real_files_are_saved(page: Page) -> None:
    open_letter(page, spy=False)
    page.evaluate("fillIn", {"values": FILLED})
    full = page.evaluate("seen().whole")
    for name, read in (
        ("Download .txt", lambda data: data.decode().removesuffix("\n")),
        ("Download .docx", text_of_docx),
    ):
        with page.expect_download() as waiting:
            letters.from_menu(page, name)
        path = waiting.value.path()
        assert read(path.read_bytes()) == full
        assert waiting.value.suggested_filename == EMAIL + name.removeprefix("Download ")


def test_the_saved_and_the_ready_made_word_file_have_the_same_text(
    page: Page, site_url: str
) -> None:
    open_letter(page)
    saved = page.evaluate("press('docx')")
    link = page.locator("[data-plain] a[href$='.docx']").get_attribute("href")
    ready = page.request.get(f"{site_url}/letters/{EMAIL}/{link}")
    assert text_of_docx(file_of(saved)) == text_of_docx(ready.body())


REFUSED = """
Clipboard.prototype.write = Clipboard.prototype.writeText = async () => { throw new Error("NotAllowed"); };
"""


def test_copying_falls_back_to_the_old_command(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read"])
    page.add_init_script(REFUSED)
    open_letter(page, spy=False)
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator("[data-said]")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.evaluate("seen().whole")
    assert page.evaluate("getSelection().toString()") == ""


def test_where_nothing_may_copy_the_letter_is_selected(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read"])
    page.add_init_script(REFUSED + "document.execCommand = () => false;")
    open_letter(page, spy=False)
    page.get_by_role("button", name="Copy letter").click()
    expect(page.locator("[data-said]")).to_contain_text("Ctrl+C")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == page.evaluate("seen().whole")


def test_a_letter_too_long_for_a_mail_link_is_copied_and_says_so(page: Page) -> None:
    open_letter(page)
    page.evaluate("fillIn", {"values": {"company": "株式会社" * 60}})
    taken = page.evaluate("press('mail')")
    assert taken["to"] == "clipboard"
    assert taken["text"] == page.evaluate("seen().whole")
    expect(page.locator("[data-said]")).to_contain_text("been copied with its subject")


def test_sharing_hands_over_the_same_text(page: Page) -> None:
    page.add_init_script(
        """Object.defineProperty(navigator, "share", { value: async (data) => {
          window.shared = data;
          if (window.refusal) throw new DOMException("no", window.refusal);
        } });"""
    )
    open_letter(page)
    letters.from_menu(page, "Share")
    seen = page.evaluate("seen()")
    assert page.evaluate("shared.text") == seen["whole"]
    assert f"Subject: {page.evaluate('shared.title')}" == seen["subject"]
    page.evaluate("window.refusal = 'AbortError'")
    letters.from_menu(page, "Share")
    assert page.evaluate("taken") == []
    page.evaluate("window.refusal = 'NotAllowedError'")
    letters.from_menu(page, "Share")
    expect(page.locator("[data-said]")).to_contain_text("Copied.")
    assert page.evaluate("taken[0].text") == seen["whole"]


def test_no_share_button_where_the_browser_cannot(page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.share;")
    open_letter(page)
    expect(page.get_by_role("button", name="Share")).to_be_hidden()


@pytest.mark.parametrize("id", ["call-script", "voicemail-script"])
def test_a_script_has_no_mail_button(page: Page, id: str) -> None:
    open_letter(page, id)
    expect(page.get_by_role("button", name="Copy script")).to_be_visible()
    expect(page.locator("[data-do=mail], [data-do=copy-subject]")).to_have_count(0)


def test_what_was_filled_in_behind_the_scripts_back_is_in_the_output(page: Page) -> None:
    """Autofill and dictation change a field and fire no event."""
    open_letter(page)
    page.evaluate("document.getElementById('f-company').value = 'Northwind'")
    assert "Northwind" in page.evaluate("press('copy')")["text"]
    assert "Northwind" in page.evaluate("seen().body")
