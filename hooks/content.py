"""Before a build: everything is loaded and checked, and every problem is reported at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import get_build_datetime

from bowout.build import Build, Site
from bowout.check.run import check_project
from bowout.problems import errors
from bowout.render.guide import GuideExtension
from bowout.serving.reuse import Watched

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from bowout.model.content import Content
    from bowout.problems import Problem

log = get_plugin_logger("bowout")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin a build."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    serving = config.extra["serving"]
    content = serving.content(root, config, _report) if serving else _checked(root)
    url = config.site_url or "/"
    contact = config.extra.get("contact") or ""
    about = config.site_description or ""
    site = Site(config.site_name, url, about, config.repo_url or "", contact)
    build = Build(content, site, get_build_datetime(), serving=serving is not None)
    if serving:
        build.content = replace(content, letters=Watched(content.letters))
        build.unchanged = serving.frames
    config.extra["build"] = build
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nothing to link to
    config.markdown_extensions.append(GuideExtension(build.content, url, build.uses))  # type: ignore[arg-type]  # an instance is fine
    # The theme's own files: thousands, of which our templates use none but MkDocs' list of pages.
    first, *others = config.theme.dirs
    config.theme.dirs = [first, *(d for d in others if Path(d, "sitemap.xml").is_file())]
    return config


def _checked(root: Path) -> Content:
    content, problems = check_project(root)
    if broken := errors(problems):
        raise PluginError(_report(broken))
    for warning in problems:
        log.info("%s", warning)
    return content


def _report(problems: list[Problem]) -> str:
    return "\n".join([f"{len(problems)} to mend:", *map(str, problems)])
