"""The pages that list every source: which one a source is on, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bowout.commands.overdue import unopened
from bowout.load.shapes.sources import PRIMARY, SECONDARY
from bowout.model.content import Cited, Content
from bowout.render.source_list import (
    STARTS,
    part_list,
    part_markdown,
    part_of,
    parts,
    source_address,
)
from tests.support.content import ours


def listed(*publishers: str) -> Content:
    cited = [Cited(f"s{n}", "A title", "https://x.example", p, "2026-11") for n, p in enumerate(publishers)]  # fmt: skip
    return replace(ours(), sources={source.id: source for source in cited})


@pytest.mark.parametrize(
    ("publisher", "first"),
    [
        ("Acas", "a"),
        ("BBC", "a"),
        ("canada.ca", "c"),
        ("Éducation nationale", "e"),
        ("Örebro", "o"),
        ("Zoho", "v"),
        ("1&1", "a"),
        ("(unsigned)", "a"),
        ("Управление", "v"),
        ("厚生労働省", "v"),
        ("", "a"),
    ],
)
def test_a_publisher_stands_by_its_first_letter(publisher: str, first: str) -> None:
    assert part_of(publisher) == first
    assert source_address("x", publisher) == f"about/sources/{first}/#x"


def test_parts_are_in_order_and_have_the_whole_alphabet() -> None:
    assert list(STARTS) == sorted(set(STARTS))
    letters = [chr(n) for n in range(ord("a"), ord("z") + 1)]
    found = parts(listed(*letters))
    assert [one for part in found for one in letters if part.first <= one <= part.last] == letters
    assert all(part_of(source.publisher) == part.first for part in found for source in part.sources)


def test_every_source_is_listed_once_under_the_letters_that_its_page_names() -> None:
    content = ours()
    found = [source.id for part in parts(content) for source in part.sources]
    assert sorted(found) == sorted(content.sources)


def test_an_accent_does_not_move_a_name() -> None:
    (part,) = parts(listed("Editor", "Éditeur", "Eddy"))
    assert [source.publisher for source in part.sources] == ["Eddy", "Éditeur", "Editor"]


def test_a_part_without_a_source_is_no_page() -> None:
    content = listed("Acas", "Statistics Canada", "Zoho")
    few = parts(content)
    assert [part.name for part in few] == ["A to B", "S", "V to Z"]
    last = part_markdown(few[2], few, content)
    assert "[Before: S](s.md) · [All parts](page:sources)\n" in last
    assert part_list(listed()) == "<ul></ul>"


def test_markup_in_a_source_is_only_text() -> None:
    content = listed("A & <b>")
    (part,) = parts(content)
    assert "A &amp; &lt;b&gt;, undated (other). Read in November 2026." in part_markdown(
        part, [part], content
    )


def test_a_source_is_dated_as_exactly_as_it_is_known() -> None:
    day = Cited("a", "T", "https://x.example", "P", "2026-11", "2025", kind="judgment", dated="2025-04-02")  # fmt: skip
    month = Cited("b", "T", "https://x.example", "P", "2026-11", "2025", kind="press", dated="2025-04")  # fmt: skip
    content = replace(ours(), sources={"a": day, "b": month})
    (part,) = parts(content)
    page = part_markdown(part, [part], content)
    assert "P, April 2, 2025 (court). Read" in page
    assert "P, April 2025 (press). Read" in page


def test_a_source_that_nobody_has_opened_says_so() -> None:
    read = Cited("a", "T", "https://x.example/a", "P", "2026-11", kind="statute")
    known = Cited("b", "T", "https://x.example/b", "Q", "2026-11", kind="statute", unopened=True)
    content = replace(ours(), sources={"a": read, "b": known})
    (part,) = parts(content)
    page = part_markdown(part, [part], content)
    assert "P, undated (text of the law). Read in November 2026." in page
    assert "Q, undated (text of the law). Cited from knowledge of its text" in page
    assert unopened(content) == ["b: nobody has opened https://x.example/b yet"]


def test_every_source_of_the_project_says_what_it_is() -> None:
    content = ours()
    assert [id for id, node in content.source_nodes.items() if "kind" not in node.mapping] == []
    assert all(source.kind in (*PRIMARY, *SECONDARY) for source in content.sources.values())
