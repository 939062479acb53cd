"""An attacker who knows all that is published, the threshold, and which suppressed numbers are small ones.

He shares no code with what he attacks: he sets up the smallest cells himself, solves the equations exactly, and tries
whole numbers. Nothing he finds out may be a suppressed number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from reportgen.disclosure.guard import Quantity

Row = dict[object, int]  # cell -> how often a count holds it


def cells_of(quantity: Quantity, categories: Mapping[str, Sequence[str]]) -> Row:
    """The smallest cells that a count holds: area, date and one value of each category."""
    found: Row = {}
    for box in quantity.boxes:
        held = dict(box.held)
        values = [sorted(held.get(column, set(every))) for column, every in categories.items()]
        for cell in product(sorted(box.areas), sorted(box.dates), *values):
            found[cell] = found.get(cell, 0) + 1
    return found


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
    limits: list[tuple[Row, float, float]] = []
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
    unknowns = [(dict(sign), sum(truth.get(cell, 0) for cell in cells), cells) for sign, cells in alike.items()]
    inside = {cell for cell in rows[wanted]}
    unknowns.sort(key=lambda one: (not inside & set(one[2]), str(min(map(str, one[2])))))
    return _search(unknowns, limits, inside)


def _search(
    unknowns: Sequence[tuple[dict[int, int], int, list[object]]],
    limits: Sequence[tuple[Row, float, float]],
    inside: set[object],
) -> set[int]:
    spans = [(max(0, true - 1), true + 1) for _, true, _ in unknowns]
    rest_low, rest_high = [0.0] * len(limits), [0.0] * len(limits)
    for (sign, _, _), (low, high) in zip(unknowns, spans, strict=True):
        for at, times in sign.items():
            rest_low[at] += times * low
            rest_high[at] += times * high
    found: set[int] = set()
    sums = [0.0] * len(limits)

    def open_() -> bool:
        return all(
            sums[at] + rest_low[at] <= high and sums[at] + rest_high[at] >= low
            for at, (_, low, high) in enumerate(limits)
        )

    def step(index: int, wanted: int) -> Iterator[int]:
        if index == len(unknowns):
            yield wanted
            return
        sign, true, cells = unknowns[index]
        low, high = spans[index]
        for at, times in sign.items():
            rest_low[at] -= times * low
            rest_high[at] -= times * high
        counted = bool(inside & set(cells))
        for value in sorted(range(low, high + 1), key=lambda number: number == true):
            for at, times in sign.items():
                sums[at] += times * value
            if open_():
                yield from step(index + 1, wanted + (value if counted else 0))
            for at, times in sign.items():
                sums[at] -= times * value
        for at, times in sign.items():
            rest_low[at] += times * low
            rest_high[at] += times * high

    for value in step(0, 0):
        found.add(value)
        if len(found) > 1:
            break
    return found
