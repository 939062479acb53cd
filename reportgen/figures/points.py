"""The categories of a chart: parts of time, areas, measures, or the values of a category of the data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from reportgen.errors import UnplacedError, cause_of, did_you_mean
from reportgen.measures.counts import Within
from reportgen.measures.scope import Scope
from reportgen.periods import Form, Period, PeriodError
from reportgen.periods.period import MONTH_NAMES, Part, month_index, whole_months
from reportgen.spec.figures.chart import TIMES, ChartSpec

_LENGTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Point:
    """One category of a chart: its label, and what its facts are of.

    ``rest``: it stands for several values of a category together. ``month``: 0 is the first of the year of the series.
    ``part``: its time had not ended.
    """

    label: str
    period: Period | None
    area: str | None = None
    measure: str | None = None
    within: Within = ()
    rest: tuple[str, ...] = ()
    month: int | None = None
    part: bool = False


def points(spec: ChartSpec, measures: Sequence[str], period: Period, scope: Scope) -> list[Point]:
    """The categories in the order in which they are drawn, but for areas and values that are ranked later."""
    if spec.by == "area":
        return [
            Point(scope.book.area_label(area), period, area=area)
            for area in scope.book.members(spec.among or scope.area)
        ]
    if spec.by == "measure":
        return [Point(scope.book.measure(measure).label, period, measure=measure) for measure in measures]
    if spec.by == "month_of_year":
        first = 0 if spec.years == "calendar" else 3
        return [Point(MONTH_NAMES[(first + at) % 12][:3], None, month=at) for at in range(12)]
    return _times(spec, measures, period, scope) if spec.by in TIMES else _values(spec, measures, period, scope)


def parts(
    period: Period, part: Part, years: Literal["financial", "calendar"] | None = None
) -> list[tuple[str, Period, bool]]:
    """The parts of a period with their labels; the last may be one that has not ended: ``2023/24 (part)``.

    Raises ``PeriodError`` if the period does not begin where such a part begins.
    """
    months = period.n_months
    begin = {None: period.start.month, "calendar": 1, "financial": 4}[years]
    if period.start.month != begin:
        name = "January" if years == "calendar" else "April"
        raise UnplacedError(f"{period.label()} does not begin with a {years} year", f"let it begin in {name}")
    over = 0 if months is None else months % _LENGTHS[part]
    if not over:
        form: Form = "axis" if part == "month" else "long"
        return [(one.label(form), one, False) for one in period.split(part)]
    last = month_index(period.end) + _LENGTHS[part] - over
    try:
        *whole, ending = whole_months(month_index(period.start), last, period.style).split(part)
    except PeriodError:
        period.split(part)  # tells the same of the period as it was written
        raise
    full = [(one.label("long"), one, False) for one in whole]
    return [*full, (f"{ending.label('long')} (part)", Period(ending.start, period.end), True)]


def _times(spec: ChartSpec, measures: Sequence[str], period: Period, scope: Scope) -> list[Point]:
    found = parts(period, cast(Part, spec.by), spec.years)
    labels = [label for label, _, _ in found]
    if spec.versus:
        # The years are said by the series; a label with one of them would be wrong for the other.
        short = [re.sub(r" \d\d(\d\d(/\d\d)?)?$", "", label) for label in labels]
        labels = short if len(set(short)) == len(short) else labels
    made = [Point(label, one, part=part) for label, (_, one, part) in zip(labels, found, strict=True)]
    last = made[-1].period
    if last is None or spec.within or spec.split:
        return made
    first = scope.book.count(measures[0], last, scope.area)
    if first.missing and first.mark != "c":
        # A series may begin late, which leaves a gap and a note; one that ends early is a mistake in the spec.
        raise UnplacedError(
            f"{first.label} has no figure for {last.label()}: {first.missing}",
            "end the period where the data end, or add the data",
            cause_of(first.missing),
        )
    return made


def values_of(measure: str, column: str, only: Sequence[str], within: Mapping[str, str], scope: Scope) -> list[str]:
    """The values of a category that are shown: those that ``only`` names, each of which must be there, or all."""
    known = scope.book.categories(measure, column)
    if column in within:
        what = f"'within' holds the chart to one {column}, and it shows several"
        raise UnplacedError(what, f"take '{column}' out of 'within'")
    for value in only:
        if value not in known:
            what = f"the data of {scope.book.measure(measure).label} have no {column} '{value}'"
            raise UnplacedError(what, did_you_mean(value, known))
    if len(set(only)) < len(only):
        twice = next(value for value in only if list(only).count(value) > 1)
        raise UnplacedError(f"'only' names '{twice}' twice", "name it once")
    found = list(only) or list(known)
    if not found:
        what = f"the data of {scope.book.measure(measure).label} have no value of '{column}'"
        raise UnplacedError(what, "choose another category")
    return found


def _values(spec: ChartSpec, measures: Sequence[str], period: Period, scope: Scope) -> list[Point]:
    values = values_of(measures[0], spec.by, spec.only, spec.within, scope)
    shown = [Point(value, period, within=((spec.by, value),)) for value in values]
    if spec.top is None or spec.top >= len(shown):
        return shown
    within, area = tuple(spec.within.items()), (spec.compare or [scope.area])[0]
    facts = [scope.book.count(measures[0], period, area, (*within, *point.within)) for point in shown]
    counts = [fact.value for fact in facts]
    if all(value is None for value in counts):
        what = f"{facts[0].label} in {facts[0].area_label} has no figure for {period.label()}: {facts[0].missing}"
        raise UnplacedError(what, "choose a period that the data cover", cause_of(facts[0].missing))
    order = sorted(range(len(shown)), key=lambda at: (counts[at] is None, -(counts[at] or 0), at))
    rest = tuple(values[at] for at in sorted(order[spec.top:]))
    kept = [shown[at] for at in order[:spec.top]]
    if any(point.label == spec.rest for point in kept):
        what = f"'{spec.rest}' is one of the largest, and so cannot be the name of all others"
        raise UnplacedError(what, "give them another, e.g. `rest: All others`")
    return [*kept, Point(spec.rest, period, rest=rest)]


def ranked(made: Sequence[Point], keys: Sequence[float | None]) -> list[int]:
    """The places of the points from the largest down; those without a number last, and the rest of all behind them."""
    return sorted(
        range(len(made)),
        key=lambda at: (bool(made[at].rest), keys[at] is None, -(keys[at] or 0), made[at].label),
    )


def before(point: Point) -> Point:
    """The same a year before."""
    return point if point.period is None else replace(point, period=point.period.previous_year())
