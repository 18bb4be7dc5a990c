"""Tells the templates that the page is served while somebody writes: MkDocs' live reload is an inline script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_command = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Comes once, before every on_config; hooks are not loaded again while serving."""
    global _command  # MkDocs gives this event no configuration to keep it in
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """`config.extra.serving` for the templates, which then leave the content security policy out."""
    config.extra["serving"] = _command == "serve"
    return config
