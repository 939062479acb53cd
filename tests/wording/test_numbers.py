"""Numbers in words: rounded once and half up, with their units, nouns and signs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.measures.facts import Fact, Unit
from reportgen.spec.wording import Decimals, Wording
from reportgen.wording import numbers
from reportgen.wording.text import plain

from .facts import difference, fact

HOUSE = Wording()
floats = st.floats(min_value=-1e9, max_value=1e9)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),  # half up, not half even
        (-2.5, 0, "-3"),  # a fall is rounded as a rise is
        (2.675, 2, "2.68"),  # as written, though the float is 2.67499999...
        (1.005, 2, "1.01"),
        (23 / 80 * 100, 1, "28.8"),  # 28.75, though the float is 28.749999999999996
        (3.4499, 1, "3.4"),  # once: not by way of 3.45
        (0.04, 1, "0.0"),
        (-0.04, 1, "0.0"),  # never -0
        (-0.0, 0, "0"),
        (1938, 1, "1938.0"),
        (1e22, 0, "10000000000000000000000"),
    ],
)
def test_rounds_half_up(value: float, places: int, rounded: str) -> None:
    assert str(numbers.round_half_up(value, places)) == rounded


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_rounding_a_percentage_agrees_with_exact_fractions(part: int, whole: int, places: int) -> None:
    exact = floor(Fraction(part * 100, whole) * 10**places + Fraction(1, 2))
    assert numbers.round_half_up(part / whole * 100, places) == Decimal(exact).scaleb(-places)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_rounding_a_change_agrees_with_exact_fractions(now: int, before: int) -> None:
    exact = floor(Fraction(abs(now - before) * 100, before) * 10 + Fraction(1, 2))
    assert numbers.round_half_up(abs((now - before) / before * 100), 1) == Decimal(exact).scaleb(-1)


@given(floats, floats, st.integers(0, 3))
def test_rounding_keeps_the_order(one: float, other: float, places: int) -> None:
    low, high = sorted((one, other))
    assert numbers.round_half_up(low, places) <= numbers.round_half_up(high, places)


@given(floats, st.integers(0, 3))
def test_rounding_is_symmetrical_and_has_no_minus_zero(value: float, places: int) -> None:
    rounded = numbers.round_half_up(value, places)
    assert numbers.round_half_up(-value, places) == -rounded
    assert not (rounded.is_zero() and rounded.is_signed())


@given(floats, st.integers(0, 3))
def test_rounding_moves_by_half_a_unit_at_most(value: float, places: int) -> None:
    moved = abs(Fraction(numbers.round_half_up(value, places)) - Fraction(value))
    assert moved <= Fraction(1, 2 * 10**places) + Fraction(1, 10**5)  # 15 digits of a number below 1e9


@pytest.mark.parametrize(
    ("value", "unit", "prose", "table"),
    [
        (1938.0, Unit.COUNT, "1,938", "1,938"),
        (1234567.0, Unit.COUNT, "1,234,567", "1,234,567"),
        (0.0, Unit.COUNT, "0", "0"),
        (33.0, Unit.SHARE, "33%", "33.0%"),
        (12.49, Unit.SHARE, "12.5%", "12.5%"),
        (161.5, Unit.MEAN, "161.5", "161.5"),
        (4.0, Unit.RATE, "4.0", "4.0"),
        (3.47, Unit.PERCENT_CHANGE, "3.5%", "+3.5%"),
        (-2.82, Unit.PERCENT_CHANGE, "−2.8%", "−2.8%"),
        (0.02, Unit.PERCENT_CHANGE, "0%", "0.0%"),
        (-0.02, Unit.PERCENT_CHANGE, "0%", "0.0%"),
        (2.1, Unit.POINTS, "2.1 percentage points", "+2.1 points"),
        (1.0, Unit.POINTS, "1 percentage point", "+1.0 points"),
        (-16.0, Unit.DIFFERENCE, "−16", "−16"),
        (1065.0, Unit.DIFFERENCE, "1,065", "+1,065"),
    ],
)
def test_says_a_number_with_its_unit(value: float, unit: Unit, prose: str, table: str) -> None:
    assert numbers.prose_number(fact(value, unit), HOUSE) == prose
    assert numbers.table_number(fact(value, unit), HOUSE) == table


def test_a_difference_of_rates_has_the_decimals_of_a_rate() -> None:
    assert numbers.table_number(difference(4.32, 4.1, Unit.RATE), HOUSE) == "+0.2"


def test_the_house_says_how_many_decimals() -> None:
    assert numbers.number(fact(3.45, Unit.PERCENT_CHANGE), Decimals(percent_change=0)) == "3%"
    assert numbers.number(fact(3.5, Unit.PERCENT_CHANGE), Decimals(percent_change=2)) == "3.50%"
    kept = Wording(drop_trailing_zero=False)
    assert numbers.prose_number(fact(33.0, Unit.SHARE), kept) == "33.0%"


def test_only_zeros_after_the_point_are_dropped() -> None:
    assert numbers.decimal_words(30.0, 1, drop_trailing_zero=True) == "30"
    assert numbers.decimal_words(100, 0, drop_trailing_zero=True) == "100"


def test_small_counts_are_spelt_out_where_the_house_wants_it() -> None:
    spelt = Wording(number_words_below=10)
    assert [numbers.prose_number(fact(n), spelt) for n in (0, 1, 9, 10)] == ["zero", "one", "nine", "10"]
    assert plain(numbers.counted(fact(1), spelt)) == "one case"
    assert plain(numbers.counted(fact(0), spelt)) == "no cases"
    assert numbers.table_number(fact(9), spelt) == "9"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (fact(551), "551 cases"),
        (fact(1), "1 case"),
        (fact(0), "no cases"),
        (fact(2, noun=("crime", "crimes")), "2 crimes"),
        (fact(1.0, Unit.MEAN), "1 case"),
        (fact(161.5, Unit.MEAN), "161.5 cases"),
        (fact(4.25, Unit.RATE, per=1000), "4.3 cases per 1,000"),
        (fact(12.5, Unit.SHARE), "12.5%"),
        (fact(None), "not available"),
    ],
)
def test_counts_with_the_noun_in_one_run_that_holds_the_fact(made: Fact, said: str) -> None:
    (run,) = numbers.counted(made, HOUSE)
    assert run.text == said
    assert run.fact is made


def test_a_number_that_is_missing_is_said_to_be() -> None:
    assert numbers.prose_number(fact(None), HOUSE) == "not available"
    assert numbers.table_number(fact(None), HOUSE) == "not available"
    with pytest.raises(ValueError, match="has no value: the data end in August"):
        numbers.number(fact(None, missing="the data end in August"), Decimals())


@pytest.mark.parametrize(
    ("value", "tied", "digits", "nth"),
    [(8, False, "8/32", "8th"), (1, False, "1/32", "1st"), (5, True, "5/32", "joint 5th")],
)
def test_says_a_rank(value: int, tied: bool, digits: str, nth: str) -> None:
    rank = fact(value, Unit.RANK, of=32, tied=tied)
    assert numbers.prose_number(rank, HOUSE) == digits
    assert numbers.rank_ordinal(rank) == nth


@pytest.mark.parametrize(
    ("n", "nth"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (102, "102nd"), (111, "111th"), (1013, "1,013th")],
)  # fmt: skip
def test_ordinals(n: int, nth: str) -> None:
    assert numbers.ordinal(n) == nth


@pytest.mark.parametrize(
    ("n", "word"), [(0, "zero"), (12, "twelve"), (19, "nineteen"), (20, "twenty"), (42, "forty-two"), (100, "100")]
)
def test_number_words(n: int, word: str) -> None:
    assert numbers.number_word(n) == word


def test_joins_words_into_a_list() -> None:
    assert numbers.joined([]) == ""
    assert numbers.joined(["Barnet"]) == "Barnet"
    assert numbers.joined(["Barnet", "Brent"]) == "Barnet and Brent"
    assert numbers.joined(["Barnet", "Brent", "Harrow"]) == "Barnet, Brent and Harrow"


@pytest.mark.parametrize(
    ("made", "prose", "table"),
    [
        (fact(381264.4, Unit.MONEY), "£381,264", "£381,264"),
        (fact(-30, Unit.MONEY), "−£30", "−£30"),
        (fact(100, Unit.INDEX), "100", "100.0"),
        (fact(12.34, Unit.SCORE), "12.3", "12.3"),
        (fact(1.005, Unit.RATIO), "1.01", "1.01"),
        (difference(250, 200, Unit.MONEY), "£50", "+£50"),
        (difference(200, 250, Unit.MONEY), "−£50", "−£50"),
    ],
)
def test_each_unit_is_said_its_own_way(made: Fact, prose: str, table: str) -> None:
    assert numbers.prose_number(made, HOUSE) == prose
    assert numbers.table_number(made, HOUSE) == table


def test_none_of_something_is_said_as_the_house_wants_it() -> None:
    assert plain(numbers.counted(fact(0), HOUSE)) == "no cases"
    assert plain(numbers.counted(fact(0), Wording(no_cases="0 {nouns}"))) == "0 cases"
    assert plain(numbers.counted(fact(0), Wording(number_words_below=10))) == "no cases"


@pytest.mark.parametrize(
    ("value", "base", "said"),
    [
        (389300, 1000, "over 389,000"),
        (389300, 10_000, "nearly 390,000"),  # 700 short
        (389300, 100_000, "nearly 400,000"),
        (216, 100, "over 200"),
        (184, 100, "nearly 200"),
        (50, 10, "50"),
        (611, 1000, "611"),  # 389 short of 1,000
        (3, 10, "3"),  # nearest is nothing
        (None, 10, None),
    ],
)
def test_a_rounded_number_says_on_which_side_it_is(value: float | None, base: int, said: str | None) -> None:
    if said is None:
        with pytest.raises(ValueError, match="has no value"):
            numbers.rounded_words(fact(value), base, HOUSE)
    else:
        assert numbers.rounded_words(fact(value), base, HOUSE) == said


@pytest.mark.parametrize(
    ("text", "article"),
    [("3.5%", "a"), ("8%", "an"), ("80%", "an"), ("8,000", "an"), ("11th", "an"), ("18%", "an"), ("11,000", "an"),
     ("18,500,000", "an"), ("1.8%", "a"), ("110", "a"), ("180", "a"), ("1,100", "a"), ("115,000", "a"), ("100", "a"),
     ("increase", "an"), ("case", "a"), ("hour", "an"), ("house", "a"), ("unit", "a"), ("uninsured car", "an"),
     ("one-off", "a"), ("£8", "an"), ("£100", "a"), ("eight", "an"), ("European", "a")],
)  # fmt: skip
def test_a_or_an_by_how_it_is_spoken(text: str, article: str) -> None:
    assert numbers.with_article(text) == f"{article} {text}"


@pytest.mark.parametrize(("value", "noun"), [(0, "cases"), (1, "case"), (2, "cases"), (1.04, "cases")])
def test_the_noun_follows_the_number(value: float, noun: str) -> None:
    unit = Unit.MEAN if value == 1.04 else Unit.COUNT
    assert numbers.noun(fact(value, unit), Wording(drop_trailing_zero=False)) == noun
