"""A page, a .txt and a .docx for every letter, and the library that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from bowout.render.docx import parts_script
from bowout.render.letter_page import builder_html, letter_facts, letter_markdown, ready_files
from bowout.render.library import library

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated from the letters."""
    content = config.extra["content"]
    for letter in content.letters.values():
        page = File.generated(config, f"letters/{letter.id}.md", content=letter_markdown(letter))
        page.edit_uri = f"../{letter.path}"
        files.append(page)
        for ending, data in ready_files(letter, content.vocabularies[letter.lang]).items():
            files.append(
                File.generated(config, f"letters/{letter.id}/{letter.id}.{ending}", content=data)
            )
    for lang in sorted({letter.lang for letter in content.letters.values()}):
        files.append(
            File.generated(config, f"assets/js/docx-parts.{lang}.js", content=parts_script(lang))
        )
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the builder below the title; it never passes through Markdown."""
    if "letter" not in page.meta:
        return html
    content = config.extra["content"]
    letter = content.letters[page.meta["letter"]]
    own = {ending: f"{letter.id}.{ending}" for ending in ("txt", "docx")}
    return html + builder_html(letter, content, own)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Facts for letter.html, and all letters for library.html."""
    content = config.extra["content"]
    if "letter" in page.meta:
        letter = content.letters[page.meta["letter"]]
        context["letter"] = letter_facts(letter, content.vocabularies["en"])
    elif page.meta.get("template") == "library.html":
        context["library"] = library(content, "en")
    return context
