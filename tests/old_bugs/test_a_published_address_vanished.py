"""A school's file was deleted: the check was content, the site was built, and 88 addresses that portals show were gone.

Now an address that was published has to be there, or to lead to one that is.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bowout.build import Build, Page, Site
from bowout.model.content import load_content
from bowout.outputs import moved
from tests.support import content

SITE = "https://bow.example/"
LINE = "# yaml-language-server: $schema=schema/{}.json\n"
PUBLISHED = LINE.format("published") + "addresses:\n  - letters/old-name/\n  - letters/withdraw/\n"


def project(root: Path, *lines: str) -> Path:
    content.good_project(root)
    (root / "snippets/published.yml").write_text(PUBLISHED, "utf-8")
    if lines:
        text = LINE.format("moved") + "".join(f"{line}\n" for line in lines)
        (root / "snippets/moved.yml").write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ([], ["snippets/published.yml:3:5 address-gone"]),
        (["letters/old-name/: letters/withdraw/"], []),
        (["letters/old-name/: letters/nowhere/"], ["snippets/moved.yml:2:20 moved-nowhere"]),
        (
            ["letters/old-name/: letters/withdraw/", "letters/withdraw/: letters/call/"],
            ["snippets/moved.yml:3:20 moved-and-there"],
        ),
    ],
)
def test_it_is_there_or_leads_on(
    lines: list[str], problems: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert content.check(project(tmp_path / "project", *lines)) == bool(problems)
    assert content.told(capsys.readouterr().out) == problems


def test_the_old_address_leads_on_for_readers_portals_and_programs(tmp_path: Path) -> None:
    found = load_content(project(tmp_path / "project", "letters/old-name/: letters/withdraw/"))
    found.page_roles |= dict.fromkeys(("about", "letters", "staff", "suggest"), "about/index.md")
    (found.root / "docs/embed").mkdir()
    (found.root / "docs/embed/v1.0.0.js").write_text("", "utf-8")
    (found.root / "docs/assets/embed").mkdir(parents=True)
    (found.root / "docs/assets/embed/moved.js").write_text("", "utf-8")
    page = Page("letters/withdraw/", "Withdraw", "", "<h1>Withdraw</h1>", "en", letter="withdraw")
    time = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
    build = Build(found, Site("Bow Out", SITE, ""), time, pages=[page])
    files = dict(moved.files(build))
    assert f'<a href="{SITE}letters/withdraw/">' in str(files["letters/old-name/index.html"])
    assert files["letters/old-name/old-name.txt"]
    frame = str(files["embed/v1/en/letters/old-name/index.html"])
    assert f'url={SITE}embed/v1/en/letters/withdraw/"' in frame
    assert 'src="../../../moved/moved.js"' in frame, "it takes a school's id along"
    assert f"{SITE}letters/withdraw/" in str(files["api/v1/moved.json"])
    assert str(files["_redirects"]).startswith("/letters/old-name/ /letters/withdraw/ 301\n")
