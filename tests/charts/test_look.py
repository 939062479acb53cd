"""What a chart looks like, whatever draws it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.charts.look import look, text_on
from reportgen.figures.model import Series
from reportgen.spec.contrast import contrast
from tests.charts.examples import AVERAGE, BEFORE, CASES, ESTIMATES, PALETTE, TARGET, chart


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


def test_series_that_are_faint_throughout_are_grey_and_thinner() -> None:
    every = tuple(range(4))
    older = (Series("2020/21", (1, 2, 3, 4), faint=every), Series("2021/22", (2, 3, 4, 5), faint=every))
    shown = look(chart("line", *older, Series("2022/23", (3, 4, 5, 6))), PALETTE).series
    assert [one.colour for one in shown] == [PALETTE.muted, PALETTE.grey, PALETTE.series[0]]
    assert [one.width for one in shown] == [1.5, 1.5, 2.25]


def test_single_faint_points_are_grey_among_others() -> None:
    (shown,) = look(chart("column", replace(CASES, faint=(0,))), PALETTE).series
    assert (shown.colour, shown.points) == (PALETTE.primary, {0: PALETTE.muted})


def test_the_line_of_an_interval_is_seen_on_its_column() -> None:
    (shown,) = look(chart("column", ESTIMATES), PALETTE).series
    assert contrast(shown.colour, PALETTE.text) >= 3
    assert contrast(shown.colour, "FFFFFF") >= 3


def test_the_sides_of_a_pyramid_are_told_by_its_axis_and_need_no_legend() -> None:
    assert look(chart("pyramid", CASES, BEFORE), PALETTE).legend == "none"
