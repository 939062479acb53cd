"""An attacker who knows all that is published, the threshold, and which suppressed numbers are small ones.

He shares no code with what he attacks: he sets up the smallest cells himself, solves the equations exactly, and tries
whole numbers. Nothing he finds out may be a suppressed number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from reportgen.disclosure.guard import Quantity

Row = dict[object, int]  # cell -> how often a count holds it
Limit = tuple[Row, float, float]  # what the count is at least and at most


class Unknown(NamedTuple):
    """Cells that the same counts hold; ``held`` says by the count's number how often."""

    held: dict[int, int]
    true: int
    cells: list[object]


def cells_of(quantity: Quantity, categories: Mapping[str, Sequence[str]]) -> Row:
    """The smallest cells that a count holds: area, date and one value of each category."""
    found: Row = {}
    for sign, boxes in ((1, quantity.boxes), (-1, quantity.less)):
        for box in boxes:
            held = dict(box.held)
            values = [sorted(held.get(column, set(every))) for column, every in categories.items()]
            for cell in product(sorted(box.areas), sorted(box.dates), *values):
                found[cell] = found.get(cell, 0) + sign
    return {cell: times for cell, times in found.items() if times}


def solved(published: Sequence[Row], wanted: Row) -> bool:
    """Whether the wanted count is a linear combination of those published, over the rational numbers."""
    basis: list[tuple[object, dict[object, Fraction]]] = []

    def reduced(row: Mapping[object, int]) -> dict[object, Fraction]:
        left = {cell: Fraction(number) for cell, number in row.items()}
        for pivot, own in basis:
            factor = left.get(pivot, Fraction(0))
            if factor:
                for cell, number in own.items():
                    left[cell] = left.get(cell, Fraction(0)) - factor * number
        return {cell: number for cell, number in left.items() if number}

    for row in published:
        left = reduced(row)
        if left:
            pivot = min(left, key=str)
            basis.append((pivot, {cell: number / left[pivot] for cell, number in left.items()}))
    return not reduced(wanted)


def possible_values(
    counts: Mapping[Quantity, float],
    withheld: frozenset[Quantity],
    wanted: Quantity,
    categories: Mapping[str, Sequence[str]],
    truth: Mapping[object, int],
    *,
    threshold: int,
    least: int,
) -> set[int]:
    """Values that the wanted count can have, two at most: contents of all cells near the true ones are tried."""
    rows = {quantity: cells_of(quantity, categories) for quantity in counts}
    limits: list[Limit] = []
    for quantity, value in counts.items():
        small = least <= value < threshold
        if small:
            limits.append((rows[quantity], least, threshold - 1))
        elif quantity not in withheld:
            limits.append((rows[quantity], value, value))
    limits = [limit for limit in limits if limit[0]]
    # Cells that the same counts hold are one unknown.
    alike: dict[tuple[tuple[int, int], ...], list[object]] = {}
    for cell in {cell for row, _, _ in limits for cell in row}:
        sign = tuple((at, row[cell]) for at, (row, _, _) in enumerate(limits) if cell in row)
        alike.setdefault(sign, []).append(cell)
    unknowns = [Unknown(dict(sign), sum(truth.get(cell, 0) for cell in cells), cells) for sign, cells in alike.items()]
    inside = set(rows[wanted])
    unknowns.sort(key=lambda one: (not inside & set(one.cells), min(map(str, one.cells))))
    return _Search(unknowns, limits, inside).values()


@dataclass
class _Search:
    """Depth first through the contents of the unknown cells, one more or less than the true ones; a branch that no
    limit allows is left."""

    unknowns: Sequence[Unknown]
    limits: Sequence[Limit]
    inside: set[object]
    least: list[float] = field(default_factory=list)  # what each limited count comes to at least and at most
    most: list[float] = field(default_factory=list)

    def values(self) -> set[int]:
        """Of the wanted count: two at most."""
        self.least, self.most = [0.0] * len(self.limits), [0.0] * len(self.limits)
        for unknown in self.unknowns:
            self._add(unknown, max(0, unknown.true - 1), unknown.true + 1)
        found: set[int] = set()
        for value in self._step(0, 0):
            found.add(value)
            if len(found) > 1:
                break
        return found

    def _add(self, unknown: Unknown, least: int, most: int, by: int = 1) -> None:
        for at, times in unknown.held.items():
            low, high = sorted((times * least, times * most))
            self.least[at] += by * low
            self.most[at] += by * high

    def _step(self, index: int, wanted: int) -> Iterator[int]:
        if index == len(self.unknowns):
            yield wanted
            return
        unknown = self.unknowns[index]
        least, most = max(0, unknown.true - 1), unknown.true + 1
        self._add(unknown, least, most, by=-1)
        for value in sorted(range(least, most + 1), key=lambda number: number == unknown.true):
            self._add(unknown, value, value)
            if self._allowed():
                yield from self._step(index + 1, wanted + (value if self.inside & set(unknown.cells) else 0))
            self._add(unknown, value, value, by=-1)
        self._add(unknown, least, most)

    def _allowed(self) -> bool:
        return all(
            self.least[at] <= high and self.most[at] >= low for at, (_, low, high) in enumerate(self.limits)
        )
