"""Loads and checks everything under snippets/ and docs/ before a build touches the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from bowout.check.run import check_project
from bowout.problems import errors
from bowout.render.guide import GuideExtension
from bowout.serving.problem_box import alone, box
from bowout.serving.reuse import Watched

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from bowout.model.content import Content
    from bowout.problems import Problem
    from bowout.serving.last_good import LastGood

log = get_plugin_logger("bowout")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop with every problem at once, or hand the content to the other hooks as config.extra["content"]."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    serving = config.extra["serving"]
    content = _shown(root, config, serving) if serving else _whole(root)
    config.extra["content"] = content
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nothing to link to
    config.markdown_extensions.append(GuideExtension(content, config.site_url or "/"))  # type: ignore[arg-type]  # an instance is fine
    return config


def _whole(root: Path) -> Content:
    content, problems = check_project(root)
    if broken := errors(problems):
        raise PluginError(f"{len(broken)} to mend:\n{_told(broken)}")
    for warning in problems:
        log.info("%s", warning)
    return content


def _shown(root: Path, config: MkDocsConfig, last_good: LastGood) -> Content:
    """While somebody writes: what can be shown now; before anything can be, wait for it."""
    while (content := last_good.shown(*check_project(root))) is None:
        log.error("%d to mend:\n%s", len(last_good.problems), _told(last_good.problems))
        config.extra["wait_for_save"](root, alone(box(last_good.problems)))
    if last_good.problems:
        log.error("%d to mend:\n%s", len(last_good.problems), _told(last_good.problems))
    return replace(content, letters=Watched(content.letters))


def _told(problems: list[Problem]) -> str:
    return "\n".join(str(problem) for problem in problems)
