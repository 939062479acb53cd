"""Headings that are set upwards, and faint numbers."""

import pytest

from reportgen.office.faint import faint_colour
from reportgen.office.metrics import width
from reportgen.office.turned import set_upwards
from reportgen.spec.contrast import contrast
from tests.houses import barnet


def test_a_narrow_column_has_one_line_upwards() -> None:
    # A line of 10 points takes 12: one in 20 points.
    lines, length = set_upwards("Violence Against Person", 10, 20)
    assert lines == ("Violence Against Person",)
    assert length == pytest.approx(width("Violence Against Person", 10, bold=True))


def test_two_lines_are_broken_where_the_row_is_lowest() -> None:
    # "Violence Against" over "Person" is longer than "Violence" over "Against Person".
    lines, length = set_upwards("Violence Against Person", 10, 24)
    assert lines == ("Violence", "Against Person")
    assert length == pytest.approx(width("Against Person", 10, bold=True))


def test_a_word_is_not_broken_however_wide_the_column() -> None:
    assert set_upwards("Burglary", 10, 200)[0] == ("Burglary",)


def test_faint_numbers_can_be_read_on_white_and_on_the_tint() -> None:
    palette = barnet().palette
    # The lighter grey has 3:1 to white only, which is for lines and columns.
    assert contrast(palette.muted, "FFFFFF") < 4.5
    assert faint_colour(palette) == palette.grey
    assert min(contrast(palette.grey, "FFFFFF"), contrast(palette.grey, palette.tint)) >= 4.5
