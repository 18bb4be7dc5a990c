"""Writes what hosts and their visitors look for at fixed places: _headers, robots.txt, security.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_build_datetime

from bowout.render.early import SCRIPT
from bowout.render.hosting import (
    REFERRER,
    embed_policy,
    headers_file,
    page_policy,
    robots_txt,
    security_txt,
    top,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The policies and the one inline script, for the head of every page."""
    config.extra["policy"] = page_policy(config.site_url or "/")
    config.extra["embed_policy"] = embed_policy(config.site_url or "/")
    config.extra["referrer"] = REFERRER
    config.extra["early"] = SCRIPT
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Without a repository there is nobody to report to, and so no security.txt."""
    site = config.site_url or "/"
    written = {
        "_headers": headers_file({top(file.dest_uri) for file in files}, site),
        "robots.txt": robots_txt(site),
    }
    if config.repo_url:
        built = get_build_datetime()
        written[".well-known/security.txt"] = security_txt(config.repo_url, site, built)
    for path, text in written.items():
        file = File.generated(config, path, content=text)
        file.inclusion = InclusionLevel.INCLUDED  # also where its name begins with a dot
        files.append(file)
    return files
