"""Exceptions: months outside the limits that the months before them set."""

from __future__ import annotations

import pytest

from reportgen.measures.control import controlled, exceptions, limits, rule_words
from reportgen.periods import parse
from reportgen.spec.house import Control

from .books import book, months

SIX = Control(rule="xmr", months=6)
SERIES = [10.0, 12, 10, 12, 10, 12]  # mean 11, ranges of 2


def test_the_individuals_chart_takes_the_mean_moving_range() -> None:
    assert limits(SERIES, SIX) == pytest.approx((11, 5.68, 16.32))  # 11 -+ 2.66 x 2


def test_deviations_are_those_of_a_sample() -> None:
    # Six values 1 from their mean: variance 6 / 5, deviation 1.0954.
    assert limits(SERIES, Control(rule="two_sigma", months=6)) == pytest.approx((11, 8.8091, 13.1909), abs=1e-4)
    assert limits(SERIES, Control(rule="three_sigma", months=6)) == pytest.approx((11, 7.7137, 14.2863), abs=1e-4)


@pytest.mark.parametrize(("value", "outside"), [(17, "above"), (16, ""), (6, ""), (5, "below")])
def test_a_month_is_held_to_the_months_before_it(value: float, outside: str) -> None:
    facts = book({"barnet": months("2023-01", [*SERIES, value])})
    (july,) = controlled(facts, "burglary", parse("July 2023"), "barnet", SIX)
    assert july.outside == outside
    assert [one.value for one in (july.centre, july.low, july.high) if one] == pytest.approx([11, 5.68, 16.32])
    assert len(exceptions(facts, "burglary", parse("July 2023"), "barnet", SIX)) == bool(outside)


def test_an_exception_counts_among_the_months_before_the_next_one() -> None:
    facts = book({"barnet": months("2023-01", [*SERIES, 40, 34])})
    found = exceptions(facts, "burglary", parse("July to August 2023"), "barnet", SIX)
    assert [one.fact.period for one in found] == [parse("July 2023")]  # August has room up to 35.2
    august = controlled(facts, "burglary", parse("August 2023"), "barnet", SIX)[0]
    # 12, 10, 12, 10, 12, 40: mean 16, ranges 2, 2, 2, 2, 28, their mean 7.2
    assert august.high is not None
    assert august.high.value == pytest.approx(16 + 2.66 * 7.2)


def test_counts_have_no_limit_below_zero() -> None:
    facts = book({"barnet": months("2023-01", [0, 5, 0, 5, 0, 5, 0])})
    (july,) = controlled(facts, "burglary", parse("July 2023"), "barnet", SIX)
    assert july.low is not None
    assert (july.low.value, july.outside) == (0, "")  # 2.5 - 2.66 x 5 is below zero


def test_without_the_months_before_there_are_no_limits_and_it_says_why() -> None:
    facts = book({"barnet": months("2023-02", [*SERIES])})
    (july,) = controlled(facts, "burglary", parse("July 2023"), "barnet", SIX)
    assert (july.high, july.outside, july.missing) == (None, "", "the data begin in February 2023")


def test_the_rule_is_said_in_words() -> None:
    assert rule_words(Control()) == (
        "Exceptions are months further than 2.66 times their mean moving range (the change from month to month) "
        "from the mean of the 24 months before."
    )


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="'xmr', 'two_sigma' or 'three_sigma'"):
        Control.model_validate({"rule": "six_sigma"})
