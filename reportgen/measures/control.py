"""Which months of a series are exceptions: outside the limits that the months before them set, by the house's rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Literal

from reportgen.measures.counts import Within
from reportgen.measures.derived import derived
from reportgen.measures.facts import Fact, Unit
from reportgen.periods import Period

if TYPE_CHECKING:
    from reportgen.measures.book import FactBook
    from reportgen.spec.house import Control

_PER_MOVING_RANGE = 2.66  # 3 / 1.128: Shewhart's factor for ranges of two
_DEVIATIONS = {"two_sigma": 2, "three_sigma": 3}


@dataclass(frozen=True, slots=True)
class Controlled:
    """A month and its limits; ``missing`` says why there are none. No count has one below zero, no share above 100."""

    fact: Fact
    centre: Fact | None = None
    low: Fact | None = None
    high: Fact | None = None
    missing: str = ""

    @property
    def outside(self) -> Literal["above", "below", ""]:
        """On which side of its limits the month lies; nothing if it lies within them."""
        if self.fact.value is None or self.low is None or self.high is None:
            return ""
        if self.fact.value > (self.high.value or 0.0):
            return "above"
        return "below" if self.fact.value < (self.low.value or 0.0) else ""


def controlled(
    book: FactBook, measure: str, period: Period, area: str, rule: Control, within: Within = ()
) -> tuple[Controlled, ...]:
    """Each month of the period with the limits that the house's number of months before it set."""
    return tuple(_controlled(book, measure, month, area, rule, within) for month in period.months)


def exceptions(
    book: FactBook, measure: str, period: Period, area: str, rule: Control, within: Within = ()
) -> tuple[Controlled, ...]:
    """The months outside their limits."""
    return tuple(one for one in controlled(book, measure, period, area, rule, within) if one.outside)


def limits(values: Sequence[float], rule: Control) -> tuple[float, float, float]:
    """The mean of the values, the lower limit and the upper one."""
    if len(values) < 2:
        raise AssertionError("limits need two values at least")
    mean = sum(values) / len(values)
    if rule.rule == "xmr":
        ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
        spread = _PER_MOVING_RANGE * sum(ranges) / len(ranges)
    else:
        variance = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
        spread = _DEVIATIONS[rule.rule] * sqrt(variance)
    return mean, mean - spread, mean + spread


def rule_words(rule: Control) -> str:
    """How exceptions are found, as a note says it."""
    spread = {
        "xmr": "2.66 times their mean moving range (the change from month to month)",
        "two_sigma": "two standard deviations",
        "three_sigma": "three standard deviations",
    }[rule.rule]
    return f"Exceptions are months further than {spread} from the mean of the {rule.months} months before."


def _controlled(
    book: FactBook, measure: str, month: Period, area: str, rule: Control, within: Within
) -> Controlled:
    fact = book.count(measure, month, area, within)
    before = Period.months_to(rule.months, month.preceding().end)
    facts = tuple(book.count(measure, one, area, within) for one in before.months)
    values = [one.value for one in facts if one.value is not None]
    if fact.value is None or len(values) < len(facts):
        return Controlled(fact, missing=fact.missing or next(one.missing for one in facts if one.value is None))
    mean, low, high = limits(values, rule)
    if fact.unit in (Unit.COUNT, Unit.MEAN, Unit.RATE, Unit.SHARE):
        low = max(low, 0.0)
    if fact.unit is Unit.SHARE:
        high = min(high, 100.0)
    unit = Unit.MEAN if fact.unit is Unit.COUNT else fact.unit
    centre, lower, upper = (
        derived(fact, unit, value, facts, f"{rule.rule}-{name}")
        for name, value in (("centre", mean), ("low", low), ("high", high))
    )
    return Controlled(fact, centre, lower, upper)
