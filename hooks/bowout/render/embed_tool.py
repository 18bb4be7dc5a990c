"""The tool with which a career center puts its blocks together: its school, its system, and the code to paste.

It stands on the page for career centers and on the page of each system, where the system is known. The lists of pages
and schools are a script that all of these pages share (`tool_data`): no page grows with every school.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bowout.build import Page
from bowout.model.addresses import SCHOOLS
from bowout.model.content import Content
from bowout.render.data import as_script
from bowout.render.embed_code import HEIGHT, Codes, Target
from bowout.render.environment import template
from bowout.render.icons import icon
from bowout.render.school import school_letters

DATA = "assets/js/embed-data.js"
HEIGHTS = (600, HEIGHT, 1200, 1600)
# Widths of the preview and values of `theme`, each with the word for it.
WIDTHS = {"340": "phone", "640": "course", "960": "wide"}
THEMES = {"": "light", "dark": "dark", "auto": "auto"}
PAGE, TITLE, SCHOOL, LETTER = "{page}", "{title}", "{school}", "{letter}"
# How many blocks are given at once: the finder and two letters. One more is chosen.
BLOCKS = 3
COURSES, WEBSITES, PORTALS, OTHERS = "courses", "websites", "portals", "others"


@dataclass(frozen=True)
class Host:
    """A system into which pages are put: which code it takes, and what it does to a frame.

    `name` is its own, or names the word for it, as `group` does.
    """

    id: str
    name: str
    form: str
    group: str
    sandbox: str = ""
    # Whether the frame can become as tall as its page there.
    grows: bool = False
    # Its mark in the sets of Material, or one for its sort; only systems with a page of their own need one.
    icon: str = ""


HOSTS = (
    Host("canvas", "Canvas", "frame", COURSES, icon="simple/canvas"),
    Host("moodle", "Moodle", "frame", COURSES, icon="simple/moodle"),
    Host("blackboard", "Blackboard", "frame", COURSES, icon="material/school-outline"),
    Host(
        "brightspace",
        "Brightspace (D2L)",
        "loader",
        COURSES,
        grows=True,
        icon="material/school-outline",
    ),
    Host(
        "wordpress",
        "WordPress",
        "address",
        WEBSITES,
        sandbox="allow-scripts",
        grows=True,
        icon="simple/wordpress",
    ),
    Host("libguides", "LibGuides", "loader", WEBSITES, grows=True, icon="material/library-outline"),
    Host("sharepoint", "SharePoint", "frame", WEBSITES, icon="material/microsoft-sharepoint"),
    Host("google-sites", "Google Sites", "frame", WEBSITES, icon="simple/google"),
    Host("drupal", "Drupal", "loader", WEBSITES, grows=True, icon="simple/drupal"),
    Host("squarespace", "Squarespace", "loader", WEBSITES, grows=True, icon="simple/squarespace"),
    Host("wix", "Wix", "frame", WEBSITES, icon="simple/wix"),
    Host(
        "uconnect",
        "uConnect",
        "address",
        PORTALS,
        sandbox="allow-scripts",
        grows=True,
        icon="material/briefcase-outline",
    ),
    Host("handshake", "links", "link", PORTALS, icon="simple/handshake"),
    Host("html", "own_html", "element", OTHERS, grows=True),
    Host("other", "any_html", "frame", OTHERS),
)


def code_box(
    code: str,
    content: Content,
    *,
    label: str = "label",
    rows: int | None = None,
    form: str = "",
    path: str = "",
) -> Markup:
    """Code to copy: a field that can be marked without a script, and a button for those with one.

    With its `form` and `path` named, it follows the school that is chosen in a tool on the same page. `label` is the
    word for what is copied.
    """
    words = content.words_of("code_box")
    lines = rows or min(9, sum(1 + len(line) // 70 for line in code.split("\n")))
    follows = Markup(' data-follows="{}" data-path="{}"').format(form, path) if form else ""
    return Markup(
        '<div class="embed-code" data-code-box{}><textarea readonly rows="{}" spellcheck="false" aria-label="{}" data-code>{}'
        '</textarea><p><button type="button" class="button quiet" data-copy-code data-code-words="{}" '
        'data-address-words="{}" hidden>{}</button> '
        '<span aria-live="polite" data-done="{}" data-by-hand="{}"></span></p></div>'
    ).format(
        follows,
        lines,
        words[label],
        code,
        words["copy_code"],
        words["copy_address"],
        words["copy_code"],
        words["done"],
        words["by_hand"],
    )


def hosts_html(content: Content) -> Markup:
    """The systems with a page of their own, each with its mark; it stands on the page above theirs."""
    own = [host for host in HOSTS if host.icon]
    groups = list(dict.fromkeys(host.group for host in own))
    words = content.words_of("embed_tool")
    html = template("embed_hosts.html").render(hosts=own, groups=groups, icon=icon, words=words)
    return Markup(html)


def tool_html(content: Content, codes: Codes, id: str) -> Markup:
    """The tool; `id` is the system on whose page it stands, beside the page for career centers, or ""."""
    host = next((one for one in HOSTS if one.id == id), None)
    sample = content.letters[content.role("sample")]
    path = content.letter_address(sample.id).rstrip("/")
    target = Target(path, sample.title, "", sample.id, lang=sample.guide)
    form = host.form if host else "frame"
    return Markup(
        template("embed_tool.html").render(
            host=host,
            root="../" if host else "./",
            hosts=HOSTS,
            groups=list(dict.fromkeys(one.group for one in HOSTS)),
            heights=HEIGHTS,
            height=HEIGHT,
            widths=WIDTHS,
            themes=THEMES,
            words=content.words_of("embed_tool"),
            says=content.words_of("embed_tool_says"),
            blocks=range(BLOCKS + 1),
            box=code_box("", content, rows=4),
            plain=code_box(codes.forms[form](target), content),
            title=sample.title,
        )
    )


def tool_data(pages: Iterable[Page], content: Content, codes: Codes) -> str:
    """The script with the lists: every page and school that can be chosen, and every form of code. It's the guide's."""
    pages = [page for page in pages if page.guide == content.lang]
    finder = next(page for page in pages if page.url == content.address("finder"))
    usual = content.letter_roles["students"]
    data = {
        "codes": _patterns(codes),
        "groups": _groups(pages, content.words_of("embed_tool")),
        "schools": [
            [
                one.slug,
                one.name,
                *_own_letters(school_letters(one, content)[: BLOCKS - 1], usual, content),
            ]
            for one in sorted(content.schools.values(), key=lambda one: (one.example, one.name))
        ],
        "first": [
            finder.path,
            *(content.letter_address(id).rstrip("/") for id in usual[: BLOCKS - 1]),
        ],
        "schoolsAt": SCHOOLS,
        "lang": content.lang,
    }
    return as_script("bowoutEmbed", data)


def _own_letters(ids: list[str], usual: Iterable[str], content: Content) -> list[str]:
    """The letters of a school's blocks, if they are not the usual ones."""
    own = [content.letter_address(id).rstrip("/") for id in ids]
    return own if ids != list(usual)[: len(ids)] else []


def _patterns(codes: Codes) -> dict[str, dict[str, str]]:
    """Every form with names where the choices go: without and with a school, for pages and for letters."""
    lang = codes.content.lang
    return {
        name: {
            "alone": write(Target(PAGE, TITLE, lang=lang)),
            "school": write(Target(PAGE, TITLE, SCHOOL, lang=lang)),
            "letter": write(Target(PAGE, TITLE, letter=LETTER, lang=lang)),
            "letter-school": write(Target(PAGE, TITLE, SCHOOL, LETTER, lang=lang)),
        }
        for name, write in codes.forms.items()
    }


def _groups(pages: list[Page], words: Mapping[str, str]) -> list[Any]:
    """Tools, letters, the guide and countries, each with its pages by title. A school's page comes with the school."""
    groups: dict[str, list[Page]] = {
        "tools": [page for page in pages if page.kind in ("finder", "check", "checklist", "decision")],
        "letters": [page for page in pages if page.letter],
    }  # fmt: skip
    taken = {page.path for group in groups.values() for page in group}
    rest = [page for page in pages if page.path not in taken and not page.school]
    groups["guide"] = [page for page in rest if not page.country]
    groups["countries"] = [page for page in rest if page.country]
    return [
        [
            words[name],
            [[p.path, p.title, p.letter] for p in sorted(found, key=lambda page: page.title)],
        ]
        for name, found in groups.items()
        if found
    ]
