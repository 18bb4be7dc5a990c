"""Tells each page where its oEmbed answer lies; overrides/partials/head.html says it to whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bowout.render.embed import embed_url

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Only pages that can be shown inside another site have one. Its address must be whole."""
    if config.site_url and page.url in config.extra["embedded_urls"]:
        context["oembed"] = f"{config.site_url}{embed_url(page.url.rstrip('/'))}oembed.json"
