"""The guard of a paper's counts: records each that is asked for, and gives it only if it may be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from reportgen.disclosure.rule import Rule
from reportgen.periods import Period

Held = tuple[tuple[str, frozenset[str]], ...]
"""Columns and the values of each that are counted; other columns are counted whole."""


class Box(NamedTuple):
    """A stretch of a dataset: all rows of these areas and dates, held to these categories."""

    areas: frozenset[str]
    dates: frozenset[date | Period]
    held: Held = ()


class Quantity(NamedTuple):
    """What a count is the number of, however it was asked for: the boxes whose contents are added up, without those
    of ``less``."""

    dataset: str
    counted: str  # the column that is added up: value or rows
    boxes: tuple[Box, ...]
    less: tuple[Box, ...] = ()
    scale: float = 1.0  # of data in thousands: 1,000


class Verdict(NamedTuple):
    """A count as it may be published: without a value, and with the mark and the reason, if it may not."""

    value: float | None
    mark: Literal["", "c"] = ""
    missing: str = ""


@dataclass(slots=True)
class Guard:
    """``rules`` are those of protected datasets; ``withheld`` are suppressed beside the small ones, to protect them.

    ``asked`` are the true numbers of all counts so far. They leave this stage for the search of what must be
    withheld alone: no fact holds them.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    withheld: frozenset[Quantity] = frozenset()
    asked: dict[Quantity, float] = field(default_factory=dict, repr=False)
    _facts: dict[str, Quantity] = field(default_factory=dict, repr=False)

    def protects(self, dataset: str) -> bool:
        return dataset in self.rules

    def judge(self, fact: str, quantity: Quantity, value: float) -> Verdict:
        """The count of the fact with this id, as it may be published."""
        rule = self.rules[quantity.dataset]
        self.asked[quantity] = value
        self._facts[fact] = quantity
        if not rule.suppresses:
            return Verdict(rounded(value, rule.base))
        if rule.small(value) or quantity in self.withheld:
            return Verdict(None, "c", rule.reason)
        return Verdict(value)

    def judge_few(self, dataset: str, value: float, rows: int) -> Verdict:
        """A mean, an amount or a score: published unless it is of too few rows."""
        rule = self.rules[dataset]
        return Verdict(None, "c", rule.reason) if 0 < rows < rule.threshold else Verdict(value)

    def judge_sum(self, fact: str, parts: tuple[str, ...]) -> Verdict | None:
        """The sum of counts judged before, suppressed ones included; None if one of them is no count of the dataset."""
        found = self._together(parts)
        return self.judge(fact, *found) if found else None

    def judge_remainder(self, fact: str, whole: str, parts: tuple[str, ...]) -> Verdict | None:
        """What is left of a whole without its parts, all judged before; None if one of them is no count."""
        found, gone = self._together((whole,)), self._together(parts)
        if found is None or gone is None:
            return None
        (own, value), (other, taken) = found, gone
        if (own.dataset, own.counted, own.scale) != (other.dataset, other.counted, other.scale):
            return None
        left = own._replace(boxes=merged(own.boxes + other.less), less=merged(own.less + other.boxes))
        return self.judge(fact, left, value - taken)

    def _together(self, parts: tuple[str, ...]) -> tuple[Quantity, float] | None:
        """The sum of the counts, and its true number; None if they are not all counts of one dataset."""
        quantities = [self._facts[part] for part in parts if part in self._facts]
        if len(quantities) != len(parts) or len({(one.dataset, one.counted, one.scale) for one in quantities}) != 1:
            return None
        boxes = merged(tuple(box for one in quantities for box in one.boxes))
        less = merged(tuple(box for one in quantities for box in one.less))
        return quantities[0]._replace(boxes=boxes, less=less), sum(self.asked[one] for one in quantities)

    def facts_of(self, quantity: Quantity) -> set[str]:
        """The ids of the facts that were this quantity."""
        return {fact for fact, own in self._facts.items() if own == quantity}

    def small_base(self, datasets: frozenset[str], value: float) -> bool:
        """Whether a percentage of this number is one of a small base."""
        return any(value < self.rules[name].small_bases for name in datasets if name in self.rules)


def rounded(value: float, base: int) -> float:
    """To the nearest multiple of the base, a half going up: ``7.5`` to the base 5 is ``10``."""
    return float((2 * value + base) // (2 * base) * base)


def merged(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Boxes that differ in areas alone, in dates alone, or in one category alone, as one; in one order."""
    found = list(dict.fromkeys(boxes)) if len(set(boxes)) == len(boxes) else list(boxes)
    columns = sorted({column for box in found for column, _ in box.held})
    for axis in ("areas", "dates", *columns):
        found = _joined_along(axis, found)
    return tuple(sorted(found, key=lambda box: (sorted(box.areas), sorted(box.dates), str(_in_order(box.held)))))


def _in_order(held: Held) -> list[tuple[str, list[str]]]:
    return [(column, sorted(values)) for column, values in held]


def _joined_along(axis: str, boxes: list[Box]) -> list[Box]:
    alike: dict[object, list[Box]] = {}
    for box in boxes:
        alike.setdefault(_others(axis, box), []).append(box)
    return [one for group in alike.values() for one in _joined(axis, group)]


def _others(axis: str, box: Box) -> object:
    """All of the box but what it has along the axis."""
    if axis == "areas":
        return box.dates, box.held
    if axis == "dates":
        return box.areas, box.held
    rest = tuple(pair for pair in box.held if pair[0] != axis)
    return box.areas, box.dates, rest, len(rest) == len(box.held)


def _joined(axis: str, boxes: list[Box]) -> list[Box]:
    along = [_along(axis, box) for box in boxes]
    every: frozenset[Any] = frozenset().union(*along)
    if len(boxes) == 1 or len(every) != sum(map(len, along)):
        return boxes  # boxes that overlap count some rows twice, and stay apart
    first = boxes[0]
    if axis == "areas":
        return [first._replace(areas=every)]
    if axis == "dates":
        return [first._replace(dates=every)]
    return [first._replace(held=tuple((name, every if name == axis else values) for name, values in first.held))]


def _along(axis: str, box: Box) -> frozenset[Any]:
    if axis in ("areas", "dates"):
        return frozenset(getattr(box, axis))
    return frozenset(dict(box.held).get(axis, frozenset()))
