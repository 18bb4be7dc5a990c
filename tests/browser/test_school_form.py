"""“Add or correct your school”: the entries that it writes are what was typed, and the checker can read them."""

from __future__ import annotations

import json

import yaml
from playwright.sync_api import Page

from bowout.load.containers import Shape
from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.load.shapes.school import SCHOOL
from bowout.load.shapes.sources import SOURCES
from tests.support.content import ours

# What YAML would take for something else, and what would end a text.
TYPED = {
    "name": "No",
    "place": "Oslo: the #1 city",
    "aliases": "NO, - dash, 'quoted'",
    "url": "https://www.uni.example/career#offers",
    "title": "Renege? {see} [below]",
    "year": "2025",
    "scope": "“All” students.",
    "office": "Career Center",
    "email": "careers@uni.example",
    "maintainer": "12",
}
SAYS = ["You must meet an adviser: within one week.", "true", "# Nothing else \\ at all."]


def entries(page: Page) -> tuple[str, str]:
    """The school's entry and its source's, as they are handed in."""
    school, _, source = (
        page.locator("[data-code]").input_value().partition("\n# snippets/sources.yml\n")
    )
    return school, source


def problems(shape: Shape, text: str) -> list[str]:
    node, found = parse(Source("entry.yml", text))
    assert node
    return [problem.id for problem in [*found, *shape.check(node, "entry")]]


def test_what_was_typed_is_what_yaml_reads(page: Page) -> None:
    page.goto("/embed/school/")
    for id, words in TYPED.items():
        page.locator(f"#sf-{id}").fill(words)
    page.locator("#sf-says").fill("\n".join(SAYS))
    page.locator("#sf-country").select_option("no")
    page.locator("#sf-accepted").select_option("signed")
    page.locator("#sf-c-meeting").check()
    page.locator("#sf-copy_office").check()
    school, source = entries(page)
    assert problems(SCHOOL, school) == problems(SOURCES, source) == []
    read, listed = yaml.safe_load(school), yaml.safe_load(source)
    assert [read[key] for key in ("name", "place", "maintainer")] == ["No", TYPED["place"], "12"]
    assert read["aliases"] == ["NO", "- dash", "'quoted'"]
    assert (read["country"], read["accepted"], read["copy_office"]) == ("no", "signed", True)
    assert (read["says"], read["consequences"]) == (SAYS, ["meeting"])
    assert read["domains"] == ["uni.example"]
    assert read["contact"] == {"office": TYPED["office"], "email": TYPED["email"]}
    assert read["policy"] == {"source": "no-policy", "scope": TYPED["scope"]}
    assert (listed["no-policy"]["title"], listed["no-policy"]["year"]) == (TYPED["title"], 2025)


def test_an_entry_that_is_there_comes_back_as_it_is(page: Page) -> None:
    school = next(one for one in ours().schools.values() if one.policy.source and one.accepted)
    page.goto(f"/embed/school/#school={school.slug}")
    read = yaml.safe_load(entries(page)[0])
    assert (read["name"], read["says"]) == (school.name, list(school.says))
    assert (read["tell_first"], read["accepted"]) == (school.tell_first, school.accepted)
    assert set(read["consequences"]) == set(school.consequences)
    assert set(school.domains) <= set(read["domains"])


def test_what_is_missing_is_named_by_its_label(page: Page) -> None:
    page.goto("/embed/school/")
    words = ours().words_of("school_form")
    missing = page.locator("[data-missing]")
    assert missing.inner_text().startswith(f"{words['missing']} {words['name']}")
    page.locator("#sf-name").fill("Example")
    assert words["name"] not in missing.inner_text()
    assert json.loads(page.locator("[data-school-form]").get_attribute("data-words") or "")
