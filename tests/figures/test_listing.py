"""The data of figures as plain tables."""

from __future__ import annotations

from reportgen.figures.listing import listings
from reportgen.figures.model import Chart, ChartType, Group, Series
from tests.drawings.examples import SKETCH

CHART = Chart(id="trend", type=ChartType.COLUMN, categories=("Jun", "Jul"), series=(Series("Barnet", (6.0, None)),))


def test_a_chart_lists_its_numbers_unrounded() -> None:
    assert list(listings(CHART)) == [("trend", "column chart", "", ("", "Barnet"), (("Jun", 6.0), ("Jul", None)))]


def test_a_drawing_lists_what_its_table_says() -> None:
    headings, row = ("Ward", "Offences", "Rate"), ("Hendon", "132", "34.1")
    assert list(listings(SKETCH)) == [("wards", "sketch", "Offences by ward", headings, (row,))]


def test_figures_side_by_side_are_listed_each() -> None:
    group = Group(id="pair", figures=(CHART, SKETCH), title="Pair", alt="Two.")
    assert [one[0] for one in listings(group)] == ["trend", "wards"]
