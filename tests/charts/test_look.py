"""What a chart looks like, whatever draws it."""

from __future__ import annotations

import pytest

from reportgen.charts.look import look, text_on
from reportgen.figures.model import Series
from reportgen.spec.contrast import contrast
from tests.charts.examples import AVERAGE, BEFORE, CASES, PALETTE, TARGET, chart


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)  # (1 + 0.05) / (0 + 0.05)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)  # the well-known grey that just fails AA
    assert contrast("12436D", "12436D") == 1.0


def test_text_on_a_colour_is_what_reads_better() -> None:
    assert text_on("12436D", PALETTE) == "FFFFFF"
    assert text_on("F46A25", PALETTE) == PALETTE.text


def test_target_and_average_stand_out_from_their_columns_and_from_white() -> None:
    across = look(chart("column", CASES, TARGET, AVERAGE, highlight=(0,)), PALETTE).series[1:]
    assert {one.dash for one in across} == {"dash", "lgDash"}
    for one in across:
        assert contrast(one.colour, PALETTE.muted) >= 3
        assert contrast(one.colour, "FFFFFF") >= 3


def test_lines_of_very_many_points_differ_by_dash() -> None:
    series = (Series("Barnet", (1.0,) * 60), Series("Brent", (2.0,) * 60))
    shown = look(chart("line", *series), PALETTE).series
    assert [(one.marker, one.dash) for one in shown] == [("none", "solid"), ("none", "sysDash")]


def test_highlighted_categories_of_several_series_are_outlined() -> None:
    shown = look(chart("clustered", CASES, BEFORE, highlight=(2, 9)), PALETTE)
    assert (shown.series[0].points, shown.outlined) == ({}, (2,))  # there is no tenth category
