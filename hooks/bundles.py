"""Has each page name its one stylesheet, which is written here, and its scripts. Not while somebody writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bowout.render.bundles import bundled, joined_styles

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """No page has asked for anything yet."""
    config.extra["styles"] = set()
    return config


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page of the guide, or a letter's."""
    return _bundled(output, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that do not exist."""
    return _bundled(output_content, config)


def on_post_build(config: MkDocsConfig) -> None:
    """The small files are in place now."""
    site, styles = Path(config.site_dir), config.extra["styles"]
    parts = {part: site.joinpath(part).read_text("utf-8") for one in styles for part in one.parts}
    for part in parts:
        site.joinpath(part).unlink()
    for one in styles:
        text = joined_styles([parts[part] for part in one.parts])
        site.joinpath(one.whole).write_text(text, "utf-8", newline="\n")


def _bundled(html: str, config: MkDocsConfig) -> str:
    if config.extra["serving"]:
        return html
    page, styles = bundled(html)
    if styles.whole:
        config.extra["styles"].add(styles)
    return page
