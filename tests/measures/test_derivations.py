"""Facts made of facts: changes, shares, means, sums and indices."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Unit
from reportgen.measures.magnitude import magnitude
from reportgen.periods import parse

from .books import JUNE_TO_JULY, book, months, two_years


def test_a_change_from_zero_has_no_percentage_and_says_why() -> None:
    facts = book({"barnet": two_years([0, 0], [2, 1])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    change = facts.change(now, facts.previous(now))
    assert change.value is None
    assert change.missing == "a change from zero has no percentage"


def test_a_mean_is_per_month_of_the_period() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 9])})
    assert facts.mean(facts.count("burglary", JUNE_TO_JULY, "barnet")).value == 7.5  # 15 / 2


def test_the_change_of_a_share_is_in_percentage_points() -> None:
    facts = book({"barnet": two_years([1, 2], [3, 3]), "brent": two_years([2, 1], [3, 3])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    before = facts.previous(now)
    share = facts.share(now, facts.count("burglary", JUNE_TO_JULY, "brent"))
    earlier = facts.share(before, facts.count("burglary", parse("June to August 2022"), "brent"))
    assert share.value == 100  # 6 of 6
    assert earlier.value == 75  # 3 of 4
    points = facts.change(share, earlier)
    assert (points.unit, points.value) == (Unit.POINTS, 25)  # 100 - 75


def test_a_sum_without_one_of_its_parts_has_no_value() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8]), "brent": months("2023-06", [1, 1])})
    before = [facts.count("burglary", parse("June to July 2022"), area) for area in ("barnet", "brent")]
    whole = facts.sum(before)
    assert whole.value is None
    assert whole.missing == "there is no figure for June 2022"


def test_a_sum_is_of_one_noun() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])}, {"barnet": {"2022": 4000}})
    cases = facts.count("burglary", JUNE_TO_JULY, "barnet")
    people = facts.count("people", parse("calendar 2022"), "barnet")
    with pytest.raises(UnplacedError, match="cases and residents cannot be added up"):
        facts.sum([cases, people])


def test_a_share_is_of_one_span_and_an_area_that_holds_the_part() -> None:
    facts = book({name: two_years([1, 1], [2, 2]) for name in ("barnet", "brent", "harrow", "camden")})
    part = facts.count("burglary", JUNE_TO_JULY, "barnet")
    assert facts.share_of(part, facts.count("burglary", JUNE_TO_JULY, "bcu")).value == pytest.approx(100 / 3)  # 4 of 12
    with pytest.raises(UnplacedError, match="is no part of"):
        facts.share_of(part, facts.count("burglary", parse("July 2023"), "barnet"))
    with pytest.raises(UnplacedError, match="Camden is no part of NW BCU"):
        facts.share_of(facts.count("burglary", JUNE_TO_JULY, "camden"), facts.count("burglary", JUNE_TO_JULY, "bcu"))


def test_a_derived_fact_names_its_inputs_and_carries_their_origins() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 9])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    change = facts.change(now, facts.previous(now))
    assert change.id == "change(burglary.barnet.20230601-20230731~burglary.barnet.20220601-20220731)"
    assert {origin.dataset for origin in change.origins} == {"crime"}
    assert change.status == "final"


def test_the_rows_behind_a_change_are_those_of_both_spans_each_once() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 9])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    change = facts.change(now, facts.previous(now))
    assert [origin.rows for origin in change.origins] == [4]  # two months now, two a year before
    again = facts.difference(change, change)
    assert [origin.rows for origin in again.origins] == [4]


def test_a_sum_over_months_is_of_all_their_days() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 9])})
    june, july = (facts.count("burglary", parse(text), "barnet") for text in ("June 2023", "July 2023"))
    whole = facts.sum([june, july])
    assert (whole.value, whole.period) == (15, JUNE_TO_JULY)  # 6 + 9
    assert (facts.average([june, july]).value, facts.average([june, july]).period) == (7.5, JUNE_TO_JULY)


def test_only_counts_have_rates_means_targets_and_shares() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 9])}, {"barnet": {"2022": 4000}})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    change = facts.change(now, facts.previous(now))
    for use in (facts.rate, facts.mean, facts.target, lambda fact: facts.share(fact, now)):
        with pytest.raises(UnplacedError, match="a percent change cannot be"):
            use(change)


def test_a_sum_over_areas_names_them_all_and_two_sums_have_two_ids() -> None:
    numbers = {name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow", "camden")}
    facts = book(numbers)
    of = {name: facts.count("burglary", JUNE_TO_JULY, name) for name in numbers}
    whole = facts.sum(list(of.values()))
    assert (whole.label, whole.area_label) == ("Burglary", "Barnet, Brent, Harrow, Camden")
    once_more = facts.count("burglary", parse("June to July 2022"), "camden")
    assert facts.sum([*list(of.values())[:3], once_more]).id != whole.id


def test_an_index_is_per_cent_of_the_base() -> None:
    facts = book({"barnet": months("2023-04", [8, 0, 10])})
    base, zero, now = (facts.count("burglary", parse(f"{month} 2023"), "barnet") for month in ("April", "May", "June"))
    assert (facts.index(now, base).value, facts.index(base, base).value) == (125, 100)  # 10 / 8 x 100
    assert facts.index(now, zero).missing == "the base, May 2023, is zero"
    with pytest.raises(UnplacedError, match="are not equally long"):
        facts.index(now, facts.count("burglary", parse("April to May 2023"), "barnet"))


def test_a_change_from_below_zero_has_no_percentage() -> None:
    facts = book({"barnet": two_years([-10, 7], [-5, 9])})
    now = facts.count("burglary", parse("June 2023"), "barnet")
    before = facts.previous(now)
    change = facts.change(now, before)  # from -10 to -5 would be -50%, though it rose
    assert (change.value, change.missing) == (None, "a change from below zero has no percentage")
    assert magnitude(change) is None
    assert facts.index(now, before).missing == "the base, June 2022, is below zero"
    assert facts.difference(now, before).value == 5
