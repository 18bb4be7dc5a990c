"""The chart's bars, its labels and its table tell the same numbers as the figure's data."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bowout.render.chart import Row, figure_html
from tests.support.content import ours

WORDS = ours().words_of("chart")

FIGURES = sorted((Path(__file__).parents[2] / "snippets" / "figures").glob("*.yml"))

RANGE = {
    "id": "range",
    "title": "A <range> & a value",
    "summary": "Two rows.",
    "unit": "%",
    "max": 50,
    "groups": [
        {
            "id": "only",
            "title": "One group",
            "note": "A note.",
            "rows": [
                {
                    "label": "A span",
                    "year": 2020,
                    "base": "10 people",
                    "low": 10,
                    "high": 35,
                    "source": "a-1",
                },
                {
                    "label": "A value",
                    "year": "about 2021",
                    "base": "20 people",
                    "value": 12.5,
                    "source": "b-2",
                },
            ],
        }
    ],
}


class Reader(HTMLParser):
    """Collects the text of the elements whose class or tag a test asks for, and every start tag."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[list[str]] = []
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(f"{tag}.{dict(attrs).get('class') or ''}")
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split(".")[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if any(name.startswith(("td", "th.")) for name in self.open):
            self.cells[-1][-1] += data
        if self.open and self.open[-1] == "strong.chart-value":
            self.values.append(data)

    def table_rows(self) -> list[list[str]]:
        return [cells for cells in self.cells[1:] if len(cells) == 5]

    def bars(self) -> list[tuple[float, float]]:
        fills = [
            attrs for tag, attrs in self.tags if attrs.get("class") == "chart-fill" and "x" in attrs
        ]
        return [(percent(attrs["x"]), percent(attrs["width"])) for attrs in fills]


def percent(text: str | None) -> float:
    assert text
    assert text.endswith("%")
    return float(text[:-1])


def cite(source: str) -> str:
    return f'<a href="#{source}">[{source}]</a>'


def load(path: Path) -> dict[str, Any]:
    return {"id": path.stem, **yaml.safe_load(path.read_text(encoding="utf-8"))}


def read(figure: dict[str, Any]) -> Reader:
    reader = Reader()
    reader.feed(figure_html(figure, cite, WORDS))
    assert not reader.open, f"left open: {reader.open}"
    return reader


CASES = [pytest.param(load(path), id=path.stem) for path in FIGURES] + [
    pytest.param(RANGE, id="range")
]


@pytest.mark.parametrize("figure", CASES)
def test_bars_labels_and_table_equal_the_data(figure: dict[str, Any]) -> None:
    rows = [row for group in figure["groups"] for row in group["rows"]]
    reader = read(figure)
    expected = [Row.of(row) for row in rows]
    assert reader.bars() == [pytest.approx(row.bar(figure["max"]), rel=1e-4) for row in expected]
    assert reader.values == [row.text(figure["unit"]) for row in expected]
    assert reader.table_rows() == [
        [row.label, row.year, row.base, row.text(figure["unit"]), f"[{row.source}]"]
        for row in expected
    ]


@pytest.mark.parametrize("figure", CASES)
def test_each_number_is_written_as_in_the_file(figure: dict[str, Any]) -> None:
    """Independent of Row: the digits of the file appear in the page, and no others."""
    rows = [row for group in figure["groups"] for row in group["rows"]]
    wanted = [[str(row[key]) for key in ("value", "low", "high") if key in row] for row in rows]
    assert [re.findall(r"[\d.]+", value) for value in read(figure).values] == wanted


@pytest.mark.parametrize("figure", CASES)
def test_every_row_cites_its_source_in_chart_and_table(figure: dict[str, Any]) -> None:
    asked: list[str] = []
    figure_html(figure, lambda source: asked.append(source) or "", WORDS)
    sources = [row["source"] for group in figure["groups"] for row in group["rows"]]
    assert sorted(asked) == sorted(sources * 2)


@pytest.mark.parametrize("figure", CASES)
def test_no_style_no_script_and_no_doubled_id(figure: dict[str, Any]) -> None:
    tags = read(figure).tags
    assert all(
        "style" not in attrs and not any(name.startswith("on") for name in attrs)
        for _, attrs in tags
    )
    assert "script" not in {tag for tag, _ in tags}
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    fills = {attrs["fill"] for _, attrs in tags if str(attrs.get("fill", "")).startswith("url(")}
    assert fills == {f"url(#{figure['id']}-{index})" for index in range(len(figure["groups"]))}


def test_groups_differ_by_pattern_not_only_by_color() -> None:
    figure = {**RANGE, "groups": [{**RANGE["groups"][0], "id": f"g{n}"} for n in range(3)]}
    patterns = re.findall(r"<pattern [^>]*>(.*?)</pattern>", figure_html(figure, cite, WORDS))
    assert len(set(patterns)) == 3


def test_a_range_starts_at_its_low_end() -> None:
    assert read(RANGE).bars() == [(20, 50), (0, 25)]
    assert read(RANGE).values == ["10–35%", "12.5%"]


def test_text_is_escaped() -> None:
    assert "<strong>A &lt;range&gt; &amp; a value</strong>" in figure_html(RANGE, cite, WORDS)


def test_what_a_figure_may_leave_out() -> None:
    row = {"label": "Some", "year": 2020, "base": "10 people", "value": 40, "source": "a-1"}
    figure = {"id": "bare", "title": "Bare", "groups": [{"id": "g", "title": "G", "rows": [row]}]}
    assert read(figure).values == ["40%"]
    assert read(figure).bars() == [(0, 40)]
