"""Has each page name its one stylesheet and its scripts, and writes these. Not while somebody writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bowout.render.bundles import bundled, joined_styles, small_script

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """No page has asked for anything yet."""
    config.extra["loaded"] = set()
    return config


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page of the guide, or a letter's."""
    return _bundled(output, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that do not exist."""
    return _bundled(output_content, config)


def on_post_build(config: MkDocsConfig) -> None:
    """The small files are in place now."""
    site, loaded = Path(config.site_dir), config.extra["loaded"]
    parts = {part: site.joinpath(part).read_text("utf-8") for one in loaded for part in one.parts}
    for part in parts:
        site.joinpath(part).unlink()
    for one in loaded:
        text = joined_styles([parts[part] for part in one.parts])
        site.joinpath(one.style).write_text(text, "utf-8", newline="\n")
    for script in {script for one in loaded for script in one.scripts}:
        file = site / script
        file.write_text(small_script(file.read_text("utf-8")), "utf-8", newline="\n")


def _bundled(html: str, config: MkDocsConfig) -> str:
    if config.extra["serving"]:
        return html
    page, loaded = bundled(html)
    if loaded.style:
        config.extra["loaded"].add(loaded)
    return page
