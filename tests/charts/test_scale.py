"""The scale of the values: room for the words outside columns, bars and points."""

from __future__ import annotations

import pytest

from reportgen.charts.scale import Scale, value_scale
from reportgen.figures.model import Event, Series
from tests.charts.examples import AVERAGE, chart, monthly


def scale(kind: str, *values: float, **more: object) -> Scale | None:
    return value_scale(chart(kind, Series("Cases", values), **more), 10, 16, 8)


# A label of 10 points takes 1.6 x 0.353 = 0.564 cm of 8 - 3 x 0.353 = 6.94 cm: 8.1% of the scale.
@pytest.mark.parametrize(("value", "expected"), [
    (45, Scale(0, 50, 10)),  # 45 / 0.919 = 48.98
    (46, Scale(0, 60, 10)),  # 46 / 0.919 = 50.07: the label would meet the line of 50
    (240, Scale(0, 300, 50)),
    (2, Scale(0, 3, 1)),  # whole cases
    (0.02, Scale(0, 1, 1)),
])  # fmt: skip
def test_the_last_gridline_is_above_the_label_of_the_highest_column(value: float, expected: Scale) -> None:
    assert scale("column", value, labels="all") == expected


def test_only_columns_with_a_label_need_room() -> None:
    assert scale("column", 100, 20, labels="highlight", highlight=(1,)) == Scale(0, 100, 20)
    assert scale("column", 100, 20, labels="highlight", highlight=(0,)) == Scale(0, 120, 20)


def test_values_below_zero_have_room_below() -> None:
    # The label takes 8.1% of the scale: 20 x 0.0813 / 0.9187 = 1.77 beyond 10 and -10; six steps of 5 hold 23.5.
    assert scale("column", 10, -10, labels="all", number_format="0.0") == Scale(-15, 15, 5)


def test_decimals_have_steps_of_their_own() -> None:
    assert scale("line", 0.25, 0.11, labels="all", number_format="0.00") == Scale(0, 0.3, 0.05)


def test_long_words_beside_lying_bars_take_more() -> None:
    # "1,551" and a gap: 6 x 0.194 = 1.16 cm of 0.6 x 16 = 9.6 cm, 12.1%: 1,551 / 0.879 = 1,764.
    assert scale("bar", 1551, labels="all") == Scale(0, 2000, 500)


@pytest.mark.parametrize("kind", ["stacked", "pie", "doughnut"])
def test_where_values_stand_inside_the_scale_is_left_to_office(kind: str) -> None:
    assert scale(kind, 45, labels="all") is None


def test_where_nothing_is_said_the_scale_is_left_to_office() -> None:
    assert scale("column", 45) is None
    assert scale("column", 0, labels="all") is None
    under_target = chart("bar", Series("Cases", (45.0,) * 4), AVERAGE, labels="all")
    assert value_scale(under_target, 10, 16, 8) is None


def test_a_gap_has_no_label() -> None:
    gap = Series("Cases", (None, 45.0))
    assert value_scale(monthly("column", 2, gap, labels="all"), 10, 16, 8) == Scale(0, 50, 10)


def test_a_whole_goes_to_100_per_cent() -> None:
    assert scale("stacked_100", 5, 7) == Scale(0, 1, 0.2)


def test_the_sides_of_a_pyramid_are_equally_long() -> None:
    made = value_scale(chart("pyramid", Series("Female", (9, 21)), Series("Male", (14, 55))), 10, 16, 8)
    assert made == Scale(-60, 60, 20)


def test_the_ends_of_intervals_are_on_the_scale() -> None:
    estimate = Series("Estimate", (78.0,), low=(71.0,), high=(104.0,))
    assert value_scale(chart("column", estimate), 10, 16, 8) == Scale(0, 120, 20)


def test_the_words_of_events_are_below_the_end_of_the_scale() -> None:
    made = value_scale(monthly("line", 24, Series("Cases", (100,) * 24), events=(Event(3, "Lockdown"),)), 10, 16, 8)
    assert made == Scale(0, 120, 20)  # 110, and 6 above it
