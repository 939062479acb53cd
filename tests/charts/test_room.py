"""How the words of a chart fit its frame."""

from __future__ import annotations

import pytest

from reportgen.charts.room import axis_labels, most_categories, name_lines, value_labels
from reportgen.figures.model import Series
from tests.charts.examples import AVERAGE, BEFORE, CASES, chart, monthly, months


def areas(count: int) -> tuple[str, ...]:
    return tuple(f"Kensington and Chelsea {at}" for at in range(count))


def test_level_labels_are_broken_over_lines_where_that_helps() -> None:
    labels = axis_labels(chart("line", Series("Cases", (1.0,) * 12), categories=months(12)), 10, 16, 8)
    assert (labels.rotation, labels.step) == (0, 1)  # "2019" is 4 x 0.19 cm, a column has 1.18 cm
    assert labels.letters == 5  # (16 - 1.8) / 12 / 0.194 - 1 = 5.1


def test_no_category_needs_no_label() -> None:
    assert axis_labels(chart("column", Series("Cases", ())), 10, 16, 8).rotation == 0


def test_values_are_set_smaller_before_they_are_turned() -> None:
    narrow = chart("column", Series("Cases", (123.0,) * 24), labels="all")
    # A letter of 10, 9, 8 pt is 0.194, 0.175, 0.155 cm; 3.5 of them 0.68, 0.61, 0.54 cm.
    assert value_labels(narrow, 10, 24 * 0.70) == (10, 0)
    assert value_labels(narrow, 10, 24 * 0.62) == (9, 0)
    assert value_labels(narrow, 10, 24 * 0.55) == (8, 0)
    assert value_labels(narrow, 10, 24 * 0.50) == (9, -90)


@pytest.mark.parametrize(("slot", "rotation", "size"), [
    (0.65, -45, 10),  # labels of 10 points at 45 degrees need 3.3 x 0.194 = 0.640 cm
    (0.60, -90, 10),  # upright ones 1.2 x 10 points = 0.423 cm
    (0.40, -90, 9),  # 9 points: 0.381 cm, 9.5: 0.402 cm
    (0.20, -90, 8),
])  # fmt: skip
def test_labels_of_areas_are_turned_and_then_set_smaller_but_never_under_8_points(
    slot: float, rotation: int, size: float
) -> None:
    labels = axis_labels(chart("column", Series("Cases", (1.0,) * 40), categories=areas(40)), 10, 40 * slot + 1.8, 20)
    assert (labels.rotation, labels.step, labels.size) == (rotation, 1, size)


def test_upright_labels_leave_the_columns_more_than_half_of_the_height() -> None:
    # "Kensington and Chelsea 31" has 25 letters of 0.055 x 9 points: 4.37 cm of 0.4 x 11 = 4.4 cm; of 10: 4.85 cm.
    example = chart("column", Series("Cases", (1.0,) * 32), categories=areas(32))
    assert axis_labels(example, 10, 32 * 0.5 + 1.8, 11).size == 9


@pytest.mark.parametrize(("example", "most"), [
    # 8 cm are 226.8 points, a line of 8 points 9.6.
    (chart("bar", CASES), 20),  # 226.8 - 2.5 x 12 for the scale = 196.8, 20.5 lines
    (chart("bar", CASES, value_title="Number of cases"), 18),  # 18 points less: 178.8, 18.6 lines
    (chart("bar", CASES, labels="all"), 22),  # no scale: 220.77, 22.997 lines
    (chart("bar", CASES, BEFORE, labels="all"), 10),  # a legend, and two lines a category: 196.8 / 19.2 = 10.25
    (chart("bar", CASES, AVERAGE, labels="all"), 17),  # scale and legend: 226.77 - 54 = 172.77, 17.997 lines
])  # fmt: skip
def test_bars_are_limited_by_the_height_of_the_frame(example, most: int) -> None:
    assert most_categories(example, 12, 20, 8) == most


def test_columns_over_areas_are_limited_by_the_width_and_those_over_dates_are_not() -> None:
    # 20 - 1.8 = 18.2 cm are 515.9 points, 53.7 lines of 9.6.
    assert most_categories(chart("column", CASES), 12, 20, 8) == 53
    assert most_categories(monthly("column", 120), 12, 20, 8) is None
    assert most_categories(chart("line", CASES, categories=months(4)), 12, 20, 8) is None
    assert most_categories(chart("pie", CASES), 12, 20, 8) is None


LONG = "Violence against the person with injury"


def test_names_beside_bars_are_broken_where_they_are_longer_than_their_part_of_the_width() -> None:
    bars = chart("bar", Series("Cases", (1.0, 2.0)), categories=(LONG, "Theft"))
    # 30% of 16 cm are 136 points, 30 letters of 4.5 points; half of 6 cm 85 points, 18 letters.
    assert (name_lines(bars, 10, 16), name_lines(bars, 10, 6)) == (2, 3)
    assert name_lines(chart("bar", Series("Cases", (1.0,)), categories=("x" * 99,)), 10, 8) == 1  # no space to break at


def test_names_of_several_lines_are_set_smaller_until_they_fit() -> None:
    bars = chart("bar", Series("Cases", (1.0,) * 4), categories=(LONG, *"abc"))
    # In 8 cm, 2 lines of 10 points need 4 x 2 x 10 x 1.2 = 96 points beside the axis, of 8 points 77.
    assert axis_labels(bars, 10, 8, 4.5).size == 10  # 4.5 cm are 128 points, less 25 for the scale
    assert axis_labels(bars, 10, 8, 4.2).size == 9.5  # 119 - 25 = 94 points
    assert axis_labels(bars, 10, 8, 3).size == 8  # no smaller
