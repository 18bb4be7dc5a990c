"""Leaves out the theme's own scripts and styles: our templates load none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove them before they are copied."""
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    return files
