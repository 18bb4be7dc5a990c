"""Sections that are folded under their heading: `## A heading {: .folded }`. A line `---` ends the last of them.

The id of the section stands on what is folded, not on its heading: a browser that is led there, by a link or by its own
search, opens what it's in. So no script is needed.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

CLASS = "folded"


def folded(heading: str, id: str = "") -> str:
    """The Markdown of such a heading."""
    return f"## {heading} {{: {f'#{id} ' if id else ''}.{CLASS} }}"


class Folded(Treeprocessor):
    """Puts each section with such a heading into details, up to the next heading of its level or above."""

    def run(self, root: etree.Element) -> None:
        """Those at the top of the page: a section doesn't begin inside something else."""
        inside: etree.Element | None = None
        for element in list(root):
            if inside is not None and element.tag == "hr":
                root.remove(element)
            if element.tag in ("h1", "h2", "hr"):
                inside = None
            if element.tag == "h2" and CLASS in element.get("class", "").split():
                inside = _fold(root, element)
            elif inside is not None:
                root.remove(element)
                inside.append(element)


def _fold(root: etree.Element, heading: etree.Element) -> etree.Element:
    """Details in the place of the heading; what comes back is for the rest of the section."""
    details = etree.Element("details", {"class": CLASS})
    root.insert(list(root).index(heading), details)
    root.remove(heading)
    del heading.attrib["class"]
    etree.SubElement(details, "summary").append(heading)
    inside = etree.SubElement(details, "div")
    if (id := heading.attrib.pop("id", "")) != "":
        inside.set("id", id)
        inside.set("data-section", "")
    return inside
