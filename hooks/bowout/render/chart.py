"""A bar chart and its table, both from one figure file (`snippets/figures/<id>.yml`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bowout.render.environment import template

Cite = Callable[[str], str]

# What a figure file may leave out.
USUAL: dict[str, Any] = {"id": "figure", "summary": "", "unit": "%", "max": 100}


@dataclass(frozen=True)
class Row:
    """One number: who was asked, when, how many, and who says so."""

    label: str
    year: str
    base: str
    low: float
    high: float
    source: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Row:
        """A row gives one `value`, or `low` and `high`."""
        low, high = data.get("low", data.get("value")), data.get("high", data.get("value"))
        label, year, base, source = (str(data[key]) for key in ("label", "year", "base", "source"))
        return cls(label, year, base, float(low or 0), float(high or 0), source)

    def text(self, unit: str) -> str:
        """The number as people read it: `62%` or `62–73%`."""
        if self.low == self.high:
            return f"{self.high:g}{unit}"
        return f"{self.low:g}–{self.high:g}{unit}"

    def bar(self, most: float) -> tuple[float, float]:
        """Where the bar begins and how long it is, in percent of the track."""
        start = 0.0 if self.low == self.high else self.low
        return 100 * start / most, 100 * (self.high - start) / most


@dataclass(frozen=True)
class Group:
    """Rows that answer the same question, with a title and a note of their own."""

    id: str
    title: str
    note: str
    rows: list[Row]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Group:
        """A group as the figure's file has it; its note may be left out."""
        rows = [Row.of(row) for row in data["rows"]]
        return cls(data["id"], data["title"], data.get("note", ""), rows)


def figure_html(figure: Mapping[str, Any], cite: Cite, words: Mapping[str, str]) -> str:
    """The whole <figure>. `cite` turns a source id into a link and is called twice for each row."""
    groups = [Group.of(group) for group in figure["groups"]]
    return template("chart.html").render(
        {
            **USUAL,
            **figure,
            "groups": groups,
            "words": words,
            "cite": lambda source: Markup(cite(source)),
        }
    )
