"""Lengths of notice, and from when to when they run. Browsers count the days with them: docs/assets/js/dates.js."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bowout.load.nodes import Node
from bowout.load.shapes.country import UNITS


@dataclass(frozen=True)
class Notice:
    """So many days, weeks or months; `unit` is "contract" where only the contract knows the length.

    With `at_least` the length is the law's minimum, and a contract may agree on more. `ends` are the days on which a
    contract's own notice may end. `days_start` is where a length in days or weeks begins, if not where months do.
    """

    length: int
    unit: str
    start: str = "receipt"
    end: str = ""
    at_least: bool = False
    ends: tuple[str, ...] = ()
    days_start: str = ""

    @property
    def asks(self) -> bool:
        """Whether the contract's own length decides, or may."""
        return self.at_least or self.unit == "contract"

    def data(self) -> dict[str, Any]:
        """The notice as plain data for dates.js; what is not set is left out."""
        own = {"length": self.length, "unit": self.unit, "start": self.start, "end": self.end}
        more = {"at_least": self.at_least, "ends": self.ends, "days_start": self.days_start}
        return {**own, **{key: value for key, value in more.items() if value}}


@dataclass(frozen=True)
class Effect:
    """When a notice sent in a certain way takes effect: so many days after it is sent, or working days.

    Saturdays and Sundays are no working days. Public holidays are not known here.
    """

    by: str
    days: int = 0
    working_days: int = 0


def build_notice(node: Node) -> Notice:
    """From a node whose shape is right; exactly one unit is a check's business."""
    unit = next((unit for unit in UNITS if unit in node.mapping), "contract")
    length = int(node.words(unit)) if unit in UNITS else 0
    return Notice(
        length,
        unit,
        node.words("from") or "receipt",
        node.words("to"),
        node.flag("at_least"),
        node.texts("ends"),
        node.words("days_from"),
    )


def build_effect(node: Node) -> Effect:
    """From a node whose shape is right."""
    days, working = node.words("days"), node.words("working_days")
    return Effect(node.words("by"), int(days or 0), int(working or 0))
