"""Leaves the theme's own files out: our templates use none of them, and there are thousands to look through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SITEMAP = "sitemap.xml"
"""What is taken from MkDocs' own templates."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Look only into our own folder and into that of MkDocs."""
    ours = [folder for folder in config.theme.dirs if (Path(folder) / SITEMAP).is_file()]
    config.theme.dirs = [config.theme.dirs[0], *ours]
    return config
