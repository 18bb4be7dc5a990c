"""Lists to tick: `- [ ] **words to tick** and more`, and `::checklist` for what goes with them.

Without a script the boxes can be ticked and printed. docs/assets/js/checklist.js adds a count,
a button that prints the lists alone, and, only if asked, a memory that ends with the tab.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

if TYPE_CHECKING:
    from markdown import Markdown

    from bowout.model.content import Content

OPEN = re.compile(r"\s*\[ \]\s+")


def checklist_tools(content: Content) -> Markup:
    """The count, the memory and the button; hidden until the script is there."""
    html = (
        '<form class="checklist-tools" data-checklist hidden>'
        '<p class="checklist-count" aria-live="polite" data-count data-say="{count}"></p>'
        '<p><input type="checkbox" id="keep-ticks" data-keep aria-describedby="keep-ticks-help"> '
        '<label for="keep-ticks">{keep}</label></p>'
        '<p><button class="button quiet" type="button" data-print>{print}</button></p>'
        '<p class="checklist-private" id="keep-ticks-help">{private}</p>'
        "</form>"
    )
    return Markup(html).format(**content.words_of("checklist"))


class Tasks(Treeprocessor):
    """Turns list items that begin with `[ ]` into a box, its label, and what is said about it."""

    def __init__(self, md: Markdown, uses: set[str]) -> None:
        super().__init__(md)
        self.uses = uses

    def run(self, root: etree.Element) -> None:
        """All lists of the page. A box is named after its words, so that it can be kept."""
        used: set[str] = set()
        for items in [*root.iter("ul"), *root.iter("ol")]:
            found = [item for item in items if item.tag == "li" and _is_task(item)]
            for item in found:
                _make(item, used)
            if found:
                items.set("class", "tasks")
                self.uses.add("tasks")


def _is_task(item: etree.Element) -> bool:
    return bool(OPEN.match(item.text or "")) and len(item) > 0 and item[0].tag == "strong"


def _make(item: etree.Element, used: set[str]) -> None:
    words, rest = item[0], list(item)[1:]
    name = _unused("tick-" + slugify("".join(words.itertext()), "-")[:48].strip("-"), used)
    text = etree.Element("div", {"class": "task-text"})
    label = etree.SubElement(text, "label", {"for": name})
    label.tail, words.tail = words.tail, ""
    label.append(words)
    text.extend(rest)
    for child in list(item):
        item.remove(child)
    item.text = ""
    item.set("class", "task")
    item.append(etree.Element("input", {"type": "checkbox", "id": name}))
    item.append(text)


def _unused(name: str, used: set[str]) -> str:
    number = 1
    free = name
    while free in used:
        number += 1
        free = f"{name}-{number}"
    used.add(free)
    return free
