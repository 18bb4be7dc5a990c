"""A bar chart and its table, both from one figure file (`snippets/figures/<id>.yml`).

Every bar is a row of text with a small SVG beneath it: the text wraps and grows with the reader's
settings, and the bar's length is a percentage, so nothing is scaled out of shape on a phone. The
groups differ by pattern as well as color. No style attribute and no script is used.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

Cite = Callable[[str], str]

# What a figure file may leave out.
USUAL: dict[str, Any] = {"id": "figure", "summary": "", "unit": "%", "max": 100}

BAR_HEIGHT = 14
PATTERNS = (
    '<rect class="chart-ground" width="8" height="8"/>',
    (
        '<rect class="chart-ground" width="8" height="8"/>'
        '<path class="chart-mark" d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>'
    ),
    (
        '<rect class="chart-ground" width="8" height="8"/>'
        '<circle class="chart-dot" cx="2" cy="2" r="1.5"/><circle class="chart-dot" cx="6" cy="6" r="1.5"/>'
    ),
)


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
    def of(cls, data: Mapping[str, Any]) -> "Row":
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


def figure_html(figure: Mapping[str, Any], cite: Cite) -> str:
    """The whole <figure>. `cite` turns a source id into a link and may be called twice for one id."""
    figure = {**USUAL, **figure}
    name = escape(str(figure["id"]))
    parts = [
        f'<figure class="chart" id="figure-{name}">',
        (
            f'<figcaption class="chart-caption"><strong>{escape(figure["title"])}</strong> '
            f'<span class="chart-summary">{escape(figure["summary"])}</span></figcaption>'
        ),
        _patterns(name, len(figure["groups"])),
        *(_group(figure, group, index, name, cite) for index, group in enumerate(figure["groups"])),
        _scale(figure),
        _table(figure, cite),
        "</figure>",
    ]
    return "\n".join(parts)


def _rows(group: Mapping[str, Any]) -> list[Row]:
    return [Row.of(row) for row in group["rows"]]


def _patterns(name: str, count: int) -> str:
    """One pattern for each group, kept in an empty drawing of its own."""
    defs = "".join(
        f'<pattern id="{name}-{index}" class="chart-pattern-{index + 1}" width="8" height="8" '
        f'patternUnits="userSpaceOnUse">{PATTERNS[index % len(PATTERNS)]}</pattern>'
        for index in range(count)
    )
    return (
        f'<svg class="chart-defs" width="0" height="0" aria-hidden="true"><defs>{defs}</defs></svg>'
    )


def _group(
    figure: Mapping[str, Any], group: Mapping[str, Any], index: int, name: str, cite: Cite
) -> str:
    fill = f"{name}-{index}"
    rows = "\n".join(_row(row, figure, fill, cite) for row in _rows(group))
    title = f"{name}-{escape(group['id'])}"
    return (
        '<div class="chart-group">\n'
        f'<p class="chart-title" id="{title}">{_key(fill)}{escape(group["title"])}</p>\n'
        f'<p class="chart-note">{escape(group.get("note", ""))}</p>\n'
        f'<ul class="chart-rows" aria-labelledby="{title}">\n{rows}\n</ul>\n</div>'
    )


def _key(fill: str) -> str:
    return (
        '<svg class="chart-key" width="16" height="16" aria-hidden="true">'
        f'<rect class="chart-fill" width="16" height="16" fill="url(#{fill})"/></svg>'
    )


def _row(row: Row, figure: Mapping[str, Any], fill: str, cite: Cite) -> str:
    number = escape(row.text(figure["unit"]))
    return (
        f'<li class="chart-row"><span class="chart-label">{escape(row.label)}, {escape(row.year)}'
        f' {cite(row.source)}</span> <strong class="chart-value">{number}</strong>'
        f"{_bar(row, figure['max'], fill)}</li>"
    )


def _bar(row: Row, most: float, fill: str) -> str:
    """The bar repeats the number beside it, so screen readers skip it."""
    start, length = row.bar(most)
    return (
        f'<svg class="chart-bar" width="100%" height="{BAR_HEIGHT}" aria-hidden="true">'
        f'<rect class="chart-track" width="100%" height="{BAR_HEIGHT}"/>'
        f'<rect class="chart-fill" x="{start:g}%" width="{length:g}%" height="{BAR_HEIGHT}" '
        f'fill="url(#{fill})"/></svg>'
    )


def _scale(figure: Mapping[str, Any]) -> str:
    marks = (0, figure["max"] / 2, figure["max"])
    spans = "".join(f"<span>{mark:g}{escape(figure['unit'])}</span>" for mark in marks)
    return f'<div class="chart-scale" aria-hidden="true">{spans}</div>'


def _table(figure: Mapping[str, Any], cite: Cite) -> str:
    heads = _cells(("Who", "When", "How many were asked", "Share", "Source"), 'th scope="col"')
    bodies = "\n".join(_table_group(figure, group, cite) for group in figure["groups"])
    return (
        '<details class="chart-table">\n<summary>The same numbers as a table</summary>\n'
        '<div class="chart-scroll" tabindex="0" role="region" aria-label="Table of the numbers">\n'
        f"<table>\n<thead><tr>{heads}</tr></thead>\n{bodies}\n</table>\n</div>\n</details>"
    )


def _table_group(figure: Mapping[str, Any], group: Mapping[str, Any], cite: Cite) -> str:
    head = f'<tr><th colspan="5" scope="rowgroup">{escape(group["title"])}</th></tr>'
    rows = "\n".join(_table_row(row, figure["unit"], cite) for row in _rows(group))
    return f"<tbody>\n{head}\n{rows}\n</tbody>"


def _table_row(row: Row, unit: str, cite: Cite) -> str:
    texts: Sequence[str] = (row.year, row.base, row.text(unit))
    cells = _cells((escape(text) for text in texts), "td")
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}<td>{cite(row.source)}</td></tr>'


def _cells(texts: Iterable[str], tag: str) -> str:
    return "".join(f"<{tag}>{text}</{tag.split()[0]}>" for text in texts)
