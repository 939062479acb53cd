"""Classes of numbers for a map: ranges that never overlap and leave no gap, by one of the usual methods."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from reportgen.errors import UnplacedError
from reportgen.wording.numbers import decimal_words, round_half_up

Method = Literal["quantile", "equal", "natural"]

_MOST_NATURAL = 1000  # different values: the sums grow with their square


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, both within, in units of the last place shown; None is without an end."""

    low: int | None
    high: int | None

    def words(self, places: int, unit: str = "") -> str:
        """``5 to 9``, ``2.5 to 4.9``, ``15 or more``, ``less than 5``, ``0``; a unit such as % follows each."""
        low, high = (None if end is None else _words(end, places) + unit for end in (self.low, self.high))
        if low is None:
            return f"less than {_words((self.high or 0) + 1, places)}{unit}"
        if high is None:
            return f"{low} or more"
        return low if low == high else f"{low} to {high}"


def in_units(value: float, places: int) -> int:
    """The value as it is shown, in units of its last place: 34.15 with one place is 342."""
    return int(round_half_up(value, places).scaleb(places))


def _words(units: int, places: int) -> str:
    return decimal_words(units / 10**places, places)


def ranges(values: Sequence[int], count: int, method: Method, *, zero: bool = False) -> tuple[Range, ...]:
    """At most ``count`` classes from the least value to the greatest; equal values are in one class.

    ``zero``: zeros are a class before them.
    """
    _check_zero(values, zero=zero)
    counted = sorted(value for value in values if value or not zero)
    first = (Range(0, 0),) if zero and len(counted) < len(values) else ()
    if not counted:
        return first
    starts = _STARTS[method](counted, min(count, len(set(counted))))
    edges = [*sorted({counted[0], *starts}), counted[-1] + 1]
    return (*first, *(Range(low, after - 1) for low, after in pairwise(edges)))


def ranges_at(breaks: Sequence[int], values: Sequence[int], *, zero: bool = False) -> tuple[Range, ...]:
    """The classes that begin at ``breaks``, and the one below the first; the last has no end."""
    _check_zero(values, zero=zero)
    if any(lower == upper for lower, upper in pairwise(breaks)):
        raise UnplacedError("two breaks are one number as they are shown", "set them further apart")
    least = None if min(values) < 0 else 1 if zero else 0
    edges = [least, *(one for one in breaks if least is None or one > least)]
    upper = [None if after is None else after - 1 for after in (*edges[1:], None)]
    first = (Range(0, 0),) if zero and 0 in values else ()
    return (*first, *(Range(low, high) for low, high in zip(edges, upper, strict=True)))


def _check_zero(values: Sequence[int], *, zero: bool) -> None:
    if zero and min(values) < 0:
        raise UnplacedError("zero cannot be a class of its own among numbers below it", "take `zero:` out")


def _quantiles(ordered: Sequence[int], count: int) -> list[int]:
    return [ordered[-(-index * len(ordered) // count)] for index in range(1, count)]


def _equal(ordered: Sequence[int], count: int) -> list[int]:
    low, width = ordered[0], ordered[-1] - ordered[0] + 1
    return [low + -(-index * width // count) for index in range(1, count)]


def _natural(ordered: Sequence[int], count: int) -> list[int]:
    """The classes with the least sum of squares around their means (Fisher 1958; called natural breaks by Jenks)."""
    weights = Counter(ordered)
    distinct = sorted(weights)
    if len(distinct) > _MOST_NATURAL:
        what = f"natural classes of {len(distinct):,} different numbers take too long"
        raise UnplacedError(what, "choose `method: quantile`")
    ns = [0, *accumulate(weights[value] for value in distinct)]
    sums = [0, *accumulate(weights[value] * value for value in distinct)]
    squares = [0, *accumulate(weights[value] * value * value for value in distinct)]

    def within(first: int, last: int) -> float:
        number = ns[last] - ns[first]
        return ((squares[last] - squares[first]) * number - (sums[last] - sums[first]) ** 2) / number

    size = len(distinct)
    best = [0.0, *(within(0, last) for last in range(1, size + 1))]
    cuts: list[list[int]] = []
    for classes in range(2, count + 1):
        found = [min((best[cut] + within(cut, last), cut) for cut in range(classes - 1, last))
                 for last in range(classes, size + 1)]  # fmt: skip
        best = [0.0] * classes + [sum_ for sum_, _ in found]
        cuts.append([0] * classes + [cut for _, cut in found])
    starts, last = [], size
    for row in reversed(cuts):
        last = row[last]
        starts.append(distinct[last])
    return starts


_STARTS = {"quantile": _quantiles, "equal": _equal, "natural": _natural}


def class_of(value: int, classes: Sequence[Range]) -> int:
    """The index of the class that holds the value: the classes rise."""
    lows = [one.low for one in classes if one.low is not None]
    return bisect_right(lows, value) - 1 + (len(classes) - len(lows))
