"""Writes what the search looks through: every page and letter, one small file for each language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from bowout.model.vocabulary import LANG
from bowout.render.search import Entry, foreign_words, index_script, letter_sections, page_sections

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from bowout.model.content import Content

# They point to the pages that answer, and so stand behind them. A page's own `search: {boost: …}` wins.
WEIGHTS = {"index.md": 0.7, "questions.md": 0.6, "about/sources.md": 0.6}
ONE_OF_MANY = 0.7  # each country and each school tells what all of them tell; who names one still finds it first


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """All pages are rendered now and nothing is written yet."""
    content = config.extra["content"]
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    shown = [page for page in pages if not page.meta.get("search", {}).get("exclude")]
    script = index_script([_entry(page, content) for page in shown], LANG, content)
    files.append(File.generated(config, f"assets/search/{LANG}.js", content=script))
    return env


def _entry(page: Page, content: Content) -> Entry:
    letter = content.letters.get(page.meta.get("letter", ""))
    many = {"country", "school"} & page.meta.keys()
    usual = ONE_OF_MANY if many else WEIGHTS.get(page.file.src_uri, 1)
    sections = letter_sections(letter, content) if letter else page_sections(page.content or "")
    if "school" in page.meta:  # found by its name; what they all say would drown the guide
        sections = [replace(sections[0], text="")]
    return Entry(
        url=page.url,
        title=page.meta.get("title") or str(page.title),
        part=_part(page, content),
        description=page.meta.get("description", ""),
        aliases=page.meta.get("aliases", ()),
        sections=sections,
        letter=letter is not None,
        lang=letter.lang if letter else "",
        foreign={} if letter or "school" in page.meta else foreign_words(page.content or ""),
        weight=page.meta.get("search", {}).get("boost", usual),
    )


def _part(page: Page, content: Content) -> str:
    """Where it belongs: a page's part of the guide, or how a letter is sent."""
    letter = content.letters.get(page.meta.get("letter", ""))
    if letter:
        return content.vocabularies[letter.lang].label("channel", letter.channel)
    return str(page.parent.title) if page.parent else ""
