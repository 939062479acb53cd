"""The guard: which counts it gives, and how it knows one quantity by many names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.disclosure.guard import Box, Guard, Quantity, Verdict, merged, rounded
from reportgen.disclosure.rule import Rule
from tests.disclosure.tables import FEB, JAN

REASON = "suppressed to protect numbers of people below 5"


def box(*areas: str, dates: tuple[date, ...] = (JAN,), **held: str) -> Box:
    categories = tuple((column, frozenset(values)) for column, values in sorted(held.items()))
    return Box(frozenset(areas), frozenset(dates), categories)


def quantity(*boxes: Box) -> Quantity:
    return Quantity("referrals", "value", boxes)


def guard(rule: Rule | None = None, withheld: frozenset[Quantity] = frozenset()) -> Guard:
    return Guard({"referrals": rule or Rule(5, unit="people")}, withheld)


# --- Counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [1, 4, 4.5])
def test_a_count_below_the_threshold_is_suppressed(value: float) -> None:
    assert guard().judge("a", quantity(box("hill")), value) == Verdict(None, "c", REASON)


@pytest.mark.parametrize("value", [0, 5, 100])
def test_zero_and_the_threshold_are_published(value: float) -> None:
    assert guard().judge("a", quantity(box("hill")), value) == Verdict(value)


def test_zero_is_suppressed_where_the_rule_says_so() -> None:
    assert guard(Rule(5, zeros="suppress")).judge("a", quantity(box("hill")), 0).mark == "c"


def test_a_withheld_count_is_suppressed_in_the_same_words_as_a_small_one() -> None:
    hill = quantity(box("hill"))
    assert guard(withheld=frozenset({hill})).judge("a", hill, 70) == Verdict(None, "c", REASON)


def test_a_mean_of_few_rows_is_suppressed() -> None:
    assert guard().judge_few("referrals", 41.5, rows=4).value is None
    assert guard().judge_few("referrals", 41.5, rows=5).value == 41.5


# --- Sums and remainders -----------------------------------------------------------------------------------------


def test_a_sum_is_published_though_a_part_is_not() -> None:
    own = guard()
    own.judge("a", quantity(box("hill")), 3)
    own.judge("b", quantity(box("mill")), 8)
    assert own.judge_sum("sum", ("a", "b")) == Verdict(11)


def test_a_sum_of_parts_is_the_same_quantity_as_the_whole() -> None:
    whole = quantity(box("hill", "mill"))
    own = guard(withheld=frozenset({whole}))
    own.judge("a", quantity(box("hill")), 3)
    own.judge("b", quantity(box("mill")), 8)
    assert own.judge_sum("sum", ("a", "b")) == Verdict(None, "c", REASON)


def test_a_sum_with_a_number_that_is_no_count_of_the_data_is_not_judged() -> None:
    own = guard()
    own.judge("a", quantity(box("hill")), 3)
    assert own.judge_sum("sum", ("a", "rate of a")) is None


def test_a_small_remainder_of_large_numbers_is_suppressed() -> None:
    own = guard()
    own.judge("whole", quantity(box("hill", "mill")), 52)
    own.judge("part", quantity(box("hill")), 50)  # 52 - 50 = 2
    assert own.judge_remainder("rest", "whole", ("part",)) == Verdict(None, "c", REASON)
    assert list(own.asked.values()) == [52, 50, 2]


# --- Rounding --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "wanted"), [(0, 0), (2, 0), (2.5, 5), (3, 5), (7, 5), (7.5, 10), (8, 10), (12, 10)])
def test_rounding_goes_half_up(value: float, wanted: float) -> None:
    assert rounded(value, 5) == wanted


def test_rounded_totals_are_rounded_on_their_own() -> None:
    own = guard(Rule(5, method="round", base=5))
    assert own.judge("a", quantity(box("hill")), 3).value == 5
    assert own.judge("b", quantity(box("mill")), 3).value == 5
    assert own.judge_sum("sum", ("a", "b")) == Verdict(5)  # of 6, and not 5 + 5


@given(st.integers(0, 10**9), st.integers(2, 100))
def test_rounding_is_to_the_nearest_multiple(value: int, base: int) -> None:
    assert rounded(value, base) % base == 0
    assert abs(rounded(value, base) - value) * 2 <= base


# --- Boxes -----------------------------------------------------------------------------------------------------


def test_boxes_side_by_side_are_one() -> None:
    assert merged((box("hill"), box("mill"))) == (box("hill", "mill"),)
    assert merged((box("hill"), box("hill", dates=(FEB,)))) == (box("hill", dates=(JAN, FEB)),)
    assert merged((box("hill", kind="a"), box("hill", kind="b"))) == (box("hill", kind="ab"),)


def test_four_quarters_of_a_table_are_one() -> None:
    quarters = [box(area, kind=kind) for area in ("hill", "mill") for kind in "ab"]
    assert merged(tuple(quarters)) == (box("hill", "mill", kind="ab"),)


def test_boxes_that_overlap_stay_apart() -> None:
    # The rows of Hill count twice.
    assert len(merged((box("hill"), box("hill", "mill")))) == 2
    assert len(merged((box("hill"), box("hill")))) == 2


def test_boxes_of_one_category_and_of_all_stay_apart() -> None:
    assert len(merged((box("hill"), box("mill", kind="a")))) == 2
