"""Facts of a few numbers, for tests of words."""

from __future__ import annotations

from reportgen.measures.facts import Fact, Unit


def fact(value: float | None, unit: Unit = Unit.COUNT, **more: object) -> Fact:
    given: dict[str, object] = {
        "id": f"burglary {value}", "measure": "burglary", "label": "Burglary", "area": "barnet", "area_label": "Barnet"
    }  # fmt: skip
    return Fact(value=value, unit=unit, **(given | more))  # type: ignore[arg-type]


def change(now: float | None, before: float | None, unit: Unit = Unit.COUNT, **more: object) -> Fact:
    """Per cent of two facts of the unit; percentage points of two shares."""
    inputs = (fact(now, unit, **more), fact(before, unit, **more))
    if now is None or before is None:
        return fact(None, Unit.PERCENT_CHANGE, inputs=inputs, **more)
    if unit is Unit.SHARE:
        return fact(now - before, Unit.POINTS, inputs=inputs, **more)
    return fact((now - before) / before * 100 if before else None, Unit.PERCENT_CHANGE, inputs=inputs, **more)


def difference(now: float, before: float, unit: Unit = Unit.COUNT, **more: object) -> Fact:
    return fact(now - before, Unit.DIFFERENCE, inputs=(fact(now, unit, **more), fact(before, unit, **more)), **more)
