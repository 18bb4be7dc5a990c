"""What the search is given to look through."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from bowout.model.content import Content
from bowout.outputs.search import SHOWN, Entry, Section, index_script, page_sections

PAGE = """
<h1 id="top">Am I <em>allowed</em>?</h1>
<p>Yes,<sup class="cite"><a href="#s">1</a></sup> you are.</p>
<div class="admonition do"><p class="admonition-title">Do now</p><ul><li>Call</li><li>Write</li></ul></div>
<form><label>Company <input></label></form>
<h2 id="money">Money<a class="headerlink" href="#money">¶</a></h2>
<p>Pay &amp; keep<br>proof.</p><div data-search-exclude><h3 id="no">Not this</h3><p>Nor this.</p></div>
<a class="letter-card" href="x"><strong>A letter</strong></a>
<h3 id="gross">Gross</h3><p>Or net.</p>
"""


def index(*entries: Entry) -> dict[str, object]:
    script = index_script(entries, "en", Content(Path()))
    loaded: dict[str, object] = json.loads(
        script.removeprefix("window.bowoutSearchIndex=").removesuffix(";\n")
    )
    return loaded


def test_a_page_is_cut_at_its_headings() -> None:
    assert page_sections(PAGE) == [
        Section("", "Am I allowed?", "Yes, you are. Call Write"),
        Section("money", "Money", "Pay & keep proof."),
        Section("gross", "Gross", "Or net."),
    ]


def test_anchors_that_the_browser_can_make_are_left_out() -> None:
    sections = [Section("can-they-sue-me", "Can they sue me?", ""), Section("other", "Else", "")]
    entry = Entry("law/", "The law", "", "", (), sections)
    assert index(entry)["pages"] == [
        {"u": "law/", "t": "The law", "s": [[1, "Can they sue me?", ""], ["other", "Else", ""]]}
    ]


def test_of_a_long_section_only_the_opening_stays_as_it_is() -> None:
    text = "One sentence of several words. " * 20 + "Germany wants ink, and ink again."
    entry = Entry("law/", "The law", "", "", (), [Section("", "", text)])
    full = index(entry)
    (page,) = full["pages"]  # type: ignore[misc]
    (_, _, visible, rest) = page["s"][0]
    assert text.startswith(visible)
    assert len(visible) <= SHOWN
    assert full["words"] == "AagainBndAgermanyAinkAwants"
    assert len(rest) == 5


def test_a_section_keeps_its_letters_and_the_words_that_people_type() -> None:
    html = '<h1>Money</h1><h2 id="bonus">Bonus</h2><p><a href="../../letters/give-back/#tone=warm">A letter</a></p>'
    sections = [
        replace(one, aliases=["pay it back"] if one.anchor else ()) for one in page_sections(html)
    ]
    guide = Entry("law/money/", "Money", "", "", (), sections)
    letter = Entry("letters/give-back/", "Give it back", "", "", (), [], letter=True)
    page, _ = index(guide, letter)["pages"]  # type: ignore[misc]
    assert page["s"][1] == [1, "Bonus", "A letter", "", [1], ["pay it back"]]
