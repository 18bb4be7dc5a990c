"""What the core needs to know of every page, for whatever is made of them: frames, feeds, lists, the cartridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from bowout.render.embed import GuidePage, embedded
from bowout.render.letter_page import letter_facts

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from bowout.model.content import Content


@event_priority(-50)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """All pages are rendered now and nothing is written yet."""
    content = config.extra["content"]
    pages = [_guide_page(file.page, content) for file in files.documentation_pages() if file.page]
    shown = embedded(pages)
    config.extra["guide_pages"] = pages
    config.extra["embedded"] = shown
    config.extra["embedded_urls"] = {page.url for page in shown}
    return env


def _guide_page(page: Page, content: Content) -> GuidePage:
    letter = content.letters.get(page.meta.get("letter", ""))
    return GuidePage(
        url=page.url,
        title=str(page.meta.get("title") or page.title),
        description=page.meta.get("description", ""),
        html=page.content or "",
        template=page.meta.get("template", ""),
        reviewed=str(page.meta.get("reviewed", "")),
        law=bool(page.meta.get("law")),
        letter=letter.id if letter else "",
        lang=letter.lang if letter else "en",
        by_country=bool(letter and letter_facts(letter, content.vocabularies["en"])["by_country"]),
        sources=tuple({"number": n, **vars(source)} for n, source in page.meta.get("cited", ())),
    )
