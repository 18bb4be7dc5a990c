"""Tells search engines what each page is, in a data block that no browser runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bowout.model.vocabulary import LANG
from bowout.render.early import with_data
from bowout.render.structured import Site, Told, kind_of, structured

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """At the end of the head. Addresses must be whole, so the site's own must be known."""
    if not page.canonical_url or not config.site_url:
        return output
    about = page.meta.get("description") or config.site_description
    site = Site(config.site_name, config.site_url, config.site_description or "")
    told = Told(
        kind=kind_of(page.file.src_uri, page.meta),
        url=page.canonical_url,
        title=str(page.meta.get("title") or page.title),
        about=str(about or ""),
        lang=_lang(page, config),
        reviewed=str(page.meta.get("reviewed", ""))[:10],
        content=page.content or "",
        files=_files(page),
    )
    data = structured(told, site, output)
    script = f'<script type="application/ld+json">{data}</script>\n'
    return with_data(output, data).replace("</head>", script + "</head>", 1)


def _lang(page: Page, config: MkDocsConfig) -> str:
    """A letter's own language; the guide's otherwise."""
    letter = config.extra["content"].letters.get(page.meta.get("letter"))
    return str(letter.lang if letter else page.meta.get("lang") or LANG)


def _files(page: Page) -> dict[str, str]:
    """Where a letter's ready copies lie: beside its page."""
    id = page.meta.get("letter")
    return {e: f"{page.canonical_url}{id}.{e}" for e in ("txt", "docx")} if id else {}
