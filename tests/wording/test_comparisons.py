"""Two numbers in words: by intervals where there are any, by the house's steps otherwise."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit
from reportgen.spec.wording import ComparisonWords, Gap, Wording
from reportgen.wording import comparisons
from reportgen.wording.text import plain
from tests.wording.facts import change, fact

WORDING = Wording()


def with_intervals(one: tuple[float, float, float], other: tuple[float, float, float]) -> Fact:
    """A difference of two shares, each (low, value, high)."""
    inputs = tuple(fact(value, Unit.SHARE, low=low, high=high) for low, value, high in (one, other))
    return fact(one[1] - other[1], Unit.POINTS, inputs=inputs)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (40.0, 39.0, "similar to"),  # 1 point
        (40.0, 38.0, "slightly higher than"),  # 2 points are no longer similar
        (6.6, 9.8, "slightly lower than"),  # 3.2
        (27.0, 20.0, "higher than"),  # 7
        (8.0, 32.4, "substantially lower than"),  # 24.4
        (20.0, 20.0, "the same as"),
    ],
)
def test_shares_are_compared_by_percentage_points(one: float, other: float, words: str) -> None:
    assert plain(comparisons.comparison_words(change(one, other, Unit.SHARE), WORDING)) == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (102, 100, "similar to"),  # 2%
        (103, 100, "slightly higher than"),
        (70, 100, "lower than"),  # 30%
        (150, 100, "substantially higher than"),
        (3, 0, "substantially higher than"),  # from nothing no per cent can be taken
    ],
)
def test_other_numbers_are_compared_by_per_cent_of_the_second(one: float, other: float, words: str) -> None:
    assert plain(comparisons.comparison_words(change(one, other, Unit.RATE), WORDING)) == words


def test_only_intervals_that_do_not_overlap_make_a_significant_difference() -> None:
    apart = with_intervals((71, 78, 79), (80, 86, 90))
    assert plain(comparisons.comparison_words(apart, WORDING)) == "significantly lower than"
    assert comparisons.verdict(apart, WORDING) == "significantly lower"
    touching = with_intervals((71, 78, 84), (76, 80, 84))  # 8 points apart would be higher without intervals
    assert plain(comparisons.comparison_words(touching, WORDING)) == "similar to"
    far_but_unsure = with_intervals((10, 40, 70), (60, 65, 70))
    assert comparisons.verdict(far_but_unsure, WORDING) == "similar"


def test_an_interval_of_one_side_is_not_enough() -> None:
    one, other = fact(78.0, Unit.SHARE, low=71.0, high=84.0), fact(20.0, Unit.SHARE)
    difference = fact(58.0, Unit.POINTS, inputs=(one, other))
    assert comparisons.overlapping(difference) is None
    assert plain(comparisons.comparison_words(difference, WORDING)) == "substantially higher than"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (19, 10, "nearly twice"),  # 1.9
        (2, 1, "twice"),
        (55, 24, "more than twice"),  # 2.29
        (29, 10, "nearly three times"),
        (26, 10, "2.6 times"),  # beyond a quarter over 2, more than a tenth short of 3
        (6, 1, "six times"),
        (12, 1, "12 times"),
    ],
)
def test_how_many_times(one: float, other: float, words: str) -> None:
    assert plain(comparisons.times(change(one, other, Unit.RATE), WORDING)) == words


def test_what_is_not_nearly_twice_is_refused() -> None:
    with pytest.raises(UnplacedError, match=r"17 is not nearly twice 10; take it without \.times, or by \.above"):
        comparisons.times(change(17, 10), WORDING)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (change(19.0, 9.0, Unit.SHARE), "10 percentage points above"),
        (change(9.0, 10.0, Unit.SHARE), "1 percentage point below"),
        (change(30, 40), "25% below"),
        (change(30, 30), "the same as"),
    ],
)
def test_how_far_above_or_below(of: Fact, words: str) -> None:
    assert plain(comparisons.above(of, WORDING)) == words


def test_the_words_keep_the_comparison() -> None:
    of = change(27.0, 20.0, Unit.SHARE)
    for said in (comparisons.comparison_words(of, WORDING), comparisons.above(of, WORDING)):
        assert [run.fact for run in said] == [of]


def test_a_number_that_is_missing_is_compared_with_nothing() -> None:
    with pytest.raises(UnplacedError, match="Burglary in Barnet has no figure"):
        comparisons.comparison_words(change(None, 3), WORDING)


def test_a_house_has_steps_of_its_own() -> None:
    steps = [Gap(below=10, words="much like"), Gap(words="{direction} than")]
    house = Wording(comparison=ComparisonWords(points=steps))
    assert plain(comparisons.comparison_words(change(27.0, 20.0, Unit.SHARE), house)) == "much like"
    assert comparisons.verdict(change(27.0, 20.0, Unit.SHARE), house) == "similar"
