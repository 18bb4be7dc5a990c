"""Each school as one small script: its box, and what letters to its office begin with.

A page and a school meet in the browser: so a school costs one file here, whatever the number of pages, and a page
costs nothing more with every school. The page asks for `schools/<id>.js` before it is ready, and for nothing after.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

from bowout.build import Build
from bowout.model.content import Content
from bowout.model.school import School
from bowout.render.data import as_script
from bowout.render.embed import outward, school_script
from bowout.render.lean import lean
from bowout.render.school import school_box, school_values, stripe

# What makes the box, and says in it what is old. Here, because frames without a school have no room
# for it.
CODE = ("school-box", "ageing")
# An element: its name, its attributes, and then texts and elements in their order.
Tree = list[Any]


def files(build: Build) -> Iterator[tuple[str, str]]:
    """The script of every school."""
    parts = (build.docs / "assets/js" / f"{name}.js" for name in CODE)
    code = "".join(lean(part.read_text("utf-8")) for part in parts)
    for school in build.content.schools.values():
        yield school_script(school.slug), script(school, build.content, code)


def script(school: School, content: Content, code: str = "") -> str:
    """The script of one school: its data, and the code that makes a box of it."""
    data: dict[str, Any] = {
        "box": tree(outward(str(school_box(school, content)))),
        "values": school_values(school, content),
        "country": school.country,
    }
    if school.contact.email:
        data["email"] = school.contact.email
    if colors := stripe(school):
        data["stripe"] = ", ".join(colors)
    return as_script("bowoutSchool", data) + code


def tree(html: str) -> Tree:
    """HTML with one element around it, as data from which a script can make the same without reading HTML."""
    return _tree(lxml_html.fragment_fromstring(html))


def _tree(element: HtmlElement) -> Tree:
    parts: Tree = [element.tag, dict(element.attrib)]
    if element.text:
        parts.append(element.text)
    for child in element:
        parts.append(_tree(child))
        if child.tail:
            parts.append(child.tail)
    return parts
