"""Data that pages of ours load as scripts: they work from a folder too, and need no right to connect."""

from __future__ import annotations

from collections.abc import Iterator

from bowout.build import Build
from bowout.render.check_page import rules_script
from bowout.render.embed_code import Codes
from bowout.render.embed_tool import DATA, tool_data
from bowout.render.school_form import schools_script
from bowout.render.suggest import data_script


def rules(build: Build) -> Iterator[tuple[str, str]]:
    """The rules of each language, for “Check my letter”."""
    for lang in build.content.rules:
        yield f"assets/js/rules.{lang}.js", rules_script(lang, build.content)


def vocabulary(build: Build) -> Iterator[tuple[str, str]]:
    """The shared blanks and choices of each guide that has the page “Suggest a letter”."""
    for page in build.pages:
        if page.template == "suggest.html":
            script = data_script(build.content.guide(page.guide))
            yield f"assets/js/suggest-data.{page.guide}.js", script


def portals(build: Build) -> Iterator[tuple[str, str]]:
    """What can be embedded and by whom, for the tool; the schools' entries, for whoever corrects one."""
    codes = Codes(build.site.url, build.content)
    yield DATA, tool_data(build.embedded, build.content, codes)
    yield "assets/js/school-data.js", schools_script(build.content)
