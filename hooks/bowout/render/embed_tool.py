"""The page on which a career center puts its block together: choices, the code, and how it will look."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bowout.build import Page
from bowout.model.addresses import letter_address
from bowout.model.content import Content
from bowout.model.vocabulary import LANG
from bowout.render.embed_code import HEIGHT, Codes, Target
from bowout.render.environment import template

PLACE = '<div data-embed-tool-here=""></div>'
"""Stands in the page until every other page is rendered and can be listed."""
HEIGHTS = (600, HEIGHT, 1200, 1600)
WIDTHS = {"340": "A phone", "640": "A course page", "960": "A wide page"}
THEMES = {"": "Light", "dark": "Dark", "auto": "As the reader's device"}
PAGE, TITLE, SCHOOL = "{page}", "{title}", "{school}"


@dataclass(frozen=True)
class Host:
    """A system into which pages are put: which code it takes, and what it does to a frame."""

    id: str
    name: str
    form: str
    sandbox: str = ""
    grows: bool = False
    """Whether the frame can become as tall as its page there."""


HOSTS = (
    Host("canvas", "Canvas", "frame"),
    Host("moodle", "Moodle", "frame"),
    Host("blackboard", "Blackboard", "frame"),
    Host("brightspace", "Brightspace (D2L)", "loader", grows=True),
    Host("wordpress", "WordPress", "address", sandbox="allow-scripts", grows=True),
    Host("libguides", "LibGuides", "loader", grows=True),
    Host("sharepoint", "SharePoint", "frame"),
    Host("google-sites", "Google Sites", "frame"),
    Host("drupal", "Drupal", "loader", grows=True),
    Host("squarespace", "Squarespace", "loader", grows=True),
    Host("wix", "Wix", "frame"),
    Host("uconnect", "uConnect", "address", sandbox="allow-scripts", grows=True),
    Host("handshake", "Handshake, or links only", "link"),
    Host("html", "Your own HTML", "element", grows=True),
    Host("other", "Another one, that takes HTML", "frame"),
)


def code_box(code: str, label: str, *, rows: int | None = None) -> Markup:
    """Code to copy: a field that can be marked without a script, and a button for those with one."""
    lines = rows or min(9, sum(1 + len(line) // 70 for line in code.split("\n")))
    return Markup(
        '<div class="embed-code" data-code-box><textarea readonly rows="{}" spellcheck="false" aria-label="{}" data-code>{}'
        '</textarea><p><button type="button" class="button quiet" data-copy-code hidden>Copy the code</button> '
        '<span aria-live="polite" data-done="Copied." data-by-hand="It is selected: press Ctrl+C, or ⌘C on a Mac."></span></p></div>'
    ).format(lines, label, code)


def tool_html(pages: Iterable[Page], content: Content, codes: Codes) -> str:
    """The tool; it lists `pages`, and every school."""
    pages = list(pages)
    return template("embed_tool.html").render(
        groups=_groups(pages),
        first=letter_address(content.role("sample")).rstrip("/"),
        schools=sorted(content.schools.values(), key=lambda school: (school.example, school.name)),
        hosts=HOSTS,
        heights=HEIGHTS,
        height=HEIGHT,
        widths=WIDTHS,
        themes=THEMES,
        codes=Markup(json.dumps(_patterns(codes)).replace("'", "&#39;").replace("<", "&lt;")),
        box=code_box("", "Code to paste", rows=7),
    )


def _patterns(codes: Codes) -> dict[str, dict[str, str]]:
    """Every form with names where the choices go, without and with a school."""
    return {
        name: {
            "alone": write(Target(PAGE, TITLE)),
            "school": write(Target(PAGE, TITLE, SCHOOL)),
            "letter": write(Target(PAGE, TITLE, letter="{letter}")),
        }
        for name, write in codes.forms.items()
    }


def _groups(pages: list[Page]) -> list[dict[str, Any]]:
    """Letters, tools, countries and the guide, each with its pages by title."""
    groups: dict[str, list[Page]] = {
        "Tools": [page for page in pages if page.kind in ("finder", "check", "checklist")],
        "Letters": [page for page in pages if page.letter],
    }
    taken = {page.path for group in groups.values() for page in group}
    rest = [page for page in pages if page.path not in taken]
    groups["The guide"] = [
        page for page in rest if not (page.country or page.school or page.role == "schools")
    ]
    groups["Countries"] = [page for page in rest if page.country]
    groups["Schools"] = [page for page in rest if page.school or page.role == "schools"]
    return [
        {
            "name": name,
            "pages": [
                {"path": p.path, "title": p.title, "letter": p.letter, "school": goes_with_school(p)}
                for p in sorted(found, key=lambda page: page.title)
            ],
        }
        for name, found in groups.items()
        if found
    ]  # fmt: skip


def goes_with_school(page: Page) -> bool:
    """Whether schools show this page with their own box: English letters that no country's law shapes, and tools."""
    if page.letter:
        return page.kind == f"letter-{LANG}"
    return page.school_box
