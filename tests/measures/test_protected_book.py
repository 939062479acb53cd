"""A book of protected counts: suppressed ones have no value, nor has what is computed from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.disclosure.guard import Guard
from reportgen.disclosure.rule import Rule
from reportgen.measures.book import FactBook
from reportgen.measures.facts import Fact
from reportgen.measures.ranks import rank_fact
from reportgen.periods import parse
from tests.measures.books import JUNE_TO_JULY, book, months, read_book

JUNE, JULY = parse("June 2023"), parse("July 2023")
REASON = "suppressed to protect numbers of cases below 5"


def protected(rule: Rule | None = None, **numbers: list[float]) -> FactBook:
    """June and July 2023 of each area, and 9 and 8 in the same months of 2022."""
    counts = {area: months("2022-06", [9.0, 8.0, *([7.0] * 10), *values]) for area, values in numbers.items()}
    people = {area: {"2022": 1000.0} for area in numbers}
    own = book(counts, people)
    own.guard = Guard({"crime": rule or Rule(5)})
    return own


@pytest.fixture
def small() -> FactBook:
    """Barnet 3 and 20, Brent 40 and 10, Harrow 12 and 15."""
    return protected(barnet=[3, 20], brent=[40, 10], harrow=[12, 15])


def test_a_small_count_has_no_value_and_says_why(small: FactBook) -> None:
    fact = small.count("burglary", JUNE, "barnet")
    assert (fact.value, fact.mark, fact.missing) == (None, "c", REASON)


def test_no_trace_of_the_number_is_in_the_fact(small: FactBook) -> None:
    fact = small.count("burglary", JUNE, "barnet")
    assert [origin.rows for origin in fact.origins] == [None]
    numbers = [getattr(fact, name) for name in Fact.__dataclass_fields__ if isinstance(getattr(fact, name), float)]
    assert numbers == []


def test_a_large_count_is_published_and_its_rows_are_not_told(small: FactBook) -> None:
    fact = small.count("burglary", JUNE, "brent")
    assert (fact.value, fact.mark, [origin.rows for origin in fact.origins]) == (40, "", [None])


def test_a_suppressed_count_may_be_asked_for_where_one_is_needed(small: FactBook) -> None:
    assert small.required("burglary", JUNE, "barnet").mark == "c"


def derived(own: FactBook) -> list[Fact]:
    fact = own.count("burglary", JUNE, "barnet")
    before, whole = own.previous(fact), own.count("burglary", JUNE_TO_JULY, "barnet")
    return [
        own.change(fact, before),
        own.difference(fact, before),
        own.mean(fact),
        own.rate(fact),
        own.share(fact, whole),
        own.index(fact, before),
        rank_fact(own, "burglary", JUNE, "brent", "bcu", "rate"),
        own.difference(fact, own.target(fact)),
    ]


def test_nothing_computed_from_it_has_a_value(small: FactBook) -> None:
    assert {(fact.value, fact.mark) for fact in derived(small)} == {(None, "c")}


def test_all_of_it_has_one_where_nothing_is_protected(small: FactBook) -> None:
    small.guard = Guard()
    assert None not in {fact.value for fact in derived(small)}


def test_a_sum_is_published_though_a_part_is_not(small: FactBook) -> None:
    parts = [small.count("burglary", JUNE, area) for area in ("barnet", "brent", "harrow")]
    total = small.sum(parts)
    assert (total.value, total.mark, total.missing) == (55, "", "")  # 3 + 40 + 12


def test_a_mean_of_several_counts_takes_all_of_them(small: FactBook) -> None:
    parts = [small.count("burglary", JUNE, area) for area in ("barnet", "brent", "harrow")]
    assert small.average(parts).value == pytest.approx(55 / 3)  # and not 52 / 2


def test_a_small_remainder_is_suppressed(small: FactBook) -> None:
    both, july = small.count("burglary", JUNE_TO_JULY, "barnet"), small.count("burglary", JULY, "barnet")
    rest = small.remainder(both, [july])  # 23 - 20
    assert (rest.value, rest.mark) == (None, "c")


def test_percentages_of_small_bases_are_marked(small: FactBook) -> None:
    brent, barnet = (small.count("burglary", JULY, area) for area in ("brent", "barnet"))
    assert small.change(barnet, small.previous(barnet)).mark == "low"  # of 8, which is below 30
    june = small.count("burglary", JUNE, "brent")
    assert small.change(brent, june).mark == ""  # of 40


def test_rounded_counts_are_multiples_of_the_base() -> None:
    own = protected(Rule(5, method="round", base=5), barnet=[3, 20], brent=[42, 10], harrow=[12, 15])
    parts = [own.count("burglary", JUNE, area) for area in ("barnet", "brent", "harrow")]
    assert [fact.value for fact in parts] == [5, 40, 10]
    assert own.sum(parts).value == 55  # 3 + 42 + 12 = 57 to the nearest 5


def test_the_sum_over_a_group_and_over_its_areas_are_one_quantity(small: FactBook) -> None:
    group = small.count("burglary", JUNE, "bcu")
    parts = [small.count("burglary", JUNE, area) for area in ("barnet", "brent", "harrow")]
    known = len(small.guard.asked)
    assert small.sum(parts).value == group.value
    assert len(small.guard.asked) == known


COUNTS = "area,month,count\nBarnet,2023-06,3\nBarnet,2023-07,9\n"


def mean_of(folder: Path, rule: Rule, period: str) -> Fact:
    own = read_book(folder, COUNTS, {"cases": {"aggregate": "mean"}})
    own.guard = Guard({"data": rule})
    return own.count("cases", parse(period), "barnet")


def test_the_mean_of_one_small_count_would_be_the_count(tmp_path: Path) -> None:
    fact = mean_of(tmp_path, Rule(5), "June 2023")
    assert (fact.value, fact.mark, fact.missing) == (None, "c", REASON)
    assert mean_of(tmp_path, Rule(5), "June to July 2023").value == 6  # (3 + 9) / 2


def test_a_mean_is_that_of_the_rounded_sum(tmp_path: Path) -> None:
    rounding = Rule(5, method="round", base=5)
    assert mean_of(tmp_path, rounding, "June 2023").value == 5  # 3 is nearer to 5 than to 0
    assert mean_of(tmp_path, rounding, "June to July 2023").value == 5  # 12 is nearer to 10: 10 / 2
