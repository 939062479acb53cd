"""Facts: counts, changes, rates, shares, ranks and targets, and what is refused."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Unit
from reportgen.measures.magnitude import magnitude
from reportgen.periods import parse

from .books import JUNE_TO_JULY, book, months


def two_years(before: list[float], now: list[float]) -> dict[str, float]:
    """June and July of 2022, the ten months between at 1 each, June and July of 2023."""
    return months("2022-06", [*before, *[1] * 10, *now])


def test_a_count_adds_the_months_of_the_period() -> None:
    fact = book({"barnet": two_years([5, 7], [6, 8])}).count("burglary", JUNE_TO_JULY, "barnet")
    assert fact.value == 14  # 6 + 8
    assert fact.unit is Unit.COUNT
    assert [origin.rows for origin in fact.origins] == [2]  # one row a month


@pytest.mark.parametrize(
    ("aggregate", "value", "unit"), [("sum", 14, Unit.COUNT), ("count", 2, Unit.COUNT), ("mean", 7, Unit.MEAN)]
)
def test_rows_may_be_added_counted_or_averaged(aggregate: str, value: float, unit: Unit) -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    facts.measures = {"burglary": facts.measures["burglary"].model_copy(update={"aggregate": aggregate})}
    fact = facts.count("burglary", JUNE_TO_JULY, "barnet")
    assert (fact.value, fact.unit) == (value, unit)  # 6 + 8; two rows; 14 / 2


def test_a_group_is_the_sum_of_its_areas() -> None:
    numbers = {name: two_years([1, 1], [value, value]) for name, value in (("barnet", 1), ("brent", 2), ("harrow", 3))}
    assert book(numbers).count("burglary", JUNE_TO_JULY, "bcu").value == 12  # (1 + 2 + 3) x 2


def test_the_change_is_on_the_same_span_a_year_before() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 9])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    change = facts.change(now, facts.previous(now))
    assert change.value == 25  # (15 - 12) / 12 x 100
    assert change.unit is Unit.PERCENT_CHANGE
    assert [fact.value for fact in change.inputs] == [15, 12]
    assert facts.difference(now, facts.previous(now)).value == 3  # 15 - 12


def test_the_preceding_span_ends_where_this_one_begins() -> None:
    facts = book({"barnet": months("2023-04", [1, 2, 4, 8])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    assert facts.preceding(now).value == 3  # April and May: 1 + 2


def test_a_change_from_zero_has_no_percentage_and_says_why() -> None:
    facts = book({"barnet": two_years([0, 0], [2, 1])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    change = facts.change(now, facts.previous(now))
    assert change.value is None
    assert change.missing == "a change from zero has no percentage"


def test_a_period_before_the_data_has_no_number_and_says_where_they_begin() -> None:
    facts = book({"barnet": months("2023-06", [6, 8])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    before = facts.previous(now)
    assert before.value is None
    assert before.missing == "the data begin in June 2023"
    assert facts.change(now, before).missing == "the data begin in June 2023"


def test_a_required_period_after_the_data_names_the_missing_months() -> None:
    facts = book({"barnet": months("2023-06", [6, 8])})
    with pytest.raises(UnplacedError, match="the data end in July 2023; August 2023 and September 2023 are missing"):
        facts.required("burglary", parse("4 months to September 2023"), "barnet")


def test_an_absent_row_is_zero_only_if_the_dataset_says_so() -> None:
    numbers = {"barnet": {"2023-06": 3.0}, "brent": {"2023-06": 1.0, "2023-07": 1.0}}
    assert book(numbers, absent="zero").count("burglary", JUNE_TO_JULY, "barnet").value == 3  # 3 + nothing
    fact = book(numbers).count("burglary", JUNE_TO_JULY, "barnet")
    assert fact.value is None
    assert fact.missing == "there is no figure for July 2023"


def test_an_area_outside_the_data_has_no_number() -> None:
    fact = book({"barnet": months("2023-06", [6, 8])}).count("burglary", JUNE_TO_JULY, "camden")
    assert fact.value is None
    assert fact.missing == "no data are held for the area"


def test_a_rate_is_reckoned_on_the_stated_year() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])}, {"barnet": {"2021": 100, "2022": 4000}})
    rate = facts.rate(facts.count("burglary", JUNE_TO_JULY, "barnet"))
    assert rate.value == 3.5  # 14 / 4,000 x 1,000
    assert rate.per == 1000
    assert {origin.dataset for origin in rate.origins} == {"crime", "population"}


def test_a_rate_without_the_population_of_its_year_is_refused() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])}, {"barnet": {"2019": 100, "2020": 100}})
    with pytest.raises(UnplacedError, match="'people' has no figure of 2022 for Barnet; it covers 2019 to 2020"):
        facts.rate(facts.count("burglary", JUNE_TO_JULY, "barnet"))


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


def ranked(
    by_area: dict[str, tuple[float, float]], polarity: str = "lower", by: str = "change"
) -> tuple[float | None, int | None, bool]:
    """Barnet's rank, where each area has (June and July 2022, June and July 2023)."""
    numbers = {area: two_years([before, 0], [now, 0]) for area, (before, now) in by_area.items()}
    rank = book(numbers, polarity=polarity).rank("burglary", JUNE_TO_JULY, "barnet", "bcu", by)  # type: ignore[arg-type]
    return rank.value, rank.of, rank.tied


def test_the_greatest_fall_ranks_first_where_lower_is_better() -> None:
    # -20 %, -50 %, +10 %
    assert ranked({"barnet": (10, 8), "brent": (10, 5), "harrow": (10, 11)}) == (2, 3, False)


def test_the_greatest_rise_ranks_first_where_higher_is_better() -> None:
    assert ranked({"barnet": (10, 8), "brent": (10, 5), "harrow": (10, 11)}, "higher") == (2, 3, False)
    assert ranked({"barnet": (10, 20), "brent": (10, 5), "harrow": (10, 11)}, "higher") == (1, 3, False)


def test_equal_ratios_share_the_better_rank() -> None:
    # 1/3 and 2/6 are the same ratio, which floats of percentages need not see; Harrow's 3/6 is more.
    assert ranked({"barnet": (3, 1), "brent": (6, 2), "harrow": (6, 3)}) == (1, 3, True)


def test_a_rise_from_zero_ranks_last_and_zero_to_zero_is_no_change() -> None:
    assert ranked({"barnet": (0, 1), "brent": (1, 9), "harrow": (0, 0)}) == (3, 3, False)
    assert ranked({"barnet": (0, 0), "brent": (1, 9), "harrow": (2, 1)}) == (2, 3, False)


def test_a_rank_by_value_orders_the_counts() -> None:
    assert ranked({"barnet": (0, 4), "brent": (0, 4), "harrow": (0, 3)}, by="value") == (2, 3, True)


def test_a_rank_needs_a_polarity_and_a_group_the_area_is_in() -> None:
    facts = book({name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow", "camden")}, polarity="none")
    with pytest.raises(UnplacedError, match="nothing says which is better"):
        facts.rank("burglary", JUNE_TO_JULY, "barnet", "bcu", "change")
    facts = book({name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow", "camden")})
    with pytest.raises(UnplacedError, match="Camden is not one of NW BCU"):
        facts.rank("burglary", JUNE_TO_JULY, "camden", "bcu", "change")


def test_a_rank_without_the_peers_data_has_no_number_and_says_why() -> None:
    rank = book({"barnet": two_years([1, 1], [2, 2])}).rank("burglary", JUNE_TO_JULY, "barnet", "bcu", "change")
    assert rank.value is None
    assert rank.missing == "Brent and Harrow have no figure"


def test_where_the_data_are_of_other_areas_the_remedy_names_them() -> None:
    facts = book({name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow")})
    with pytest.raises(UnplacedError, match=r"the data are of NW BCU: write \.of\(bcu\), or `area: bcu`"):
        facts.required("burglary", JUNE_TO_JULY, "camden")
    with pytest.raises(UnplacedError, match="choose a period that the data cover, or add the data"):
        facts.required("burglary", parse("June 2021"), "barnet")


def test_a_target_grows_with_the_period() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    assert facts.target(facts.count("burglary", JUNE_TO_JULY, "barnet")).value == 20  # 10 a month, 2 months


def test_unequal_periods_are_not_compared() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    now = facts.count("burglary", JUNE_TO_JULY, "barnet")
    longer = facts.count("burglary", parse("June to August 2022"), "barnet")
    with pytest.raises(UnplacedError, match="are not equally long"):
        facts.change(now, longer)


def test_counts_of_two_areas_are_not_compared() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8]), "brent": two_years([5, 7], [6, 8])})
    now, other = (facts.count("burglary", JUNE_TO_JULY, area) for area in ("barnet", "brent"))
    with pytest.raises(UnplacedError, match="counts of Barnet and Brent are not alike; compare rates"):
        facts.change(now, other)


def test_two_releases_are_compared_only_if_the_spec_allows_it() -> None:
    numbers, other = {"barnet": two_years([5, 7], [6, 8])}, {"barnet": two_years([5, 7], [6, 7])}
    facts = book(numbers, other=other)
    now, then = facts.count("robbery", JUNE_TO_JULY, "barnet"), facts.count("burglary", JUNE_TO_JULY, "barnet")
    with pytest.raises(UnplacedError, match="two releases are compared: Recorded crime, December 2023 and"):
        facts.change(now, then)
    allowed = book(numbers, other=other, allow=frozenset({"releases", "measures"}))
    assert allowed.change(now, then).value == pytest.approx((13 - 14) / 14 * 100)


def test_two_measures_are_compared_only_if_the_spec_allows_it() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    facts.measures = {**facts.measures, "theft": facts.measures["burglary"].model_copy(update={"label": "Theft"})}
    now, other = (facts.count(name, JUNE_TO_JULY, "barnet") for name in ("burglary", "theft"))
    with pytest.raises(UnplacedError, match="Burglary and Theft are two measures"):
        facts.change(now, other)


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


def test_a_target_is_that_of_its_area() -> None:
    facts = book({name: two_years([1, 1], [2, 2]) for name in ("barnet", "brent")})
    facts.home = "barnet"
    assert facts.target(facts.count("burglary", JUNE_TO_JULY, "barnet")).value == 20
    with pytest.raises(UnplacedError, match="that of Barnet, not of Brent"):
        facts.target(facts.count("burglary", JUNE_TO_JULY, "brent"))


def test_a_population_is_not_added_up_over_years() -> None:
    facts = book({"barnet": two_years([1, 1], [2, 2])}, {"barnet": {"2021": 3900, "2022": 4000}})
    assert facts.count("people", parse("calendar 2022"), "barnet").value == 4000
    with pytest.raises(UnplacedError, match="Residents are not added up over"):
        facts.count("people", parse("2021 to 2022"), "barnet")


def test_an_unknown_measure_or_area_is_told_with_the_near_one() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    with pytest.raises(UnplacedError, match="did you mean 'burglary'"):
        facts.count("burglery", JUNE_TO_JULY, "barnet")
    with pytest.raises(UnplacedError, match="did you mean 'barnet'"):
        facts.count("burglary", JUNE_TO_JULY, "barnett")


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


def test_a_share_is_of_one_release() -> None:
    numbers, other = {"barnet": two_years([5, 7], [6, 8])}, {"barnet": two_years([5, 7], [6, 7])}
    facts = book(numbers, other=other)
    part, whole = (facts.count(measure, JUNE_TO_JULY, "barnet") for measure in ("robbery", "burglary"))
    with pytest.raises(UnplacedError, match="two releases are compared"):
        facts.share(part, whole)
    allowed = book(numbers, other=other, allow=frozenset({"releases", "measures"}))
    assert allowed.share(part, whole).value == pytest.approx(13 / 14 * 100)


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


def test_rolling_sums_are_of_the_months_up_to_each() -> None:
    facts = book({"barnet": months("2023-01", [1, 2, 4, 8, 16])})
    rolling = facts.rolling("burglary", parse("March to May 2023"), "barnet", 3)
    assert [fact.value for fact in rolling] == [7, 14, 28]  # 1 + 2 + 4; 2 + 4 + 8; 4 + 8 + 16
    assert facts.rolling("burglary", parse("January 2023"), "barnet", 3)[0].missing == "the data begin in January 2023"


def test_a_change_from_below_zero_has_no_percentage() -> None:
    facts = book({"barnet": two_years([-10, 7], [-5, 9])})
    now = facts.count("burglary", parse("June 2023"), "barnet")
    before = facts.previous(now)
    change = facts.change(now, before)  # from -10 to -5 would be -50%, though it rose
    assert (change.value, change.missing) == (None, "a change from below zero has no percentage")
    assert magnitude(change) is None
    assert facts.index(now, before).missing == "the base, June 2022, is below zero"
    assert facts.difference(now, before).value == 5
