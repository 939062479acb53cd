"""How big a fact is, for putting facts in order."""

from __future__ import annotations

from fractions import Fraction

from reportgen.measures.facts import Fact, Unit


def magnitude(fact: Fact) -> Fraction | float | None:
    """What facts are ordered by: exact where it can be, so that equal ratios tie; None if there is no number."""
    if fact.unit is Unit.PERCENT_CHANGE and len(fact.inputs) > 1:
        now, before = fact.inputs[:2]
        if now.value is None or before.value is None:
            return None
        if before.value < 0:
            return None
        if before.value == 0:
            return Fraction(0) if now.value == 0 else float("inf") if now.value > 0 else None
        return Fraction(now.value) / Fraction(before.value) - 1
    if fact.unit in (Unit.RATE, Unit.SHARE) and len(fact.inputs) > 1:
        part, whole = fact.inputs[:2]
        if part.value is not None and whole.value:
            return Fraction(part.value) / Fraction(whole.value)
    return None if fact.value is None else Fraction(fact.value)
