"""Writes one stylesheet for each set of them that a page needs, and has the page name only that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bowout.render.styles import joined, joined_name

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

FOLDER = "assets/css"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """No page has asked for anything yet."""
    config.extra["stylesheets"] = {}
    return config


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page of the guide, or a letter's."""
    return _one(output, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that do not exist."""
    return _one(output_content, config)


def on_post_build(config: MkDocsConfig) -> None:
    """The single files are in place now."""
    folder = Path(config.site_dir, FOLDER)
    for name, parts in config.extra["stylesheets"].items():
        text = "".join(folder.joinpath(f"{part}.css").read_text("utf-8") for part in parts)
        folder.joinpath(name).write_text(text, "utf-8", newline="\n")


def _one(html: str, config: MkDocsConfig) -> str:
    page, names = joined(html)
    if names:
        config.extra["stylesheets"][joined_name(names)] = names
    return page
