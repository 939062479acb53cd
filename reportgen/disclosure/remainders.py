"""Remainders: what readers know of counts that nobody asked for, by taking those published from a whole.

If 8 of 10 people are shown, the other 2 are known as well. Such a small remainder is protected like a count that
stands in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.disclosure.guard import Box, Quantity
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.tables import coarser_columns, told_by_finer

if TYPE_CHECKING:
    import pandas as pd

_NOISE = 1e-9  # of sums of floats, such as weighted counts


class _Stretch(NamedTuple):
    """What a count holds of one axis, all else being held alike, and its number."""

    held: frozenset[Any]
    value: float


def small_remainders(asked: Mapping[Quantity, float], frame: pd.DataFrame, rule: Rule) -> dict[Quantity, float]:
    """The small numbers left of a whole without parts of it along one axis, of which no count was asked for.

    ``frame`` is the dataset's cube's, told apart by all columns that the counts hold to.
    """
    found: dict[Quantity, float] = {}
    for key, axis, stretches in _lines(asked, frame):
        for left, value in _left_over(stretches, rule.threshold):
            quantity = key._replace(boxes=(_held(key.boxes[0], axis, left),))
            if quantity not in asked:
                found[quantity] = value
    return found


def _lines(asked: Mapping[Quantity, float], frame: pd.DataFrame) -> Iterator[tuple[Quantity, str, list[_Stretch]]]:
    """Counts that differ along one axis alone: one of them for all else, the axis, and what each holds of it."""
    columns = sorted({column for one in asked for box in one.boxes + one.less for column, _ in box.held})
    coarser = coarser_columns(columns, frame)
    single = [
        (quantity._replace(boxes=(told_by_finer(quantity.boxes[0], coarser),)), value)
        for quantity, value in asked.items()
        if len(quantity.boxes) == 1 and not quantity.less
    ]
    for axis in ("areas", "dates", *(column for column in columns if column not in coarser)):
        whole = frozenset() if axis in ("areas", "dates") else frozenset(frame[axis].unique())
        lines: dict[Quantity, dict[frozenset[Any], float]] = {}
        for quantity, value in single:
            held = _along(quantity.boxes[0], axis, whole)
            key = quantity._replace(boxes=(_held(quantity.boxes[0], axis, frozenset()),))
            lines.setdefault(key, {})[held] = value
        for key, stretches in lines.items():
            if len(stretches) > 1:
                yield key, axis, [_Stretch(held, value) for held, value in stretches.items()]


def _left_over(stretches: Sequence[_Stretch], threshold: float) -> Iterator[tuple[frozenset[Any], float]]:
    """What is left of each stretch without one within it, and then without all others that fit."""
    longest = sorted(stretches, key=lambda one: -len(one.held))
    for whole in longest:
        inside = [one for one in longest if one.held < whole.held]
        single: frozenset[Any] = frozenset().union(*(one.held for one in inside if len(one.held) == 1))
        if not inside or single == whole.held:
            continue  # each value of the axis was asked for
        for first in inside:
            left, value = whole.held - first.held, whole.value - first.value
            for one in inside:
                if one.held <= left:
                    left, value = left - one.held, value - one.value
            if left and _NOISE < value < threshold:
                yield left, value


def _along(box: Box, axis: str, whole: frozenset[Any]) -> frozenset[Any]:
    if axis in ("areas", "dates"):
        return frozenset(getattr(box, axis))
    return dict(box.held).get(axis, whole)


def _held(box: Box, axis: str, stretch: frozenset[Any]) -> Box:
    """The box with this stretch of the axis."""
    if axis == "areas":
        return box._replace(areas=stretch)
    if axis == "dates":
        return box._replace(dates=stretch)
    return box._replace(held=tuple(sorted((dict(box.held) | {axis: stretch}).items())))
