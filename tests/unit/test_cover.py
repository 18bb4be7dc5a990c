"""The pages that are opened in a browser hold, between them, every part that any page has."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cover import choose, parts

Write = Callable[..., Path]
PLAIN = '<main class="page"><h1>A title</h1><p>Words and <a href="/">a link</a>.</p></main>'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def page(name: str, body: str, sheet: str = "site.css") -> Path:
        file = tmp_path / f"{name}.html"
        head = f'<title>{name}</title><link rel="stylesheet" href="../{sheet}">'
        file.write_text(
            f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
        )
        return file

    return page


def chosen(*files: Path) -> list[str]:
    return choose({file.stem: parts(file) for file in files})


def test_pages_that_differ_only_in_words_and_addresses_count_once(write: Write) -> None:
    other = PLAIN.replace("Words", "Other words").replace('"/"', '"/elsewhere/"')
    assert chosen(write("one", PLAIN), write("two", other)) == ["one"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>", "<blockquote>"),
        ("<p>", '<p class="note">'),
        ("<p>", "<p hidden>"),
        ("<p>", '<p role="note">'),
        ("<p>", '<p aria-hidden="true">'),
        ("<p>", '<p lang="fr">'),
        ("<p>", "<p><input>"),
        ('class="page"', 'class="page wide"'),
        ("<h1>A title</h1>", "<header><h1>A title</h1></header>"),
        ('<p>Words and <a href="/">a link</a>.</p>', '<div class="box"><p><a href="/">a link</a></p></div>'),
    ],
)  # fmt: skip
def test_a_page_with_something_new_is_always_chosen(write: Write, old: str, new: str) -> None:
    """Among fifty that are alike, however it differs."""
    alike = [write(f"alike-{number}", PLAIN) for number in range(50)]
    assert PLAIN.replace(old, new) != PLAIN
    assert "different" in chosen(*alike, write("different", PLAIN.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('<input type="text">', '<input type="date">'),
        ('<input type="checkbox">', '<input type="checkbox" checked>'),
        ("<details><summary>More</summary></details>", "<details open><summary>More</summary></details>"),
        ('<a aria-current="page">x</a>', '<a aria-current="step">x</a>'),
        ('<button aria-expanded="false">x</button>', '<button aria-expanded="true">x</button>'),
    ],
)  # fmt: skip
def test_a_state_is_something_new(write: Write, was: str, now: str) -> None:
    assert sorted(chosen(write("one", was), write("two", now))) == ["one", "two"]


def test_the_same_parts_in_another_stylesheet_are_looked_at_again(write: Write) -> None:
    assert sorted(chosen(write("one", PLAIN), write("two", PLAIN, "other.css"))) == ["one", "two"]


def test_nothing_is_left_out_of_any_pages() -> None:
    dice = random.Random("cover")  # repeatable, not secret
    for _ in range(200):
        pages = {
            str(number): {dice.randrange(40) for _ in range(dice.randrange(8))}
            for number in range(dice.randrange(1, 30))
        }
        picked = choose(pages)
        assert set().union(*(pages[one] for one in picked)) == set().union(*pages.values())
        assert len(set(picked)) == len(picked)
