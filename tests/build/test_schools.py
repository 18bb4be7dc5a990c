"""Every school has its page at its permanent address, below the list that leads to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.content import ours

SCHOOLS = ours().schools
FOLDER = Path("students", "schools")


@pytest.mark.parametrize("slug", sorted(SCHOOLS))
def test_every_school_has_its_page(slug: str, site_dir: Path) -> None:
    html = (site_dir / FOLDER / slug / "index.html").read_text("utf-8")
    school = SCHOOLS[slug]
    assert len(re.findall("<h1", html)) == 1
    assert f'data-reviewed="{school.reviewed}"' in html
    assert 'href="../"' in html, "the way back to the list"
    assert 'href="../../../letters/' in html
    if not school.example:
        assert 'class="cite"' in html, "the page that was read is a source"


def test_there_is_a_page_for_nothing_else(site_dir: Path) -> None:
    found = {path.parent.name for path in (site_dir / FOLDER).glob("*/index.html")}
    assert found == set(SCHOOLS)


def test_the_list_leads_to_every_real_school_and_mentions_the_invented_one(site_dir: Path) -> None:
    html = (site_dir / FOLDER / "index.html").read_text("utf-8")
    listed = re.search(r'<ul class="school-list".*?</ul>', html, re.S)
    assert listed
    linked = set(re.findall(r'href="([a-z0-9-]+)/"', listed[0]))
    assert linked == {slug for slug, school in SCHOOLS.items() if not school.example}
    assert 'href="example-university/"' in html.replace(listed[0], "")


def test_the_invented_school_is_not_found_by_searching(site_dir: Path) -> None:
    index = (site_dir / "assets/search/en.js").read_text("utf-8")
    assert "students/schools/minnesota/" in index
    assert "students/schools/example-university/" not in index
