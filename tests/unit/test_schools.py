"""Schools: what is told of a broken entry, and that box, page and list say what the file says and no more."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup, escape

from bowout.check import schools
from bowout.commands.overdue import overdue
from bowout.load.shapes.school import CONSEQUENCES, TELL_FIRST
from bowout.model import color
from bowout.model.content import load_content
from bowout.model.school import School
from bowout.outputs.schools import script
from bowout.render.embed import outward
from bowout.render.school import (
    policy,
    school_box,
    school_letters,
    school_list,
    school_markdown,
    school_values,
    stripe,
)
from tests.support import content as projects
from tests.support.content import ours
from tests.support.project import ROOT

X_COLLEGE = "snippets/schools/x-college.yml"


def real() -> list[School]:
    return [school for school in ours().schools.values() if not school.example]


def example() -> School:
    return ours().schools["example-university"]


@pytest.fixture(params=sorted(ours().schools))
def school(request: pytest.FixtureRequest) -> School:
    return ours().schools[request.param]


# What is there


def test_there_are_real_schools_and_one_that_is_invented() -> None:
    assert len(real()) >= 15
    assert [school.slug for school in ours().schools.values() if school.example] == [
        "example-university"
    ]


def test_every_consequence_and_order_has_its_words() -> None:
    labels = ours().vocabularies["en"].labels
    assert set(labels["consequence"]) == set(CONSEQUENCES)
    assert set(labels["tell_first"]) == set(TELL_FIRST)
    assert set(labels["tell_first_short"]) == set(TELL_FIRST) - {"unknown"}


def test_no_real_entry_wears_a_color_or_names_a_person(school: School) -> None:
    if school.example:
        return
    assert school.accent == ""
    office = school.contact.email.partition("@")[0]
    assert not re.search(r"^[a-z]+\.[a-z]+$", office) or "cdo" in office


def test_the_letter_to_the_office_begins_as_people_write(school: School) -> None:
    values = school_values(school, ours())
    assert set(values) == {"recipient"}
    greeting = f"Dear {values['recipient']},"
    assert re.fullmatch(r"Dear (?!The )[A-Z].* team,", greeting)
    assert "team team" not in greeting.lower()


def test_the_letters_of_a_school_exist(school: School) -> None:
    letters = school_letters(school, ours())
    assert set(letters) <= set(ours().letters)
    assert ("apology-for-school" in letters) == ("apology_letter" in school.consequences)


# The box


VOID = {"br", "img", "input"}


class Outline(HTMLParser):
    """Every tag with its attributes, and whether all are closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_box_is_named_by_its_heading(school: School) -> None:
    outline = Outline(school_box(school, ours()))
    assert outline.open == []
    tag, attributes = outline.tags[0]
    assert (tag, attributes["class"]) == ("aside", "school-box")
    assert [tag for tag, _ in outline.tags[1:3]] == ["details", "summary"]
    assert outline.tags[3] == ("h2", {"id": attributes["aria-labelledby"]})
    assert {tag for tag, _ in outline.tags} <= {
        "aside", "details", "summary", "h2", "span", "p", "ul", "li", "a", "strong", "em", "br",
    }  # fmt: skip
    assert all(
        not name.startswith("on") and name != "style" for _, attrs in outline.tags for name in attrs
    )


def test_a_box_ends_with_its_source_and_its_year_where_there_is_one(school: School) -> None:
    html = str(school_box(school, ours()))
    title, url, year = policy(school, ours())
    assert f'href="{url}"' in unescape(html)
    note = text_of(html[html.index("review-note") :])
    assert title in unescape(note)
    assert (f"({year})" in note) == year.isdigit()
    assert html.count("data-old=") == year.isdigit()
    assert ("invented" in note) == school.example


def test_a_box_stands_on_the_schools_own_page(school: School) -> None:
    """It speaks of the office and the policy, not of somebody else's page that somebody else has read."""
    words = text_of(school_box(school, ours()))
    assert not re.search(r"(?i)\b(its page|we (saw|read|found)|not affiliated|undated)\b", words)
    assert school.contact.office in unescape(words)


def test_only_the_browser_says_that_a_review_is_overdue(school: School) -> None:
    html = school_box(school, ours())
    assert f'data-reviewed="{school.reviewed}" data-review-months="{school.review_months}"' in html
    assert html.count("<strong data-overdue hidden>") == 1


def test_the_box_of_the_invented_school_says_it_all() -> None:
    html = school_box(example(), ours())
    assert text_of(html).startswith(
        "Example University Talk to the office before you withdraw. Jobs and internships"
    )
    assert html.count("<li>") == len(example().says)
    assert "a copy of what you send" in html
    assert 'href="mailto:careers@example.edu"' in html
    assert 'href="tel:5550142"' in html
    assert 'href="https://careers.example.edu/"' in html


def test_wherever_the_invented_school_is_listed_it_is_said_to_be_invented() -> None:
    """A list for programs, or a search engine, shows the description alone."""
    about = {
        school.slug: school_markdown(school, ours()).split("---")[1]
        for school in ours().schools.values()
    }
    assert [slug for slug, meta in about.items() if "an invented school" in meta] == [
        example().slug
    ]


def test_citations_stay_on_the_page() -> None:
    cited = [school for school in real() if any("[@" in line for line in school.says)]
    assert cited
    for school in cited:
        assert "[@" not in school_box(school, ours())
        assert "[@" in school_markdown(school, ours())


def test_words_of_a_file_are_words_and_never_tags() -> None:
    loud = replace(
        example(),
        name='<b onclick="x">',
        contact=replace(example().contact, office="<i>", email='"><script>'),
        policy=replace(example().policy, title="<img>", url='https://x/"onmouseover="y'),
    )
    for html in (school_box(loud, ours()), school_list(replace(ours(), schools={"x": loud}))):
        assert not {tag for tag, _ in Outline(html).tags} & {"b", "i", "img", "script"}


# The page and the list


def test_a_page_has_its_parts_in_order(school: School) -> None:
    page = school_markdown(school, ours())
    headings = re.findall(r"(?m)^##? .+", page)
    assert headings == [
        f"# {school.name}: what if I withdraw?",
        "## What does its page say?",
        "## Whom can I ask?",
        "## What do I write?",
        "## Do you work there?",
    ]
    assert re.findall(r"(?m)^::letter (\S+)", page) == school_letters(school, ours())
    for line in school.says:
        assert f"- {line}" in page
    code = f"::embed-code frame letters/{school_letters(school, ours())[0]} school={school.slug}"
    assert f"\n\n{code}\n\n" in page


def test_what_may_follow_is_told_in_a_sentence() -> None:
    def answer(*consequences: str) -> str:
        page = school_markdown(replace(example(), consequences=consequences), ours())
        found = re.search(r'(?m)^!!! answer "Short answer"\n    (.+)', page)
        assert found
        return found[1].partition(" Its page asks")[0]

    assert answer("none_stated").endswith("no sanction for withdrawing from an accepted offer.")
    assert answer("case_by_case") == "Each case is decided on its own."
    assert answer("meeting", "case_by_case", "portal_blocked") == (
        "Its page mentions: a meeting with the office; the job portal closed. "
        "Each case is decided on its own."
    )


def test_what_a_page_says_beside_its_sanctions_is_told() -> None:
    school = replace(
        example(),
        consequences=("not_read", "visa_sponsorship", "degree_held"),
        lasts="one year",
        accepted="spoken",
        tell_first="permission",
    )
    page = school_markdown(school, ours())
    answer = page.split('!!! answer "Short answer"', 1)[1].split("\n\n", 1)[0]
    assert "visa sponsorship at risk; diploma or transcript held back" in answer
    assert "How long, as it says: one year." in answer
    assert "a page that we couldn't read" in answer
    assert "without its permission" in answer
    assert "counts as accepted as soon as you've said yes" in page


def test_the_list_has_every_real_school_once_in_the_order_of_its_names() -> None:
    html = school_list(ours())
    links = re.findall(r'<li data-names="[^"]+"><a href="([^"]+)/">', html)
    assert links == [s.slug for s in sorted(real(), key=lambda school: school.name.lower())]
    assert "data-school-search" in html


# Its script


def test_a_script_holds_the_box_as_data_and_nothing_as_html(school: School) -> None:
    text = script(school, ours())
    data = json.loads(text.removeprefix("window.bowoutSchool=").removesuffix(";\n"))
    box = written(data["box"]).replace("&#39;", "'")
    same = box == outward(str(school_box(school, ours()))).replace("&#39;", "'")
    assert same, "pytest would need minutes and gigabytes to show where two long lines differ"
    assert data["values"] == school_values(school, ours())
    assert len(text) < 6_000


def written(tree: list[Any]) -> str:
    """The HTML that a box's data stands for."""
    tag, attributes, *inside = tree
    given = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attributes.items()
    )
    parts = (escape(one) if isinstance(one, str) else Markup(written(one)) for one in inside)
    return f"<{tag}{given}>{Markup('').join(parts)}</{tag}>"


# Colors


def test_contrast_is_counted_as_wcag_does() -> None:
    assert color.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert color.contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)
    assert color.contrast("#123456", "#123456") == 1


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    css = ROOT.joinpath("docs/assets/css/base.css").read_text("utf-8")
    found = re.findall(r"--page: (#\w+);\s+--sheet: (#\w+);", css)
    assert {tuple(map(long, pair)) for pair in found} >= {color.LIGHT, color.DARK}


def long(shade: str) -> str:
    return shade if len(shade) == 7 else "#" + "".join(2 * digit for digit in shade[1:])


@pytest.mark.parametrize(
    "shade", ["#ffcc33", "#ffffff", "#000000", "#7a0019", "#767676", "#13294b"]
)
def test_a_shade_is_mended_as_little_as_needed(shade: str) -> None:
    for mend, grounds in ((color.darker, color.LIGHT), (color.lighter, color.DARK)):
        mended = mend(shade)
        assert color.least_contrast(mended, grounds) >= color.ENOUGH
        if color.least_contrast(shade, grounds) >= color.ENOUGH:
            assert mended == shade


def test_only_a_school_that_has_a_color_gets_a_stripe() -> None:
    colors = [pair for school in ours().schools.values() if (pair := stripe(school))]
    assert len(colors) == len([s for s in ours().schools.values() if s.accent]) == 1
    [(light, dark)] = colors
    assert light == example().accent
    assert color.least_contrast(dark, color.DARK) >= color.ENOUGH


# What is told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org/careers", []),
        ("https://careers.example.org", []),
        ("https://CAREERS.Example.org/a?b#c", []),
        ("https://example.org.evil.example/", ["foreign-address"]),
        ("https://badexample.org/", ["foreign-address"]),
        ("https://example.org@evil.example/", ["foreign-address"]),
        ("https://evil.example/example.org", ["foreign-address"]),
        ("https://evil.example\\\\.example.org/", ["bad-value"]),
        ("https://evil.example:443.example.org/", ["foreign-address"]),
    ],
)
def test_an_address_is_the_schools_own(address: str, told: list[str], tmp_path: Path) -> None:
    root = projects.good_project(tmp_path / "project")
    file = root / X_COLLEGE
    text = file.read_text("utf-8")
    file.write_text(text.replace("https://example.org/careers", f'"{address}"'), "utf-8")
    loaded = load_content(root)
    assert [problem.id for problem in (*loaded.problems, *schools.run(loaded))] == told


def test_a_school_is_listed_when_its_review_is_due(tmp_path: Path) -> None:
    loaded = load_content(projects.good_project(tmp_path / "project"))
    due = datetime.date(2027, 11, 23)
    assert f"{X_COLLEGE}: reviewed 2026-11-23, due again on 2027-11-23" in overdue(loaded, due)
    assert overdue(loaded, due - datetime.timedelta(1)) == []


def test_a_school_is_listed_when_its_page_is_over_three_years_old(tmp_path: Path) -> None:
    loaded = load_content(projects.good_project(tmp_path / "project"))
    college = loaded.schools["x-college"]
    read = loaded.sources[college.policy.source]
    loaded = replace(loaded, sources={**loaded.sources, read.id: replace(read, year="2022")})
    line = f"{X_COLLEGE}: from a page of 2022, so look for a newer one"
    assert line not in overdue(loaded, datetime.date(2025, 12, 31))
    assert line in overdue(loaded, datetime.date(2026, 1, 1))
