"""The series of a chart: what each is of, and its facts over the chart's categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError
from reportgen.figures.model import ChartType, Role, Series
from reportgen.figures.points import Point, before, parts, values_of
from reportgen.measures.counts import Within
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.periods.period import Style, month_index, whole_months
from reportgen.spec.figures.chart import ChartSpec, SeriesSpec


@dataclass(frozen=True, slots=True)
class Row:
    """One series before it is counted. ``year``: of a chart by the months of the year; ``part``: it has not ended."""

    name: str
    measure: str
    area: str
    role: Role = "main"
    previous: bool = False
    within: Within = ()
    year: Period | None = None
    part: bool = False


def rows(spec: ChartSpec, measures: Sequence[str], scope: Scope) -> list[Row]:
    """The series that a spec asks for, in their order."""
    if spec.by == "area" and spec.compare:
        raise UnplacedError(
            "by area, the areas are the categories, and cannot be series as well", "take `compare:` out"
        )
    areas = spec.compare or [scope.area]
    if spec.series:
        made = [_own(one, measure, scope) for one, measure in zip(spec.series, measures, strict=True)]
    elif spec.by == "measure":
        made = [Row(scope.book.area_label(area), measures[0], area) for area in areas]
    else:
        made = [
            Row(_name(measure, area, measures, areas, spec, scope), measure, area)
            for measure in measures
            for area in areas
        ]
    if spec.split:
        made = _split(spec, made, scope)
    if spec.by == "month_of_year":
        return [one for row in made for one in _years(spec, row, scope, alone=len(made) == 1)]
    return _with_year_before(spec, made, scope) if spec.versus == "previous_year" else made


def _own(spec: SeriesSpec, measure: str, scope: Scope) -> Row:
    area = spec.area or scope.area
    return Row(spec.label or scope.book.area_label(area), measure, area)


def _name(
    measure: str, area: str, measures: Sequence[str], areas: Sequence[str], spec: ChartSpec, scope: Scope
) -> str:
    label, place = scope.book.measure(measure).label, scope.book.area_label(area)
    if len(measures) > 1 and len(areas) > 1:
        return f"{label}, {place}"
    return place if len(areas) > 1 and len(measures) == 1 else label


def _split(spec: ChartSpec, made: Sequence[Row], scope: Scope) -> list[Row]:
    column, only = spec.split or "", [] if spec.by_category else spec.only
    return [
        replace(row, name=value if len(made) == 1 else f"{row.name}, {value}", within=((column, value),))
        for row in made
        for value in values_of(row.measure, column, only, spec.within, scope)
    ]


def _with_year_before(spec: ChartSpec, made: Sequence[Row], scope: Scope) -> list[Row]:
    now = scope.period(spec.period)
    alone, then = len(made) == 1, now.previous_year()
    named = ["" if alone else f"{row.name}, " for row in made]
    return [
        *(replace(row, name=f"{own}{now.label('span')}") for own, row in zip(named, made, strict=True)),
        *(
            replace(row, name=f"{own}{then.label('span')}", role="compare", previous=True)
            for own, row in zip(named, made, strict=True)
        ),
    ]


def _years(spec: ChartSpec, row: Row, scope: Scope, *, alone: bool) -> list[Row]:
    """One row for each year, the oldest first; the last year may not have ended."""
    calendar = spec.years == "calendar"
    wanted = scope.period(spec.period)
    # Its style may be another than that of the years, and stand in the way of splitting it into them.
    span = Period(wanted.start, wanted.end, Style.CALENDAR_YEAR if calendar else Style.FINANCIAL_YEAR)
    made = []
    for label, year, part in parts(span, "year", "calendar" if calendar else "financial"):
        name = label if alone else f"{row.name}, {label}"
        made.append(replace(row, name=name, year=year, part=part))
    if alone and len(made) == 1:
        raise UnplacedError(f"{wanted.label()} is one year", "name several years, or draw the chart by month")
    return made


def series(row: Row, points: Sequence[Point], spec: ChartSpec, scope: Scope) -> Series:
    """The row with its facts; None where the category is none of the row's."""
    facts = [_fact(row, point, spec, scope) for point in points]
    if spec.value == "share" and not ChartType(spec.type).whole:
        facts = _shares(row, points, facts, spec, scope)
    low = tuple(fact.low if fact is not None else None for fact in facts)
    high = tuple(fact.high if fact is not None else None for fact in facts)
    intervals = any(end is not None for end in low)
    return Series(
        row.name,
        tuple(fact.value if fact is not None else None for fact in facts),
        tuple(facts),
        row.role,
        low=low if intervals else (),
        high=high if intervals else (),
    )


def wholes(made: Sequence[Series], scope: Scope) -> list[Series]:
    """The same in shares of each category's sum over all series, as columns of 100 per cent show them."""
    facts = [list(one.facts) for one in made]
    for at in range(len(made[0].facts)):
        known = [fact for one in made if (fact := one.facts[at]) is not None]
        if not any(fact.value is not None for fact in known):
            continue
        whole = scope.book.sum(known)
        for row in facts:
            fact = row[at]
            row[at] = None if fact is None else scope.book.share(fact, whole)
    return [
        replace(one, facts=tuple(row), values=tuple(fact.value if fact is not None else None for fact in row))
        for one, row in zip(made, facts, strict=True)
    ]


def muted(made: Sequence[Series], every: Sequence[Row]) -> list[Series]:
    """Of several years, those before the last in grey."""
    if not every[0].year:
        return list(made)
    last = max(row.year.start for row in every if row.year)
    count = len(made[0].values)
    return [
        replace(one, faint=tuple(range(count))) if row.year and row.year.start != last else one
        for one, row in zip(made, every, strict=True)
    ]


def _fact(row: Row, point: Point, spec: ChartSpec, scope: Scope) -> Fact | None:
    point = before(point) if row.previous else point
    period = _period(row, point)
    if period is None:
        return None
    if spec.value == "rolling_12":
        period = Period.months_to(12, period.end)
    fact = _counted(row, point, period, spec, scope)
    if spec.value == "rate":
        return scope.book.rate(fact)
    if spec.value == "percent_change":
        return scope.book.change(fact, _counted(row, point, period.previous_year(), spec, scope))
    if spec.value == "index":
        return scope.book.index(fact, _counted(row, point, scope.period(spec.base or ""), spec, scope))
    return fact


def _period(row: Row, point: Point) -> Period | None:
    if point.month is None or row.year is None:
        return point.period
    month = month_index(row.year.start) + point.month
    return whole_months(month, month, Style.MONTHS) if month <= month_index(row.year.end) else None


def _counted(row: Row, point: Point, period: Period, spec: ChartSpec, scope: Scope) -> Fact:
    measure, area = point.measure or row.measure, point.area or row.area
    within = (*spec.within.items(), *row.within)
    if not point.rest:
        return scope.book.count(measure, period, area, (*within, *point.within))
    facts = [scope.book.count(measure, period, area, (*within, (spec.by, value))) for value in point.rest]
    known = any(fact.value is not None or fact.mark == "c" for fact in facts)
    fact = scope.book.sum(facts) if known else facts[0]  # a sum of nothing known says no reason
    return replace(fact, label=f"{scope.book.measure(measure).label} ({point.label})", categories=())


def _shares(
    row: Row, points: Sequence[Point], facts: Sequence[Fact | None], spec: ChartSpec, scope: Scope
) -> list[Fact | None]:
    """Of the measure that is named; of all values of the category; of the whole that a series is split from; else of
    the sum of what is shown. What was published as a share is one."""
    given = tuple(spec.within.items())
    known = [fact for fact in facts if fact is not None]
    if spec.series and all(fact.unit is Unit.SHARE for fact in known):
        return list(facts)
    if any(fact.unit is not Unit.COUNT for fact in known):
        what = f"{scope.book.measure(row.measure).label} is no count, and its share cannot be taken"
        raise UnplacedError(what, "take `value: share` out")
    found: list[Fact | None] = []
    shown = None if spec.of or spec.by_category or spec.split else scope.book.sum(known)
    for point, fact in zip(points, facts, strict=True):
        period = _period(row, before(point) if row.previous else point)
        if fact is None or period is None:
            found.append(None)
            continue
        area = point.area or row.area
        of_row = (*given, *row.within) if spec.by_category else given
        if spec.of:
            whole = scope.book.count(scope.measure(spec.of), period, area)
        else:
            whole = shown or scope.book.count(point.measure or row.measure, period, area, of_row)
        found.append(scope.book.share(fact, whole))
    return found
