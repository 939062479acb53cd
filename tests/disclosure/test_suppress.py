"""Complementary suppression: an attacker who knows all that is published finds no small number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.disclosure.guard import Quantity
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.suppress import UnprotectedError, complementary
from tests.disclosure.attack import cells_of, possible_values, solved
from tests.disclosure.tables import FEB, JAN, Asked, table

FIVE = Rule(5)


def withheld(asked: Asked, rule: Rule = FIVE) -> frozenset[Quantity]:
    return complementary(asked.counts, asked.frame, rule)


def recovered(asked: Asked, gone: Iterable[Quantity], rule: Rule = FIVE) -> list[Quantity]:
    """The small numbers that the attacker finds out."""
    gone, categories = frozenset(gone), {"kind": asked.kinds}
    small = [one for one, value in asked.counts.items() if rule.least <= value < rule.threshold]
    published = [cells_of(one, categories) for one in asked.counts if one not in gone and one not in small]
    return [
        one
        for one in small
        if solved(published, cells_of(one, categories))
        or len(possible_values(asked.counts, gone, one, categories, asked.cells, threshold=rule.threshold,
                               least=rule.least)) < 2
    ]  # fmt: skip


# --- By hand -------------------------------------------------------------------------------------------------


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    assert withheld(table({"hill": [5, 8], "mill": [9, 7]})) == frozenset()


def test_a_lone_small_number_in_a_list_takes_the_next_smallest_with_it() -> None:
    # 3 + 40 + 9 + 20 = 72: the total would give the 3 away; 9 is the least that hides it.
    asked = table({"hill": [3, 40, 9, 20]})
    assert recovered(asked, ())
    assert {asked.counts[one] for one in withheld(asked)} == {9}


def test_without_a_total_nothing_gives_a_lone_small_number_away() -> None:
    assert withheld(table({"hill": [3, 40, 9, 20]}, margins=False)) == frozenset()


def test_two_small_numbers_in_a_list_hide_each_other() -> None:
    # 3 and 2 of 5: it may be 1 and 4, 2 and 3, 4 and 1 as well.
    assert withheld(table({"hill": [3, 2, 9]})) == frozenset()


def test_two_small_numbers_that_can_only_be_ones_do_not_hide_each_other() -> None:
    # 1 + 1 = 2, and suppressed numbers are 1 at least: a third one is withheld. Nine is the lesser.
    asked = table({"hill": [1, 1, 9, 20]})
    assert len(recovered(asked, ())) == 2
    assert {asked.counts[one] for one in withheld(asked)} == {9}


def test_two_small_numbers_that_can_only_be_the_largest_do_not_hide_each_other() -> None:
    # 4 + 4 = 8, and small numbers are below 5.
    asked = table({"hill": [4, 4, 9, 20]})
    assert len(recovered(asked, ())) == 2
    assert {asked.counts[one] for one in withheld(asked)} == {9}


def test_in_a_table_a_rectangle_is_withheld() -> None:
    # 2 in the corner; the cheapest rectangle through it is 2, 7 over 8, 6.
    asked = table({"hill": [2, 7, 90], "mill": [8, 6, 80], "lake": [70, 60, 50]})
    assert sorted(asked.counts[one] for one in withheld(asked)) == [6, 7, 8]


def test_totals_are_withheld_last() -> None:
    asked = table({"hill": [2, 7, 90], "mill": [8, 6, 80], "lake": [70, 60, 50]})
    assert max(asked.counts[one] for one in withheld(asked)) < 10


def test_zeros_that_are_shown_stay() -> None:
    # Beside the 3 stand a zero and 20: the zero is shown, and hides nothing.
    asked = table({"hill": [3, 0, 20]})
    assert {asked.counts[one] for one in withheld(asked)} == {20}


def test_zeros_that_are_not_shown_hide_a_small_number() -> None:
    # 3 and 0 may be 2 and 1 where zeros are suppressed as well.
    asked = table({"hill": [3, 0, 20]})
    assert withheld(asked, Rule(5, zeros="suppress")) == frozenset()


def test_a_lone_zero_that_is_not_shown_is_hidden() -> None:
    asked = table({"hill": [0, 7, 20]})
    rule = Rule(5, zeros="suppress")
    assert recovered(asked, (), rule)
    assert {asked.counts[one] for one in withheld(asked, rule)} == {7}


def test_numbers_of_two_figures_are_linked() -> None:
    # One figure shows January and both months, another February: 43 - 40 = 3.
    asked = Asked({("hill", JAN, "a"): 3, ("hill", FEB, "a"): 40}, "a")
    asked.ask(["hill"], dates=[JAN])
    february, both = asked.ask(["hill"], dates=[FEB]), asked.ask(["hill"], dates=[JAN, FEB])
    assert recovered(asked, ())
    assert withheld(asked) in ({february}, {both})


def test_a_sum_within_a_sum_gives_nothing_away() -> None:
    cells = {(area, day, "a"): value for (area, day), value in zip(
        product(("hill", "mill", "lake"), (JAN, FEB)), (2, 30, 8, 31, 9, 32), strict=True)}  # fmt: skip
    asked = Asked(cells, "a")
    for area in ("hill", "mill", "lake"):
        asked.ask([area])
        asked.ask([area], dates=[JAN, FEB])
    asked.ask(["hill", "mill"])
    asked.ask(["hill", "mill", "lake"])
    gone = withheld(asked)
    assert gone
    assert recovered(asked, gone) == []


def test_what_is_left_of_a_whole_is_linked_with_its_parts() -> None:
    # 60 in all, 30 and 27 of them shown: the rest of 3 is not to be told.
    asked = Asked({("hill", JAN, "a"): 30, ("hill", JAN, "b"): 27, ("hill", JAN, "c"): 3}, "abc")
    whole, a, b = asked.ask(["hill"]), asked.ask(["hill"], ["a"]), asked.ask(["hill"], ["b"])
    asked.counts[whole._replace(less=a.boxes + b.boxes)] = 3
    assert recovered(asked, ())
    gone = withheld(asked)
    assert {asked.counts[one] for one in gone} == {27}
    assert recovered(asked, gone) == []


def test_what_nothing_can_hide_is_told() -> None:
    # Below 3 and above 0 the 2 can only be 1 besides, and the 1 it holds is asked for, too: 1 <= one < whole <= 2.
    asked = Asked({("hill", JAN, "a"): 1, ("hill", JAN, "b"): 1}, "ab")
    asked.ask(["hill"], ["a"])
    asked.ask(["hill"], ["b"])
    asked.ask(["hill"])
    with pytest.raises(UnprotectedError):
        withheld(asked, Rule(3))


def test_the_same_counts_in_another_order_are_protected_as_well() -> None:
    asked = table({"hill": [2, 7, 90], "mill": [8, 1, 80], "lake": [70, 60, 50]})
    turned = Asked(asked.cells, asked.kinds, dict(reversed(asked.counts.items())))
    assert recovered(turned, withheld(turned)) == []


# --- The attacker himself --------------------------------------------------------------------------------------


def test_the_attacker_solves_what_can_be_solved() -> None:
    a, b, c = "a", "b", "c"
    assert solved([{a: 1, b: 1, c: 1}, {b: 1}, {c: 1}], {a: 1})
    assert solved([{a: 1, b: 1}, {b: 1, c: 1}, {a: 1, c: 1}], {a: 1})  # half of first - second + third
    assert not solved([{a: 1, b: 1, c: 1}, {b: 1, c: 1, a: 2}], {b: 1})


# --- By chance -----------------------------------------------------------------------------------------------

AREAS, KINDS, DATES = ("hill", "mill", "lake"), "abc", (JAN, FEB)


def some(of: Iterable[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(st.sampled_from(list(of)), min_size=1, unique=True)


@st.composite
def linked(draw: st.DrawFn) -> Asked:
    """Counts over random stretches of a small dataset; most tables' own, some across."""
    cells = {cell: draw(st.sampled_from((0, 1, 1, 2, 3, 4, 5, 7, 9, 12))) for cell in product(AREAS, DATES, KINDS)}
    asked = Asked(cells, KINDS)
    for area, day, kind in product(AREAS, DATES, KINDS):
        if draw(st.integers(0, 2)):
            asked.ask([area], [kind], [day])
    for _ in range(draw(st.integers(1, 8))):
        areas, dates = draw(some(AREAS)), draw(some(DATES))
        asked.ask(areas, draw(st.none() | some(KINDS)), dates)  # type: ignore[arg-type]
    return asked


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(linked(), st.sampled_from(("show", "suppress")))
def test_no_small_number_of_linked_tables_is_recovered(asked: Asked, zeros: str) -> None:
    rule = Rule(5, zeros=zeros)  # type: ignore[arg-type]
    try:
        gone = withheld(asked, rule)
    except UnprotectedError:
        return  # told, and nothing is published
    assert recovered(asked, gone, rule) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=2, max_size=4))
def test_no_small_number_of_a_table_is_recovered(rows: list[list[int]]) -> None:
    asked = table({f"area{index}": row for index, row in enumerate(rows)})
    try:
        gone = withheld(asked)
    except UnprotectedError:
        return
    assert recovered(asked, gone) == []
