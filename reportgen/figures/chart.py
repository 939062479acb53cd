"""Charts: a chart spec and the facts it asks for become a chart with its alternative text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import UnplacedError
from reportgen.figures.alt import chart_alt
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, ChartType, Role, Series
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Form, Period
from reportgen.spec.figures.chart import ChartSpec
from reportgen.wording.numbers import joined

_FORMATS = {
    Unit.COUNT: "#,##0",
    Unit.MEAN: "#,##0.0",
    Unit.RATE: "#,##0.0",
    Unit.SHARE: '0.0"%"',
    Unit.PERCENT_CHANGE: '+0.0"%";"−"0.0"%";0.0"%"',
    Unit.POINTS: '+0.0;"−"0.0;0.0',
    Unit.DIFFERENCE: '+#,##0;"−"#,##0;0',
}


@dataclass(frozen=True, slots=True)
class Point:
    """One category of a chart: its label, and what its facts are of."""

    label: str
    period: Period
    area: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One series before it is counted."""

    name: str
    measure: str
    area: str
    role: Role = "main"
    previous: bool = False


def make(spec: ChartSpec, id_: str, maker: Maker) -> Chart:
    """The chart of a spec. Facts are unrounded; the number format rounds them for the eye."""
    scope = maker.scope
    measures = [scope.measure(name) for name in (spec.measures or ([spec.measure] if spec.measure else []))]
    if not measures:
        raise UnplacedError("the chart names no measure", "add `measure:` or `measures:`")
    period = scope.period(spec.period)
    points = _points(spec, measures, period, scope)
    series = [_series(row, points, spec, scope) for row in _rows(spec, measures, scope)]
    if all(value is None for one in series for value in one.values):
        first = next((fact for one in series for fact in one.facts if fact and fact.missing), None)
        missing = first.missing if first else ""
        what = f"the chart of {series[0].name} has no number to show{f': {missing}' if missing else ''}"
        small = first is not None and first.mark == "c"
        remedy = "choose a longer period, or fewer categories" if small else "choose a period that the data cover"
        raise UnplacedError(what, remedy)
    _check_type(spec, series)
    _check_alike(spec, measures, series, scope)
    points, series = _ordered(spec, points, series)
    unit = next(fact.unit for one in series for fact in one.facts if fact is not None)
    series += _lines(spec, measures, period, series, scope)
    chart = Chart(
        id=id_,
        type=ChartType(spec.type),
        categories=tuple(point.label for point in points),
        series=tuple(series),
        title=default_title(spec, measures, period, scope),
        category_title="",
        value_title=_value_title(spec, measures, scope),
        number_format=_FORMATS[unit],
        highlight=_highlighted(spec, points, scope),
        highlight_name=_highlight_name(spec, scope),
        labels=spec.labels,
        notes=_notes(spec, measures, points, series, scope),
        dates=tuple(point.period.start for point in points) if spec.by == "month" else (),
    )
    return replace(chart, alt=chart_alt(chart))


def _points(spec: ChartSpec, measures: Sequence[str], period: Period, scope: Scope) -> list[Point]:
    if spec.by == "area":
        return [
            Point(scope.book.area_label(area), period, area=area)
            for area in scope.book.members(spec.among or scope.area)
        ]
    if spec.by == "measure":
        return [Point(scope.book.measure(measure).label, period, measure=measure) for measure in measures]
    form: Form = "axis" if spec.by == "month" else "long"
    parts = period.split(spec.by)
    labels = [part.label(form) for part in parts]
    if spec.versus:
        # The years are said by the series; a label with one of them would be wrong for the other.
        short = [re.sub(r" \d\d(\d\d(/\d\d)?)?$", "", label) for label in labels]
        labels = short if len(set(short)) == len(short) else labels
    points = [Point(label, part) for label, part in zip(labels, parts, strict=True)]
    first = scope.book.count(measures[0], points[-1].period, scope.area)
    if first.missing and first.mark != "c":
        # A series may begin late, which leaves a gap and a note; one that ends early is a mistake in the spec.
        raise UnplacedError(
            f"{first.label} has no figure for {points[-1].period.label()}: {first.missing}",
            "end the period where the data end, or add the data",
        )
    return points


def _rows(spec: ChartSpec, measures: Sequence[str], scope: Scope) -> list[Row]:
    if spec.by == "area" and spec.compare:
        raise UnplacedError(
            "by area, the areas are the categories, and cannot be series as well", "take `compare:` out"
        )
    areas = spec.compare or [scope.area]
    if spec.by == "measure":
        rows = [Row(scope.book.area_label(area), measures[0], area) for area in areas]
    else:
        rows = [
            Row(_row_name(measure, area, measures, areas, spec, scope), measure, area)
            for measure in measures
            for area in areas
        ]
    if spec.versus == "previous_year":
        now = scope.period(spec.period)
        alone, then = len(rows) == 1, now.previous_year()
        named = ["" if alone else f"{row.name}, " for row in rows]
        before = [
            replace(row, name=f"{own}{then.label('span')}", role="compare", previous=True)
            for own, row in zip(named, rows, strict=True)
        ]
        rows = [replace(row, name=f"{own}{now.label('span')}") for own, row in zip(named, rows, strict=True)] + before
    return rows


def _row_name(
    measure: str, area: str, measures: Sequence[str], areas: Sequence[str], spec: ChartSpec, scope: Scope
) -> str:
    label, place = scope.book.measure(measure).label, scope.book.area_label(area)
    if len(measures) > 1 and len(areas) > 1:
        return f"{label}, {place}"
    return place if len(areas) > 1 and len(measures) == 1 else label


def _series(row: Row, points: Sequence[Point], spec: ChartSpec, scope: Scope) -> Series:
    facts = []
    for point in points:
        period = point.period.previous_year() if row.previous else point.period
        fact = scope.book.count(point.measure or row.measure, period, point.area or row.area)
        facts.append(_shown(fact, spec, scope))
    if spec.value == "share":
        facts = _shares(facts, scope)
    return Series(row.name, tuple(fact.value for fact in facts), tuple(facts), row.role)


def _shown(fact: Fact, spec: ChartSpec, scope: Scope) -> Fact:
    if spec.value == "rate":
        return scope.book.rate(fact)
    if spec.value == "percent_change":
        return scope.book.change(fact, scope.book.previous(fact))
    return fact


def _shares(facts: Sequence[Fact], scope: Scope) -> list[Fact]:
    whole = scope.book.sum(facts)
    return [scope.book.share(fact, whole) for fact in facts]


def _check_type(spec: ChartSpec, series: Sequence[Series]) -> None:
    if spec.type in ("pie", "doughnut"):
        if len(series) > 1:
            raise UnplacedError(f"a {spec.type} shows one series, not {len(series)}", "draw it as `type: stacked`")
        if any(value is not None and value < 0 for value in series[0].values):
            raise UnplacedError(f"a {spec.type} cannot show numbers below zero", "draw it as `type: column`")
        if spec.average or spec.target:
            raise UnplacedError(f"a {spec.type} has no room for a line", "draw it as `type: column`")
    if spec.type == "column" and len(series) > 1:
        raise UnplacedError(
            f"a column chart shows one series, not {len(series)}", "draw it as `type: clustered` or `line`"
        )


def _check_alike(spec: ChartSpec, measures: Sequence[str], series: Sequence[Series], scope: Scope) -> None:
    """One axis has one unit, of one thing, on one base."""
    specs = [scope.book.measure(name) for name in measures]
    units = {fact.unit for one in series for fact in one.facts if fact is not None}
    if len({spec.noun for spec in specs}) > 1 or len(units) > 1:
        nouns = joined(sorted({spec.noun[1] for spec in specs}))
        raise UnplacedError(f"{nouns} cannot share an axis", "draw a chart for each")
    if spec.value == "rate" and len({one.base.key for one in specs if one.base}) > 1:
        raise UnplacedError("rates on different bases cannot share an axis", "draw a chart for each base")


def _ordered(spec: ChartSpec, points: list[Point], series: list[Series]) -> tuple[list[Point], list[Series]]:
    """Areas and lying bars are ranked, highest first; time and pies keep their order."""
    if spec.by != "area":
        return points, series
    first = series[0].values
    order = sorted(range(len(points)), key=lambda i: (first[i] is None, -(first[i] or 0), points[i].label))
    ranked = [
        replace(one, values=tuple(one.values[i] for i in order), facts=tuple(one.facts[i] for i in order))
        for one in series
    ]
    return [points[i] for i in order], ranked


def _lines(
    spec: ChartSpec, measures: Sequence[str], period: Period, series: Sequence[Series], scope: Scope
) -> list[Series]:
    lines, main = [], series[0]
    if (spec.average or spec.target) and len(series) > 1:
        raise UnplacedError("an average or a target is of one series, and the chart has several", "draw one series")
    if spec.average:
        average, name = _average(spec, measures, period, main, scope)
        count = len(main.values)
        lines.append(Series(name, (average.value,) * count, (average,) * count, "average"))
    if spec.target:
        if spec.by not in ("month", "quarter", "year"):
            raise UnplacedError("a target stands only in a chart over time", "draw the chart by month, quarter or year")
        parts = [scope.book.target(fact) for fact in main.facts if fact is not None]
        lines.append(Series("Target", tuple(part.value for part in parts), tuple(parts), "target"))
    return lines


def _average(spec: ChartSpec, measures: Sequence[str], period: Period, main: Series, scope: Scope) -> tuple[Fact, str]:
    if spec.value == "percent_change":
        raise UnplacedError("changes have no average", "take `average:` out")
    if spec.value == "rate" and spec.by == "area":
        # The mean of rates would give a small area the weight of a large one.
        group = spec.among or scope.area
        return scope.book.rate(scope.book.count(measures[0], period, group)), scope.book.area_label(group)
    return scope.book.average([fact for fact in main.facts if fact is not None]), "Average"


def _highlighted(spec: ChartSpec, points: Sequence[Point], scope: Scope) -> tuple[int, ...]:
    picked = _picked(spec, points, scope)
    if spec.highlight is not None and not picked:
        raise UnplacedError(f"'{spec.highlight}' picks out nothing in the chart", "name what the chart shows")
    return picked


def _picked(spec: ChartSpec, points: Sequence[Point], scope: Scope) -> tuple[int, ...]:
    if spec.by == "area" and spec.highlight is None:
        return tuple(i for i, point in enumerate(points) if point.area == scope.area and len(points) > 1)
    if spec.highlight is None:
        return ()
    if spec.by == "area":
        return tuple(i for i, point in enumerate(points) if point.area == spec.highlight)
    span = scope.period(spec.highlight)
    for point in points:
        if span.contains(point.period.start) != span.contains(point.period.end):
            raise UnplacedError(f"'{spec.highlight}' ends within {point.label}", "highlight whole categories")
    return tuple(i for i, point in enumerate(points) if span.contains(point.period))


def _highlight_name(spec: ChartSpec, scope: Scope) -> str:
    if spec.by == "area":
        return scope.book.area_label(spec.highlight or scope.area)
    return scope.period(spec.highlight).label("span") if spec.highlight else ""


def _value_title(spec: ChartSpec, measures: Sequence[str], scope: Scope) -> str:
    measure = scope.book.measure(measures[0])
    if spec.value == "rate" and measure.base:
        base = scope.book.measure(measure.base.measure)
        return f"{measure.noun[1].capitalize()} per {measure.base.per:,} {base.noun[1]}"
    if spec.value == "percent_change":
        return "Change on the year before"
    if spec.value == "share":
        return "Share"
    return f"Number of {measure.noun[1]}"


def default_title(spec: ChartSpec, measures: Sequence[str], period: Period, scope: Scope) -> str:
    """``Residential burglary by month, Barnet, October 2021 to September 2023``."""
    book = scope.book
    what = joined([book.measure(measure).label for measure in measures])
    shown = {"rate": ", rate", "percent_change": ", change on the year before", "share": ", shares"}.get(spec.value, "")
    where = joined([book.area_label(area) for area in spec.compare or [scope.area]])
    if spec.by == "area":
        where = book.area_label(spec.among or scope.area)
    by = {"area": " by area", "measure": ""}.get(spec.by, f" by {spec.by}")
    return f"{what}{shown}{by}, {where}, {period.label('span')}"


def _notes(
    spec: ChartSpec, measures: Sequence[str], points: Sequence[Point], series: Sequence[Series], scope: Scope
) -> tuple[str, ...]:
    notes = [note for measure in measures if (note := scope.book.measure(measure).note)]
    if spec.value == "rate":
        notes += scope.book.base_notes(measures)
    if spec.target:
        notes += scope.book.target_notes(measures)
    for one in series:
        gaps = [fact for fact in one.facts if fact is not None and fact.mark != "c"]
        missing = next((fact.missing for fact in gaps if fact.missing), "")
        if missing:
            said = f"{one.name}: {missing}" if len(series) > 1 else missing
            notes.append(f"{said[0].upper()}{said[1:]}.")
    return tuple(dict.fromkeys(notes))
