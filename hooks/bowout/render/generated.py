"""Pages made from data: a letter's, a country's, a school's, and the parts of the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.model.addresses import COUNTRIES, SCHOOLS
from bowout.model.content import Content
from bowout.render.country import country_markdown
from bowout.render.letter_page import letter_markdown
from bowout.render.school import school_markdown
from bowout.render.source_list import part_markdown, parts


def generated_pages(content: Content) -> Iterator[tuple[str, str, str]]:
    """Each page's place below docs/, its Markdown, and the file to edit.

    Schools and sources are the first guide's; a page of another guide leads there.
    """
    for letter in content.letters.values():
        address = content.letter_address(letter.id).rstrip("/")
        yield f"{address}.md", letter_markdown(letter), letter.path
    for guide in map(content.guide, content.guides):
        for country in guide.countries.values():
            place = f"{guide.folder}{COUNTRIES}{country.code}.md"
            yield place, country_markdown(country, guide), country.path
    for school in content.schools.values():
        yield f"{SCHOOLS}{school.slug}.md", school_markdown(school, content), school.path
    listed = parts(content)
    for part in listed:
        yield (
            part.file,
            part_markdown(part, listed, content),
            "snippets/sources.yml",
        )
