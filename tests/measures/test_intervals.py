"""Confidence intervals: Wilson's for shares, Byar's for counts and rates, against published values and properties."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.intervals import apart, byar, interval, wilson
from reportgen.periods import parse

from .books import book, months

JUNE = parse("June 2023")


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263 and 15 of 148, 0 of 20, 1 of 29.
    assert wilson(81, 263) == pytest.approx((25.53, 36.62), abs=0.005)
    assert wilson(15, 148) == pytest.approx((6.24, 16.05), abs=0.005)
    assert wilson(0, 20) == pytest.approx((0, 16.11), abs=0.005)
    assert wilson(1, 29) == pytest.approx((0.61, 17.18), abs=0.005)


def test_byars_interval_is_close_to_the_exact_one() -> None:
    # Exact Poisson limits: 10 is 4.795 to 18.39, 100 is 81.36 to 121.63 (Breslow and Day, table 2.10).
    assert byar(10) == pytest.approx((4.795, 18.39), abs=0.02)
    assert byar(100) == pytest.approx((81.36, 121.63), abs=0.02)
    assert byar(0) == pytest.approx((0, 3.689), abs=0.04)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_wilsons_interval_holds_the_share_and_stays_within_the_whole(part: int, rest: int) -> None:
    whole = part + rest
    if whole:
        low, high = wilson(part, whole)
        assert 0 <= low <= part / whole * 100 <= high <= 100
        other = wilson(rest, whole)
        assert (100 - other[1], 100 - other[0]) == pytest.approx((low, high), abs=1e-9)  # the rest mirrors the part


@given(st.integers(0, 100_000))
def test_byars_interval_holds_the_count(count: int) -> None:
    low, high = byar(count)
    assert 0 <= low <= count < high


def test_the_interval_of_a_share_a_rate_and_a_count(tmp_path: Path) -> None:
    facts = book({"barnet": months("2023-06", [81]), "brent": months("2023-06", [182])}, {"barnet": {"2022": 1000}})
    part = facts.count("burglary", JUNE, "barnet")
    share = interval(facts.share(part, facts.sum([part, facts.count("burglary", JUNE, "brent")])))
    assert (share.low, share.high) == pytest.approx((25.53, 36.62), abs=0.005)  # 81 of 81 + 182
    rate = interval(facts.rate(replace(part, value=10.0)))
    assert (rate.value, rate.low, rate.high) == pytest.approx((10, 4.795, 18.39), abs=0.02)  # per 1,000 of 1,000
    assert interval(part).high == pytest.approx(byar(81)[1])


def test_what_has_no_value_or_a_published_interval_stays_as_it_is_and_the_rest_is_refused() -> None:
    facts = book({"barnet": months("2022-06", [4, *[1] * 11, 5])})
    now = facts.count("burglary", JUNE, "barnet")
    change = facts.change(now, facts.previous(now))
    with pytest.raises(UnplacedError, match="Burglary: a percent change has no interval that can be reckoned"):
        interval(change)
    empty = facts.count("burglary", parse("June 2021"), "barnet")
    assert interval(empty) is empty
    published = replace(now, low=1.0, high=9.0)
    assert interval(published) is published


def share_of(part: float, whole: float) -> Fact:
    numbers = Fact("x", part, Unit.COUNT, "m", "M", "barnet", "Barnet")
    return replace(numbers, value=part / whole * 100, unit=Unit.SHARE, inputs=(numbers, replace(numbers, value=whole)))


def test_two_facts_differ_where_their_intervals_do_not_meet() -> None:
    assert apart(share_of(10, 100), share_of(40, 100))  # 5.5 to 17.4 and 30.9 to 49.8
    assert not apart(share_of(10, 100), share_of(15, 100))  # 5.5 to 17.4 and 9.3 to 23.3
