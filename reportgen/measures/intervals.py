"""95 per cent confidence intervals, and what a share or a number of its size would vary by chance alone.

Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22, for shares.
Byar's approximation to the exact Poisson limits for counts: Breslow and Day (1987), Statistical Methods in Cancer
Research, volume II, page 69; the public health profiles use both (technical guidance of the former PHE, 2018).
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from reportgen.errors import UnplacedError
from reportgen.measures.facts import Fact, Unit

_Z = 1.959964  # the normal deviate that leaves 2.5 per cent above it


def wilson(part: float, whole: float) -> tuple[float, float]:
    """The ends of a share's interval, in per cent of the whole, which is above zero; within 0 and 100."""
    share = part / whole
    middle = 2 * part + _Z**2
    spread = _Z * sqrt(_Z**2 + 4 * part * (1 - share))
    ends = (middle - spread) / (2 * (whole + _Z**2)), (middle + spread) / (2 * (whole + _Z**2))
    # At 0 and 100 per cent the formula gives these ends but for the noise of floats.
    low = 0.0 if part == 0 else min(ends[0], share)
    high = 1.0 if part == whole else max(ends[1], share)
    return max(low, 0.0) * 100, min(high, 1.0) * 100


def byar(count: float) -> tuple[float, float]:
    """The ends of a count's interval."""
    above = count + 1
    high = above * (1 - 1 / (9 * above) + _Z / (3 * sqrt(above))) ** 3
    if count == 0:
        return 0.0, high
    return count * (1 - 1 / (9 * count) - _Z / (3 * sqrt(count))) ** 3, high


def interval(fact: Fact) -> Fact:
    """The fact with the ends of its interval: as published; Wilson's for a share, Byar's for a count, rate or ratio.

    A fact without a value stays as it is. Raises ``UnplacedError`` for what has no interval of its own.
    """
    if fact.value is None or (fact.low is not None and fact.high is not None):
        return fact
    ends = _ends(fact)
    if ends is None:
        raise UnplacedError(
            f"{fact.label}: a {fact.unit} has no interval that can be reckoned",
            "take the interval of a share, a count or a rate, or give the data the columns `low` and `high`",
        )
    return replace(fact, id=f"interval({fact.id})", low=ends[0], high=ends[1])


def _ends(fact: Fact) -> tuple[float, float] | None:
    counts = [one.value for one in fact.inputs if one.unit is Unit.COUNT]
    value = fact.value or 0.0
    if fact.unit is Unit.COUNT and fact.made in ("", "sum", "remainder"):
        return byar(value)
    if len(counts) < 2 or counts[0] is None or not counts[1] or len(counts) != len(fact.inputs):
        return None
    part, whole = counts[0], counts[1]
    if fact.unit is Unit.SHARE and part <= whole:
        return wilson(part, whole)
    if fact.unit in (Unit.RATE, Unit.RATIO):
        low, high = byar(part)
        scale = (fact.per or 1) / whole
        return low * scale, high * scale
    return None


def apart(one: Fact, other: Fact) -> bool:
    """Whether two facts differ by more than chance would explain: their intervals do not overlap.

    The stricter of the rules in use: two intervals that overlap a little may still differ by a test.
    """
    first, second = interval(one), interval(other)
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return False
    return first.high < second.low or second.high < first.low
