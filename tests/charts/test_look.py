"""What a chart looks like, whatever draws it."""

from __future__ import annotations

import pytest

from reportgen.charts.look import axis_labels, contrast, look, text_on, value_labels
from reportgen.figures.model import Series
from tests.charts.examples import AVERAGE, BEFORE, CASES, PALETTE, TARGET, chart, months


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)  # (1 + 0.05) / (0 + 0.05)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)  # the well-known grey that just fails AA
    assert contrast("12436D", "12436D") == 1.0


def test_text_on_a_colour_is_what_reads_better() -> None:
    assert text_on("12436D", PALETTE) == "FFFFFF"
    assert text_on("F46A25", PALETTE) == PALETTE.text


def test_target_and_average_stand_out_from_their_columns_and_from_white() -> None:
    across = look(chart("column", CASES, TARGET, AVERAGE, highlight=(0,)), PALETTE).series[1:]
    assert {one.dash for one in across} == {"dash", "sysDot"}
    for one in across:
        assert contrast(one.colour, PALETTE.muted) >= 3
        assert contrast(one.colour, "FFFFFF") >= 3


def test_lines_of_very_many_points_differ_by_dash() -> None:
    series = (Series("Barnet", (1.0,) * 60), Series("Brent", (2.0,) * 60))
    shown = look(chart("line", *series), PALETTE).series
    assert [(one.marker, one.dash) for one in shown] == [("none", "solid"), ("none", "sysDash")]


def test_highlighted_categories_of_several_series_are_outlined() -> None:
    shown = look(chart("clustered", CASES, BEFORE, highlight=(2, 9)), PALETTE)
    assert (shown.points, shown.outlined) == ({}, (2,))  # there is no tenth category


def test_level_labels_are_broken_over_lines_where_that_helps() -> None:
    labels = axis_labels(months(12), font_size=10, width=14.2)
    assert (labels.rotation, labels.step) == (0, 1)  # "2019" is 4 x 0.19 cm, a column has 1.18 cm
    assert labels.letters == 5  # 1.18 / 0.194 - 0.5 = 5.6


def test_no_category_needs_no_label() -> None:
    assert axis_labels((), font_size=10, width=14).rotation == 0


def test_values_are_set_smaller_before_they_are_turned() -> None:
    narrow = chart("column", Series("Cases", (123.0,) * 24), labels="all")
    # A letter of 10, 9, 8 pt is 0.194, 0.175, 0.155 cm; 3.5 of them 0.68, 0.61, 0.54 cm.
    assert value_labels(narrow, 10, 24 * 0.70) == (10, 0)
    assert value_labels(narrow, 10, 24 * 0.62) == (9, 0)
    assert value_labels(narrow, 10, 24 * 0.55) == (8, 0)
    assert value_labels(narrow, 10, 24 * 0.50) == (9, -90)
