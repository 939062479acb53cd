"""Facts in order: places from both ends, ties, and spans before a span."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.errors import UnplacedError
from reportgen.measures import order
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.magnitude import magnitude
from reportgen.measures.order import Item, Order
from reportgen.periods import parse
from tests.measures.books import JUNE_TO_JULY, book, months
from tests.wording.facts import change, fact

NUMBERS = {"barnet": {"2023-06": 5, "2023-07": 10}, "brent": {"2023-06": 8, "2023-07": 7},
           "harrow": {"2023-06": 2, "2023-07": 3}}  # fmt: skip  # 15, 15 and 5


def ordered(**values: float) -> Order:
    return Order.of(Item(name, fact(value)) for name, value in values.items())


def test_the_highest_comes_first_and_those_of_one_size_go_by_name() -> None:
    assert [item.name for item in ordered(b=3, a=3, c=9).items] == ["c", "a", "b"]


def test_those_of_one_size_share_the_better_place_from_either_end() -> None:
    found = ordered(a=9, b=3, c=3, d=1)
    places = {item.name: (found.place(item, "highest"), found.place(item, "lowest")) for item in found.items}
    assert places == {"a": (1, 4), "b": (2, 2), "c": (2, 2), "d": (4, 1)}
    assert [item.name for item in found.ties(found.items[1])] == ["c"]


def test_the_first_so_many_leave_out_no_tie_and_no_zero() -> None:
    def names(found: Order, number: int) -> list[list[str]]:
        return [[item.name for item in group] for group in found.first(number)]

    assert names(ordered(a=9, b=3, c=3, d=1), 2) == [["a"], ["b", "c"]]
    assert names(ordered(a=9, b=3, c=3, d=1), 3) == [["a"], ["b", "c"]]  # the third place is shared with the second
    assert names(ordered(a=9, b=0, c=0), 3) == [["a"]]
    assert names(ordered(a=0), 1) == []


def test_without_a_number_nothing_is_put_in_order() -> None:
    with pytest.raises(UnplacedError, match="b has no figure: suppressed"):
        Order.of([Item("a", fact(3)), Item("b", fact(None, missing="suppressed"))])


def test_one_that_is_suppressed_does_not_matter_where_it_cannot_be_higher() -> None:
    items = [Item("a", fact(60)), Item("b", fact(30)), Item("c", fact(3)), Item("d", fact(None, missing="suppressed"))]
    found = Order.of(items, whole=97)  # d can be 4 at most
    assert [[item.name for item in group] for group in found.first(2)] == [["a"], ["b"]]
    assert found.place(found.items[1], "highest") == 2
    assert [item.name for item in found.at("highest")] == ["a"]
    for guess in (lambda: found.first(3), lambda: found.place(found.items[2], "highest"), lambda: found.at("lowest")):
        with pytest.raises(UnplacedError, match="d has no figure: suppressed"):
            guess()


def test_areas_of_a_group_by_number_and_the_place_as_a_fact() -> None:
    made = book(NUMBERS)
    found = order.by_area(made, "burglary", JUNE_TO_JULY, "bcu")
    assert [(item.name, item.fact.value) for item in found.items] == [("Barnet", 15), ("Brent", 15), ("Harrow", 5)]
    place = order.place_fact(made, found, found.items[2], "lowest")
    assert (place.value, place.of, place.tied, place.unit) == (1, 3, False, Unit.RANK)
    assert [one.value for one in place.inputs] == [15, 15, 5]
    assert order.place_fact(made, found, found.items[0], "highest").tied


def test_a_single_area_has_no_order() -> None:
    with pytest.raises(UnplacedError, match="Barnet is one area, which has no order; name a peer group"):
        order.by_area(book(NUMBERS), "burglary", JUNE_TO_JULY, "barnet")


def test_spans_before_go_back_as_far_as_the_span_and_the_data() -> None:
    made = book({"barnet": months("2023-01", [1, 2, 3, 4, 5, 6, 7])})
    july = made.count("burglary", parse("July 2023"), "barnet")

    def values(span: str) -> list[float | None]:
        return [one.value for one in order.earlier(made, july, parse(span))]

    assert values("April to July 2023") == [6, 5, 4]
    assert values("January 2022 to July 2023") == [6, 5, 4, 3, 2, 1]
    assert values("July 2023") == []
    two = made.count("burglary", JUNE_TO_JULY, "barnet")
    assert [one.value for one in order.earlier(made, two, parse("January to July 2023"))] == [9, 5]  # 5 + 4, 3 + 2


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (change(4, 3), change(40, 30), True),  # a third each
        (change(4, 3), change(33, 25), False),  # 33.3% and 32%
        (change(3, 0), change(9, 0), True),  # from zero all rose without a limit
        (change(0, 0), change(5, 5), True),
        (fact(2.0, Unit.RATE, inputs=(fact(1), fact(500))), fact(2.0, Unit.RATE, inputs=(fact(2), fact(1000))), True),
    ],
)
def test_equal_ratios_are_of_one_size(one: Fact, other: Fact, equal: bool) -> None:
    assert (magnitude(one) == magnitude(other)) is equal


def test_what_is_missing_has_no_size() -> None:
    assert magnitude(fact(None)) is None
    assert magnitude(change(None, 3)) is None


def test_one_without_a_number_is_there_and_has_no_place() -> None:
    unknown = Item("c", replace(fact(3.0), value=None, missing="suppressed"))
    found = Order.of([Item("a", fact(9)), Item("b", fact(8)), unknown], 20)
    with pytest.raises(UnplacedError, match="c has no figure: suppressed"):
        found.item("C")
    assert found.item("d") is None
