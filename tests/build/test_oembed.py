"""oEmbed, by which WordPress and others make a box of a pasted address: found as they look for it, and true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest

from tests.conftest import Tell
from tests.support.pages import leads_on, moved_pages

SITE = "http://127.0.0.1:8000/"
EMBED = "embed/v1/en"
# Consumers read only the beginning of a page, WordPress 150 KB, others less.
NEAR = 20_000
# As WordPress looks: it reads no HTML.
LINK = re.compile(r"<link([^<>]+)/?>", re.IGNORECASE)
NOT_EMBEDDED = ("index.html", "404.html", "letters/index.html", "about/index.html", "about/privacy/index.html", "embed/index.html", "embed/wordpress/index.html")  # fmt: skip


def oembed_links(page: Path) -> list[str]:
    """Where the page says that its answer lies."""
    found = [m for m in LINK.finditer(page.read_text("utf-8")) if "application/json+oembed" in m[1]]
    assert all(match.start() < NEAR for match in found), page
    return [re.findall(r'\shref="([^"]*)"', match[1])[0] for match in found]


@pytest.fixture(scope="module")
def answers(site_dir: Path) -> list[Path]:
    moved = moved_pages(site_dir)  # an old address answers for the new page
    found = [
        file
        for file in sorted((site_dir / EMBED).rglob("oembed.json"))
        if not leads_on(file.parent.relative_to(site_dir / EMBED).as_posix(), moved)
    ]
    assert len(found) > 150
    return found


def test_full_page_and_embedded_page_tell_of_the_same_answer(
    site_dir: Path, answers: list[Path], tell: Tell
) -> None:
    for answer in answers:
        address = SITE + answer.relative_to(site_dir).as_posix()
        assert oembed_links(answer.with_name("index.html")) == [address]
        path = answer.parent.relative_to(site_dir / EMBED)
        assert oembed_links(site_dir / path / "index.html") == [address]
    tell(f"oEmbed: {len(answers)} answers, each told by the full page and by the embedded one")


def test_pages_that_are_not_embedded_tell_of_none(site_dir: Path, answers: list[Path]) -> None:
    for name in NOT_EMBEDDED:
        assert oembed_links(site_dir / name) == [], name


def test_an_answer_is_what_consumers_ask_for(site_dir: Path, answers: list[Path]) -> None:
    for file in answers:
        answer = json.loads(file.read_text("utf-8"))
        assert answer.items() >= {"version": "1.0", "type": "rich", "provider_url": SITE}.items()
        assert all(type(answer[key]) is int and answer[key] > 0 for key in ("width", "height"))
        quote, frame = lxml.html.fragments_fromstring(answer["html"])
        assert (quote.tag, frame.tag) == ("blockquote", "iframe")
        own = file.parent.relative_to(site_dir).as_posix()
        assert frame.get("src") == f"{SITE}{own}/"
        assert frame.get("title") == answer["title"]
        path = file.parent.relative_to(site_dir / EMBED).as_posix()
        (link,) = quote.iter("a")
        assert link.get("href") == f"{SITE}{path}/"
        assert (site_dir / path / "index.html").is_file()
        assert link.text == answer["title"]
