"""One row of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, what it should be, and what it is compared to.

    `most` or `least` is the bound; with neither, the row only tells.
    """

    what: str
    value: float
    unit: str
    beside: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def kept(self) -> bool:
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    def row(self) -> tuple[str, str, str, str, str]:
        bound = ""
        if self.most is not None:
            bound = f"≤ {number(self.most)} {self.unit}".strip()
        elif self.least is not None:
            bound = f"≥ {number(self.least)} {self.unit}".strip()
        verdict = ("yes" if self.kept else "NO") if bound else ""
        return self.what, f"{number(self.value)} {self.unit}".strip(), bound, verdict, self.beside


def number(value: float) -> str:
    """Three digits where they mean something, none where they do not."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"


def table(figures: list[Figure]) -> str:
    """The rows, each column as wide as its widest cell."""
    head = ("figure", "measured", "should be", "kept", "beside")
    rows = [head, *(figure.row() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "─" * min(sum(widths) + 8, 150), *lines[1:]])
