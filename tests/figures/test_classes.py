"""Classes of numbers: without gaps or overlaps, whatever the method."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.figures.classes import Method, Range, class_of, in_units, ranges, ranges_at

VALUES = [0, 0, 1, 2, 2, 3, 9, 10, 11, 40]


def told(classes: tuple[Range, ...], places: int = 0) -> list[str]:
    return [one.words(places) for one in classes]


def test_quantiles_hold_about_as_many_each_and_ties_together() -> None:
    # Ten values in five: two each, but the twos stand third to fifth and are not parted.
    assert told(ranges(VALUES, 5, "quantile")) == ["0", "1", "2 to 8", "9 to 10", "11 to 40"]
    assert told(ranges(list(range(1, 13)), 4, "quantile")) == ["1 to 3", "4 to 6", "7 to 9", "10 to 12"]


def test_equal_classes_are_of_one_width() -> None:
    assert told(ranges([0, 39, 20, 5], 4, "equal")) == ["0 to 9", "10 to 19", "20 to 29", "30 to 39"]


def test_natural_classes_keep_like_numbers_together() -> None:
    # Three heaps; parting any of them anew costs more than it saves.
    assert told(ranges([1, 2, 3, 11, 12, 13, 101, 102], 3, "natural")) == ["1 to 10", "11 to 100", "101 to 102"]


def test_zero_may_be_a_class_of_its_own() -> None:
    assert told(ranges(VALUES, 2, "equal", zero=True)) == ["0", "1 to 20", "21 to 40"]
    assert told(ranges([0, 0], 3, "equal", zero=True)) == ["0"]
    assert told(ranges([4, 5], 2, "equal", zero=True)) == ["4", "5"]
    with pytest.raises(UnplacedError, match="zero cannot be a class of its own among numbers below it"):
        ranges([-1, 0, 1], 2, "equal", zero=True)


def test_breaks_begin_the_classes_and_the_last_has_no_end() -> None:
    assert told(ranges_at([5, 10], VALUES)) == ["0 to 4", "5 to 9", "10 or more"]
    assert told(ranges_at([5, 10], VALUES, zero=True)) == ["0", "1 to 4", "5 to 9", "10 or more"]
    assert told(ranges_at([0, 5], [-3, 8])) == ["less than 0", "0 to 4", "5 or more"]
    assert told(ranges_at([0, 5], [3, 8])) == ["0 to 4", "5 or more"]
    with pytest.raises(UnplacedError, match="two breaks are one number as they are shown"):
        ranges_at([5, 5], VALUES)


def test_ranges_are_said_in_the_places_that_are_shown() -> None:
    classes = (Range(25, 49), Range(1234, None), Range(-30, -11))
    assert told(classes, 1) == ["2.5 to 4.9", "123.4 or more", "−3.0 to −1.1"]
    assert Range(50, 99).words(1, "%") == "5.0% to 9.9%"


def test_values_are_classed_as_they_are_shown() -> None:
    # 4.95 is shown as 5.0, and so stands in 5.0 to 9.9 and not below it.
    assert in_units(4.95, 1) == 50
    assert class_of(in_units(4.95, 1), (Range(0, 49), Range(50, 99))) == 1


def test_natural_classes_of_very_many_numbers_are_refused() -> None:
    with pytest.raises(UnplacedError, match="natural classes of 1,001 different numbers take too long"):
        ranges(list(range(1001)), 5, "natural")


@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=60), st.integers(2, 7),
    st.sampled_from(["quantile", "equal", "natural"]), st.booleans(),
)  # fmt: skip
def test_each_value_is_in_one_class_and_the_classes_meet(
    values: list[int], count: int, method: Method, zero: bool
) -> None:
    classes = ranges(values, count, method, zero=zero)
    assert len(classes) <= count + zero
    ends = [(one.low or 0, inf if one.high is None else one.high) for one in classes]
    for value in values:
        assert [index for index, (low, high) in enumerate(ends) if low <= value <= high] == [class_of(value, classes)]
    graded = [one for one in classes if one != Range(0, 0) or not zero]
    assert all(one.high is not None and other.low == one.high + 1 for one, other in pairwise(graded))
