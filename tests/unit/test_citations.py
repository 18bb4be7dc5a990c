"""Citations: numbered in the order of the page, and marked where the law itself is not among them."""

from __future__ import annotations

from bowout.model.content import Cited
from bowout.render.citations import SECOND_HAND, cite, numbered

SOURCES = {
    id: Cited(id, "A title", "https://x.example", "Publisher", "2026-11", kind=kind)
    for id, kind in {"act": "statute", "firm": "law_firm", "paper": "press"}.items()
}


WORDS = {"source": "Source {n}: {name}", "second_hand": "second-hand"}


def page(*clusters: tuple[str, ...], law: bool = True) -> tuple[str, dict[str, int]]:
    html = "".join(f"<p>Claim.{cite(*ids)}</p>" for ids in clusters)
    return numbered(html, SOURCES, WORDS, law=law)


def test_a_source_keeps_its_first_number() -> None:
    html, numbers = page(("firm",), ("act", "firm"))
    assert numbers == {"firm": 1, "act": 2}
    assert html.count('href="#source-firm"') == 2


def test_only_a_claim_without_the_law_itself_is_marked() -> None:
    html, _ = page(("firm", "paper"), ("firm", "act"), ("act",))
    marked = [SECOND_HAND in claim for claim in html.split("</p>")[:3]]
    assert marked == [True, False, False]


def test_a_page_that_is_not_about_the_law_has_no_marks() -> None:
    assert SECOND_HAND not in page(("paper",), law=False)[0]
