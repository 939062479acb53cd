"""Remainders: a small number that nobody asked for is not worked out from those that are published."""

from __future__ import annotations

import pytest

from reportgen.disclosure.guard import Box, Quantity
from reportgen.disclosure.remainders import small_remainders
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.suppress import complementary
from tests.disclosure.tables import FEB, JAN, Asked

FIVE = Rule(5)


def remainders(asked: Asked) -> dict[Quantity, float]:
    return small_remainders(asked.counts, asked.frame, FIVE)


def hill(**kinds: int) -> Asked:
    return Asked({("hill", JAN, kind): value for kind, value in kinds.items()}, list(kinds))


def test_what_is_left_of_a_whole_is_small() -> None:
    asked = hill(a=8, b=2)
    whole, part = asked.ask(["hill"]), asked.ask(["hill"], ["a"])
    rest = part._replace(boxes=(Box(frozenset({"hill"}), frozenset({JAN}), (("kind", frozenset({"b"})),)),))
    assert remainders(asked) == {rest: 2}  # 10 - 8
    assert complementary(asked.counts, asked.frame, FIVE) == {part}  # 8 costs less than 10
    assert whole in asked.counts


def test_what_is_left_of_a_whole_is_large() -> None:
    asked = hill(a=8, b=5)
    asked.ask(["hill"])
    asked.ask(["hill"], ["a"])
    assert remainders(asked) == {}  # 13 - 8


def test_several_parts_together_leave_a_small_number() -> None:
    asked = hill(a=20, b=30, c=3)
    asked.ask(["hill"])
    for kind in "ab":
        asked.ask(["hill"], [kind])
    assert list(remainders(asked).values()) == [3]  # 53 - 20 - 30
    assert {asked.counts[one] for one in complementary(asked.counts, asked.frame, FIVE)} == {20}


def test_where_each_part_was_asked_for_nothing_is_left() -> None:
    asked = hill(a=20, b=30, c=3)
    asked.ask(["hill"])
    for kind in "abc":
        asked.ask(["hill"], [kind])
    assert remainders(asked) == {}


@pytest.mark.parametrize(("areas", "dates"), [(["hill"], [JAN, FEB]), (["hill", "mill"], [JAN])])
def test_areas_and_dates_are_told_from_wholes_as_well(areas: list[str], dates: list[object]) -> None:
    # 4 in Mill in January, 3 in Hill in February.
    asked = Asked({("hill", JAN, "a"): 9, ("mill", JAN, "a"): 4, ("hill", FEB, "a"): 3}, ["a"])
    asked.ask(["hill"])
    asked.ask(areas, dates=dates)  # type: ignore[arg-type]
    assert list(remainders(asked).values()) == [3 if len(dates) > 1 else 4]
    assert complementary(asked.counts, asked.frame, FIVE)


def test_a_kind_is_a_part_of_its_group() -> None:
    asked = hill(a=9, b=2, c=30)
    frame = asked.frame.assign(group=["x", "x", "y"])
    asked.ask(["hill"], ["a"])
    group = Quantity("referrals", "value", (Box(frozenset({"hill"}), frozenset({JAN}), (("group", frozenset("x")),)),))
    counts = asked.counts | {group: 11.0}
    assert list(small_remainders(counts, frame, FIVE).values()) == [2]  # 11 - 9
