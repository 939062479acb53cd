"""Factors for and against a measure, and the rating that follows from them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from reportgen.errors import UnplacedError
from reportgen.figures.factors import Factor, Verdict, factors, rank_verdict, rating, rating_note
from reportgen.spec.figures.summary import FactorSpec
from reportgen.spec.summary import RankCounts, SummaryRules
from reportgen.wording.text import plain
from tests.measures.books import book, months

from .scopes import maker, scope

VERDICTS: tuple[Verdict, ...] = ("positive", "negative", "level", "missing")
# June and July: Barnet 4 + 6 = 10 in 2022, 3 + 4 = 7 in 2023.
NUMBERS = {
    "barnet": months("2022-06", [4, 6, *[5] * 10, 3, 4]),
    "brent": months("2022-06", [5, 5, *[5] * 10, 10, 10]),
    "harrow": months("2022-06", [5, 5, *[5] * 10, 5, 5]),
}
PEOPLE = {"barnet": {"2022": 1000}, "brent": {"2022": 1000}, "harrow": {"2022": 1000}}


def found(specs: list[dict[str, object]], numbers: object = None, **settings: object) -> tuple[Factor, ...]:
    made = book(numbers or NUMBERS, PEOPLE, **settings)  # type: ignore[arg-type]
    return factors([FactorSpec.model_validate(one) for one in specs], "burglary", "barnet", maker(scope(made)))


def said(factor: Factor) -> tuple[str, Verdict]:
    return plain(factor.text), factor.verdict


@pytest.mark.parametrize("nearly_all", [0.6, 0.8, 1.0])
@pytest.mark.parametrize("number", range(1, 6))
def test_the_rating_of_all_combinations_of_verdicts(number: int, nearly_all: float) -> None:
    rules = SummaryRules(nearly_all=nearly_all)
    for verdicts in product(VERDICTS, repeat=number):
        colour = rating(verdicts, rules)
        negative = Fraction(verdicts.count("negative"), number)
        if "missing" in verdicts:
            assert colour == "grey"
        elif set(verdicts) == {"positive"}:
            assert colour == "green"
        else:
            assert colour == ("red" if negative >= Fraction(str(nearly_all)) else "amber")


def test_what_has_no_factor_is_not_rated() -> None:
    assert rating((), SummaryRules()) == "grey"


def test_the_note_says_the_threshold_of_the_house() -> None:
    assert rating_note(SummaryRules()) == (
        "Green: all factors positive (+); Red: 80% or more negative (−); Amber: mixed, or no change (=), as is one "
        "that rounds to 0%."
    )
    assert "Red: all negative (−)" in rating_note(SummaryRules(nearly_all=1))


@pytest.mark.parametrize(
    ("place", "of", "counts", "verdict"),
    [
        # a third of 32 is 10.7 places: 1 to 10, and 23 to 32
        (10, 32, "thirds", "positive"),
        (11, 32, "thirds", None),
        (22, 32, "thirds", None),
        (23, 32, "thirds", "negative"),
        (16, 32, "halves", "positive"),
        (17, 32, "halves", "negative"),
        (2, 3, "halves", None),  # the middle one of three
        (28, 32, "best_third", None),
        (9, 32, "best_third", "positive"),
    ],
)
def test_which_places_count(place: int, of: int, counts: RankCounts, verdict: Verdict | None) -> None:
    assert rank_verdict(place, of, counts) == verdict


def test_no_place_is_both_good_and_bad() -> None:
    for of in range(2, 40):
        for counts in ("thirds", "halves"):
            judged = [rank_verdict(place, of, counts) for place in range(1, of + 1)]
            assert judged.count("positive") == judged.count("negative")
            assert judged[::-1] == [{"positive": "negative", "negative": "positive"}.get(str(one)) for one in judged]


def test_a_change_is_judged_by_the_polarity() -> None:
    # 10 to 7 is -30 %, which the house calls sharp
    expected = "Sharp decrease of 30% in the 2 months to July 2023"
    assert [said(one) for one in found([{"change": "2 months"}])] == [(expected, "positive")]
    assert [said(one) for one in found([{"change": "2 months"}], polarity="higher")] == [(expected, "negative")]


def test_a_span_is_called_as_the_author_says() -> None:
    (factor,) = found([{"change": "2 months", "called": "summer"}])
    assert plain(factor.text) == "Sharp decrease of 30% in summer"
    assert [fact.value for fact in factor.facts] == [pytest.approx(-30)]


def test_no_change_is_neither() -> None:
    same = {**NUMBERS, "barnet": months("2022-06", [5] * 14)}
    assert said(found([{"change": "2 months"}], same)[0]) == ("No change in the 2 months to July 2023", "level")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (2001, ("Slight increase of 1 case in the 2 months to July 2023", "level")),  # 0.025%
        (2010, ("Slight increase of 0.3% in the 2 months to July 2023", "negative")),
    ],
)
def test_a_change_that_is_shown_as_none_speaks_neither_for_nor_against(now: int, expected: tuple[str, str]) -> None:
    numbers = {**NUMBERS, "barnet": months("2022-06", [2000, 2000, *[5] * 10, 2000, now])}
    assert said(found([{"change": "2 months"}], numbers)[0]) == expected


def test_a_change_without_the_year_before_is_not_known() -> None:
    late = {**NUMBERS, "barnet": months("2023-06", [5, 5])}
    (factor,) = found([{"change": "2 months"}], late)
    assert said(factor) == ("Change in the 2 months to July 2023: not available", "missing")


def test_places_are_told_from_the_end_they_are_near() -> None:
    # 7, 20 and 10 for each thousand: Barnet is the lowest of three
    (good,) = found([{"rank": "2 months", "among": "bcu"}])
    assert said(good) == ("Lowest of 3 in NW BCU by rate", "positive")
    (bad,) = found([{"rank": "2 months", "among": "bcu"}], polarity="higher")
    assert said(bad) == ("Lowest of 3 in NW BCU by rate", "negative")
    (changed,) = found([{"rank": "2 months", "among": "bcu", "by": "change"}])
    assert said(changed) == ("Largest decrease of 3 in NW BCU by change", "positive")


def test_a_place_in_the_middle_is_no_factor() -> None:
    middle = {**NUMBERS, "harrow": months("2022-06", [1] * 14)}  # 2 of Harrow, 7 of Barnet, 20 of Brent
    assert found([{"rank": "2 months", "among": "bcu"}], middle) == ()


def test_a_place_that_is_not_known() -> None:
    without = {**NUMBERS, "harrow": months("2022-06", [1])}
    (factor,) = found([{"rank": "2 months", "among": "bcu"}], without)
    assert said(factor) == ("Rank in NW BCU by rate: not available", "missing")


def test_unusual_months_on_either_side() -> None:
    # 24 months of 9 and 11 by turns: mean 10, mean moving range 2, limits 10 -+ 2.66 x 2 = 4.68 and 15.32
    steady = [9.0, 11.0] * 12
    barnet = months("2021-06", [*steady, 4, 30])
    (low, *_) = found([{"exceptions": "Jun 2023"}], {"barnet": barnet})
    assert said(low) == ("Unusually low in June 2023 (4)", "positive")
    assert [fact.value for fact in low.facts] == [4]
    high = found([{"exceptions": "2 months"}], {"barnet": months("2021-05", [9, *steady, 10, 30])})
    assert [said(one) for one in high] == [("Unusually high in July 2023 (30)", "negative")]


def test_usual_months_are_no_factor() -> None:
    assert found([{"exceptions": "month"}], {"barnet": months("2021-07", [9.0, 11.0] * 12 + [10])}) == ()


def test_months_without_limits_are_not_known() -> None:
    (factor,) = found([{"exceptions": "month"}])  # twelve months before it, where the house asks for 24
    assert said(factor) == ("Usual range in July 2023: not available", "missing")


def test_what_nobody_calls_better_cannot_be_rated() -> None:
    with pytest.raises(UnplacedError, match=r"'burglary' cannot be rated: nothing says which is better; give the meas"):
        found([{"change": "2 months"}], polarity="none")
