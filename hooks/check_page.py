"""The rules of each language as a script, for the page that checks a reader's own letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from bowout.render.check_page import rules_script

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one file for each language."""
    content = config.extra["content"]
    for lang in content.rules:
        script = rules_script(lang, content)
        files.append(File.generated(config, f"assets/js/rules.{lang}.js", content=script))
    return files
