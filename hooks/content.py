"""Loads and checks everything under snippets/ and docs/ before a build touches the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from bowout.check.run import check_project
from bowout.problems import errors
from bowout.render.guide import GuideExtension

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("bowout")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop with every problem at once, or hand the content to the other hooks as config.extra["content"]."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    content, problems = check_project(root)
    broken = errors(problems)
    if broken:
        told = "\n".join(str(problem) for problem in broken)
        raise PluginError(f"{len(broken)} to mend:\n{told}")
    for warning in problems:
        log.info("%s", warning)
    config.extra["content"] = content
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nothing to link to
    config.markdown_extensions.append(GuideExtension(content))  # type: ignore[arg-type]  # an instance is fine
    return config
