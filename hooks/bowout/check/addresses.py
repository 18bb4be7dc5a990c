"""Addresses are permanent: one that was published is there, or it leads to one that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bowout.load.files import Source
from bowout.model.addresses import country_address, page_address, school_address
from bowout.model.content import Content
from bowout.problems import Problem, did_you_mean
from bowout.render.source_list import parts

MOVED = "snippets/moved.yml"


def addresses(pages: Iterable[Source], content: Content) -> dict[str, Source | None]:
    """Every address of the site, with its page where that is a file below docs/."""
    found: dict[str, Source | None] = {}
    for id in content.known("letter", content.letters):
        found[content.letter_address(id)] = None
    for guide in map(content.guide, content.guides):
        for code in content.known("country", guide.countries):
            found[guide.folder + country_address(code)] = None
    for slug in content.known("school", content.schools):
        found[school_address(slug)] = None
    for part in parts(content):
        found[page_address(part.file)] = None
    return found | {page_address(page.path.removeprefix("docs/")): page for page in pages}


def run(there: Collection[str], content: Content) -> Iterator[Problem]:
    """Addresses that are gone without a word, that lead nowhere, and that are there after all."""
    for node in content.published:
        if node.text not in there and node.text not in content.moved:
            message = f"`{node.text}` was published, and there is no such page any more."
            remedy = f"Bring it back, or say in {MOVED} where its readers go now."
            yield node.problem("address-gone", message, remedy)
    for old, node in content.moved.items():
        if node.text not in there:
            message = f"`{old}` leads to `{node.text}`, where there is no page.{did_you_mean(node.text, there)}"
            yield node.problem("moved-nowhere", message, "Name a page that is there.")
        if old in there:
            message = f"There is a page at `{old}`, so nobody would be led on from it."
            yield node.problem("moved-and-there", message, "Delete this line, or the page.")
