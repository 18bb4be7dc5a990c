"""What Firefox tells assistive technology of a page, as lines to read: the main part of its accessibility tree.

Chromium's tree is kept in tests/browser/test_screen_reader.py. Firefox is what Orca is used with, and its tree is
another one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.engines.driver import Firefox

TREE = """
const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
const window = Services.wm.getMostRecentWindow("navigator:browser");
const frame = service.getAccessibleFor(window.gBrowser.selectedBrowser);
const page = frame && frame.childCount ? frame.getChildAt(0) : null;
const read = (node) => {
  const state = {}, extra = {}, attributes = {}, children = [];
  node.getState(state, extra);
  if (node.attributes)
    for (const { key, value } of node.attributes.enumerate()) attributes[key] = value;
  for (let i = 0; i < node.childCount; i++) children.push(read(node.getChildAt(i)));
  return {
    role: service.getStringRole(node.role), name: node.name || "", description: node.description || "",
    value: node.value || "", states: [...service.getStringStates(state.value, extra.value)], attributes, children,
  };
};
return page ? read(page) : null;
"""
# Their name is nothing but the words in them.
NAMELESS = {
    "paragraph",
    "text container",
    "section",
    "listitem",
    "mark",
    "statictext",
    "text leaf",
    "label",
    "legend",
}
# A box without a meaning of its own: what is in it stands for itself, unless it's announced.
GROUPING = {"text container", "section", "label", "legend"}
STATES = (
    "checked",
    "pressed",
    "expanded",
    "collapsed",
    "invalid",
    "required",
    "unavailable",
    "haspopup",
    "selected",
)


@dataclass
class Lines:
    """The lines of a tree; words that follow one another are one line, as they're read."""

    lines: list[str] = field(default_factory=list)
    _words: str = ""
    _depth: int = 0

    def words(self, text: str, depth: int) -> None:
        if depth != self._depth:
            self.flush()
        self._words, self._depth = self._words + text, depth

    def flush(self) -> None:
        if text := " ".join(self._words.split()):
            self.lines.append(f"{'  ' * self._depth}{text}")
        self._words = ""

    def add(self, node: dict[str, Any], depth: int) -> None:
        role, attributes = node["role"], node["attributes"]
        if role in {"text leaf", "statictext", "whitespace"} and not node["children"]:
            self.words(node["name"], depth)
            return
        live = attributes.get("live", "off")
        if role in GROUPING and live == "off" and not node["description"]:
            for child in node["children"]:
                self.add(child, depth)
            return
        self.flush()
        parts = [attributes.get("xml-roles", role) if role in {"landmark", "region"} else role]
        if node["name"] and role not in NAMELESS:
            parts.append(f"“{node['name']}”")
        if node["description"]:
            parts.append(f"({node['description']})")
        if "checkable" in node["states"] and "checked" not in node["states"]:
            parts.append("not checked")
        parts += [state for state in STATES if state in node["states"]]
        if role in {"entry", "combobox"} and node["value"]:
            parts.append(f"= {node['value']}")
        if live != "off":
            parts.append(f"[live: {live}]")
        self.lines.append(f"{'  ' * depth}{' '.join(parts)}")
        inside = [child for child in node["children"] if role != "combobox"]
        if [child["name"] for child in inside] == [node["name"]] and role not in NAMELESS:
            return  # a link's or a heading's own words, once more
        for child in inside:
            self.add(child, depth + 1)
        self.flush()


def main_part(browser: Firefox) -> list[str]:
    """The lines of the page's main part, once the browser has told it whole."""
    tree = _settled(browser)
    [main] = [node for node in _all(tree) if node["attributes"].get("xml-roles") == "main"]
    found = Lines()
    found.add(main, 0)
    return found.lines


def _settled(browser: Firefox) -> dict[str, Any]:
    """The tree when it has come: it is built in another process, and grows for a while."""
    before: Any = None
    for _ in range(200):
        tree: Any = browser.in_its_own_words(TREE)
        if tree and tree == before and any(True for _ in _mains(tree)):
            return dict(tree)
        before = tree
        browser.js("window.settled = false; setTimeout(() => { window.settled = true; }, 200)")
        browser.until("window.settled")
    raise AssertionError("Firefox's accessibility tree never came to rest")


def _mains(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for node in _all(tree) if node["attributes"].get("xml-roles") == "main"]


def _all(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(found for child in node["children"] for found in _all(child))]
