"""Facts: counts, changes, rates, shares, ranks and targets, and what is refused."""

from __future__ import annotations

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Unit
from reportgen.periods import parse

from .books import JUNE_TO_JULY, book, months, two_years


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


def test_where_the_data_are_of_other_areas_the_remedy_names_them() -> None:
    facts = book({name: two_years([1, 1], [1, 1]) for name in ("barnet", "brent", "harrow")})
    with pytest.raises(UnplacedError, match=r"the data are of NW BCU: write \.of\(bcu\), or `area: bcu`"):
        facts.required("burglary", JUNE_TO_JULY, "camden")
    with pytest.raises(UnplacedError, match="choose a period that the data cover, or add the data"):
        facts.required("burglary", parse("June 2021"), "barnet")


def test_a_target_grows_with_the_period() -> None:
    facts = book({"barnet": two_years([5, 7], [6, 8])})
    assert facts.target(facts.count("burglary", JUNE_TO_JULY, "barnet")).value == 20  # 10 a month, 2 months


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
