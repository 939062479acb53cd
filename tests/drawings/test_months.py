"""An axis of months: where days stand."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.drawings.months import position
from reportgen.periods import parse

MONTHS = parse("Jan 2023 to Feb 2023").months


def test_months_are_equally_wide() -> None:
    # January has 31 days and February 28: both have half of the axis.
    assert position(date(2023, 2, 1), MONTHS, 620) == pytest.approx(310)
    assert position(date(2023, 2, 15), MONTHS, 620) == pytest.approx(310 + 310 * 14 / 28)


def test_a_day_ends_where_the_next_begins() -> None:
    assert position(date(2023, 1, 31), MONTHS, 620) == pytest.approx(300)  # 30 of 31 days have gone
    assert position(date(2023, 1, 31), MONTHS, 620, after=True) == pytest.approx(310)
    assert position(date(2023, 2, 28), MONTHS, 620, after=True) == pytest.approx(620)
