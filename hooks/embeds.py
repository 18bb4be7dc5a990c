"""The pages once more, as they stand inside other sites: embedded page, oEmbed answer, plain HTML; their scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from bowout.render.embed import GuidePage, embedded
from bowout.render.embed_all import Made, frames, scripts
from bowout.render.letter_page import letter_facts

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_made: set[Made] = set()
"""While it is served, the pages whose files lie there already; MkDocs leaves them be."""


@event_priority(-50)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """All pages are rendered now and nothing is written yet."""
    content = config.extra["content"]
    pages = [guide_page(file.page, config) for file in files.documentation_pages() if file.page]
    config.extra["guide_pages"] = pages
    shown = embedded(pages)
    config.extra["embedded"] = shown
    config.extra["embedded_urls"] = {page.url for page in shown}
    assets = Path(config.docs_dir, "assets")
    kinds = sorted({page.kind for page in shown})
    for path, text in scripts(kinds, content, assets, config.site_url or "/").items():
        files.append(File.generated(config, path, content=text))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Written one by one: in memory at once, they would be most of what a build needs."""
    global _made
    serving = config.extra["serving"]
    policy = "" if serving else config.extra["embed_policy"]
    told = config.extra["content"], config.site_url or "/", policy, config.extra["referrer"]
    made = set()
    for page, files in frames(config.extra["embedded"], *told, known=_made):
        for path, text in files.items():
            file = Path(config.site_dir, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        if serving:
            made.add(page)
    _made = made


def guide_page(page: Page, config: MkDocsConfig) -> GuidePage:
    """What the core needs to know of a page."""
    content = config.extra["content"]
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
