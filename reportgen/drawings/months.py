"""An axis of months: all are equally wide, and a day stands at its part of its month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportgen.periods import Period


def position(day: date, months: Sequence[Period], width: float, *, after: bool = False) -> float:
    """Where a day begins (``after``: ends) on an axis of ``width`` points."""
    index = next(at for at, month in enumerate(months) if month.contains(day))
    within = (day.day - 1 + after) / months[index].n_days
    return (index + within) * width / len(months)
