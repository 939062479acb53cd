"""Facts in order: which area, category or span has the highest number, which place each has, and who shares it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from reportgen.errors import UnplacedError, cause_of
from reportgen.measures.book import FactBook
from reportgen.measures.counts import Within
from reportgen.measures.derived import derived
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.magnitude import magnitude
from reportgen.periods import Period

End = Literal["highest", "lowest"]
RankBy = Literal["value", "rate", "change"]


@dataclass(frozen=True, slots=True)
class Item:
    """One of those in order, by the name that readers know it by."""

    name: str
    fact: Fact

    @property
    def size(self) -> Fraction | float:
        return magnitude(self.fact) or 0


@dataclass(frozen=True, slots=True)
class Order:
    """From the highest to the lowest; those of one size by name."""

    items: tuple[Item, ...]
    unknown: tuple[Item, ...] = ()  # those without a number, such as suppressed ones
    hidden: float = 0  # what the unknown ones come to, all together: none of them is higher

    @classmethod
    def of(cls, items: Iterable[Item], whole: float | None = None) -> Order:
        """Those without a number can be left out only if the ``whole`` of all is known, which tells how high they may
        be; otherwise ``UnplacedError`` is raised, for a place would be a guess."""
        found = tuple(items)
        unknown = tuple(item for item in found if magnitude(item.fact) is None)
        known = tuple(item for item in found if item not in unknown)
        if unknown and whole is None:
            raise _no_place(unknown[0])
        hidden = (whole or 0) - sum(item.fact.value or 0 for item in known) if unknown else 0
        return cls(tuple(sorted(known, key=lambda item: (-item.size, item.name.casefold()))), unknown, hidden)

    def item(self, name: str) -> Item | None:
        """The one of this name, if there is one. Raises ``UnplacedError`` if it has no number."""
        found = next((item for item in self.items + self.unknown if item.name.casefold() == name.casefold()), None)
        if found in self.unknown:
            raise _no_place(found)
        return found

    def place(self, item: Item, end: End) -> int:
        """1 is the highest, or the lowest; those of one size share the better place.

        Raises ``UnplacedError`` if one of the unknown might stand before it.
        """
        if self.unknown and (end == "lowest" or item.size <= self.hidden):
            raise _no_place(self.unknown[0])
        return self._counted(item, end)

    def ties(self, item: Item) -> tuple[Item, ...]:
        """The others of its size."""
        return tuple(other for other in self.items if other.size == item.size and other.name != item.name)

    def at(self, end: End) -> tuple[Item, ...]:
        """The highest or the lowest; several if they are of one size."""
        return tuple(item for item in self.items if self._counted(item, end) == 1 == self.place(item, end))

    def first(self, number: int) -> tuple[tuple[Item, ...], ...]:
        """The highest so many above zero, those of one size together; none is left out that ties with the last."""
        groups: list[tuple[Item, ...]] = []
        for item in self.items:
            if item.size <= 0 or self._counted(item, "highest") > number:
                break
            self.place(item, "highest")
            if groups and groups[-1][0].size == item.size:
                groups[-1] = (*groups[-1], item)
            else:
                groups.append((item,))
        return tuple(groups)

    def _counted(self, item: Item, end: End) -> int:
        """The place among those that are known."""
        if end == "highest":
            return 1 + sum(other.size > item.size for other in self.items)
        return 1 + sum(other.size < item.size for other in self.items)


def by_area(
    book: FactBook, measure: str, period: Period, among: str, by: RankBy = "value", within: Within = ()
) -> Order:
    """The areas of a peer group, each held to the same categories."""
    if among not in book.groups:
        raise UnplacedError(f"{book.area_label(among)} is one area, which has no order", "name a peer group")
    facts = [book.count(measure, period, area, within) for area in book.members(among)]
    items = [Item(fact.area_label, measured(book, fact, by)) for fact in facts]
    added_up = by == "value" and facts[0].unit is Unit.COUNT
    return Order.of(items, book.count(measure, period, among, within).value if added_up else None)


def by_category(book: FactBook, fact: Fact, column: str, without: Sequence[str] = ()) -> Order:
    """The values of a category within a count."""
    if fact.unit is not Unit.COUNT or fact.made or fact.period is None:
        raise UnplacedError(f"a {fact.made or fact.unit} is not told apart by {column}", "take the count itself")
    values = book.categories(fact.measure, column)
    unknown = [value for value in without if value not in values]
    if unknown:
        raise UnplacedError(f"the data of {fact.label} have no {column} '{unknown[0]}'", f"use one of: {_some(values)}")
    items = [
        Item(value, book.count(fact.measure, fact.period, fact.area, (*fact.categories, (column, value))))
        for value in values
    ]
    found = Order.of(items, fact.value)
    return replace(found, items=tuple(item for item in found.items if item.name not in without))


def by_time(book: FactBook, fact: Fact, parts: Iterable[Period]) -> Order:
    """Spans of time, each with the fact's own measure, area and categories."""
    return Order.of(
        Item(part.label("span"), book.count(fact.measure, part, fact.area, fact.categories)) for part in parts
    )


def measured(book: FactBook, fact: Fact, by: RankBy) -> Fact:
    """The count itself, its rate, or its change on the same span a year before."""
    if by == "value":
        return fact
    return book.rate(fact) if by == "rate" else book.change(fact, book.previous(fact))


def earlier(book: FactBook, fact: Fact, span: Period) -> tuple[Fact, ...]:
    """The spans of the fact's length before it, the latest first, as far as ``span`` and the data go."""
    found: list[Fact] = []
    last = fact
    while last.period is not None and last.period.start > span.start:
        last = book.preceding(last)
        if last.value is None or last.period is None or last.period.start < span.start:
            break
        found.append(last)
    return tuple(found)


def place_fact(book: FactBook, order: Order, item: Item, end: End) -> Fact:
    """The place as a fact of its own, whose inputs are all that were put in order."""
    facts = tuple(one.fact for one in order.items)
    placed = derived(item.fact, Unit.RANK, float(order.place(item, end)), facts, f"place-{end}")
    return replace(placed, of=len(facts) + len(order.unknown), tied=bool(order.ties(item)), per=None)


def _no_place(item: Item) -> UnplacedError:
    what = f"{item.name} has no figure: {item.fact.missing}"
    remedy = remedy_without(item.fact, "leave it out, or choose a period that the data cover")
    return UnplacedError(what, remedy, cause_of(item.fact.missing))


def remedy_without(fact: Fact, otherwise: str) -> str:
    """What to do where a claim or a place needs a number that is not there: no period helps if it is withheld."""
    return "no claim can rest on a withheld number: take it and its words out" if fact.mark == "c" else otherwise


def _some(values: Sequence[str]) -> str:
    return ", ".join(values[:12]) + (", ..." if len(values) > 12 else "")
