"""The styles and the script of embedded pages: for each kind of page one file of each, made of the site's own.

An embedded page may load little and must work in a sandbox, where a script of type module and every request
fail. So all it needs is joined, and the names of the browser's storage are taken away from it.
"""

from __future__ import annotations

from pathlib import Path

import rcssmin

from bowout.model.content import Content
from bowout.render.docx import parts_script
from bowout.render.early import FRAME_SCRIPT
from bowout.render.lean import lean
from bowout.render.used_styles import Used, used_styles

STYLES = {
    "guide": ("css/base", "css/chart", "css/finder", "css/school", "css/school-box"),
    "letter": ("css/base", "css/letter", "css/school-box"),
    "notice": ("css/base", "css/letter", "css/notice", "css/school-box"),
    "finder": ("css/base", "css/finder", "css/school-box"),
    "decision": ("css/base", "css/finder", "css/school-box"),
    "check": ("css/base", "css/check", "css/school-box"),
    "checklist": ("css/base", "css/checklist", "css/school-box"),
}
LETTER_SCRIPTS = ("js/form-state", "js/docx", "js/outputs", "js/sheet", "js/builder")
SCRIPTS: dict[str, tuple[str, ...]] = {
    "guide": ("js/ageing",),
    "letter": LETTER_SCRIPTS,
    "notice": (*LETTER_SCRIPTS, "js/dates", "js/notice", "js/ageing"),
    "finder": ("js/dates", "js/sum", "js/finder", "js/ageing"),
    "decision": ("js/finder",),
    "check": ("js/check",),
    "checklist": ("js/checklist",),
}
LAST_STYLE, LAST_SCRIPT = "embed/embed", "embed/frame"
# In the frame's script: the language of its guide, and the way from the guide's folder to the site's root.
GUIDE, UP = "@guide@", "@up@"
# Kinds of page that make a Word document; their name ends in the language of the letter.
WITH_DOCUMENTS = ("letter", "notice")
# Scripts that would keep something find no place to keep it; each of them copes with that.
SHUT = "const sessionStorage = undefined, localStorage = undefined;"


def bundle(
    kind: str, assets: Path, rules: str, html: list[str], content: Content
) -> dict[str, str]:
    """Ending to text of the two files of one kind (`guide`, `letter-en`, …).

    `rules` is the check's data, `html` the pages of this kind: a rule that none of them can use is left out. `content`
    is that of their guide.
    """
    name, _, lang = kind.partition("-")
    styles = [_read(assets / f"{style}.css") for style in (*STYLES[name], LAST_STYLE)]
    scripts = [_read(assets / f"{script}.js") for script in (*SCRIPTS[name], LAST_SCRIPT)]
    scripts[-1] = scripts[-1].replace(GUIDE, content.lang).replace(UP, content.up)
    if name in WITH_DOCUMENTS:
        scripts.insert(0, parts_script(lang))
    if name == "check":
        scripts.insert(0, rules)
    joined = "\n".join(lean(script) for script in scripts)
    used = Used.of(html, f"{joined} {FRAME_SCRIPT}")
    return {
        "css": used_styles(rcssmin.cssmin("\n".join(styles)), used) + "\n",
        "js": f"(() => {{\n{SHUT}\n{joined}\n}})();\n",
    }


def element_script(assets: Path, loader: str, lang: str) -> str:
    """The custom element together with what keeps its height; `lang` is what it shows where nothing else is asked for."""
    return _read(assets / "embed/element.js").replace(GUIDE, lang) + loader


def _read(file: Path) -> str:
    return file.read_text("utf-8")
