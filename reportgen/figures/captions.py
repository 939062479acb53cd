"""The words around a chart: its title, what its values are, and the notes that a reader needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.figures.model import Event, Series
from reportgen.figures.points import Point
from reportgen.figures.series import Row
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.definitions import Measure
from reportgen.spec.figures.chart import ChartSpec
from reportgen.wording.numbers import joined

FORMATS = {
    Unit.COUNT: "#,##0",
    Unit.MEAN: "#,##0.0",
    Unit.RATE: "#,##0.0",
    Unit.SHARE: '0.0"%"',
    Unit.PERCENT_CHANGE: '+0.0"%";"−"0.0"%";0.0"%"',
    Unit.POINTS: '+0.0;"−"0.0;0.0',
    Unit.DIFFERENCE: '+#,##0;"−"#,##0;0',
    Unit.MONEY: '"£"#,##0',
    Unit.INDEX: "#,##0.0",
    Unit.SCORE: "#,##0.0",
    Unit.RATIO: "0.00",
}
INTERVALS = "Lines: 95% confidence intervals."
_MOST_LISTED = 8  # values that the note of the rest names one by one


def default_title(spec: ChartSpec, measures: Sequence[str], period: Period, scope: Scope) -> str:
    """``Residential burglary by month, Barnet, October 2021 to September 2023``."""
    book = scope.book
    what = joined([book.measure(measure).label for measure in measures]) + within_words(spec.within)
    shown = {
        "rate": ", rate", "percent_change": ", change on the year before", "share": ", shares",
        "rolling_12": ", rolling 12 months", "index": ", index",
    }.get(spec.value, "")  # fmt: skip
    where = joined([book.area_label(area) for area in spec.compare or [scope.area]])
    if spec.by == "area":
        where = book.area_label(spec.among or scope.area)
    by = [words(name) for name in (spec.by, spec.split or "") if name not in ("measure", "")]
    told = f" by {joined(by)}" if by else ""
    return f"{what}{shown}{told}, {where}, {period.label('span')}"


def words(name: str) -> str:
    """A name of ours as it is read: ``month of the year``, ``age band``."""
    return "month of the year" if name == "month_of_year" else name.replace("_", " ")


def within_words(within: Mapping[str, str]) -> str:
    """``, Theft`` behind what is counted."""
    return "".join(f", {value}" for value in within.values())


def value_title(measure: Measure, unit: Unit, scope: Scope) -> str:
    """What the values are: ``Number of cases``, ``Cases per 1,000 residents``, ``Per cent``."""
    if unit is Unit.RATE and measure.base:
        base = scope.book.measure(measure.base.measure)
        return f"{measure.noun[1].capitalize()} per {measure.base.per:,} {base.noun[1]}"
    if unit is Unit.COUNT:
        return f"Number of {measure.noun[1]}"
    return {
        Unit.PERCENT_CHANGE: "Change on the year before",
        Unit.SHARE: "Share",
        Unit.MONEY: "Pounds",
        Unit.INDEX: "Index",
        Unit.POINTS: "Percentage points",
    }.get(unit, measure.label)


def chart_value_title(spec: ChartSpec, measures: Sequence[str], unit: Unit, scope: Scope) -> str:
    """The same, with the span or the base that a value hangs on."""
    own = value_title(scope.book.measure(measures[0]), unit, scope)
    if spec.value == "rolling_12":
        return f"{own} in the 12 months to each"
    if spec.value == "index" and spec.base:
        return f"Index ({scope.period(spec.base).label('short')} = 100)"
    return own


def measure_notes(measures: Sequence[str], scope: Scope) -> list[str]:
    """What the definitions say of the measures."""
    return [note for measure in measures if (note := scope.book.measure(measure).note)]


def gap_notes(made: Sequence[Series]) -> list[str]:
    """Why values are missing; suppressed ones are explained with all other marks."""
    notes = []
    for one in made:
        gaps = [fact for fact in one.facts if fact is not None and fact.mark != "c"]
        missing = next((fact.missing for fact in gaps if fact.missing), "")
        if missing:
            said = f"{one.name}: {missing}" if len(made) > 1 else missing
            notes.append(f"{said[0].upper()}{said[1:]}.")
    return notes


def interval_note(facts: Sequence[Fact]) -> list[str]:
    """What the lines across columns or points are."""
    return [INTERVALS] if any(fact.low is not None for fact in facts) else []


def chart_notes(
    spec: ChartSpec, measures: Sequence[str], points: Sequence[Point], every: Sequence[Row], made: Sequence[Series],
    marked: Sequence[Event], scope: Scope,
) -> tuple[str, ...]:  # fmt: skip
    """All the notes of a chart."""
    notes = measure_notes(measures, scope)
    if spec.value == "rate":
        notes += scope.book.base_notes(measures)
    if spec.target:
        notes += scope.book.target_notes(measures)
    notes += _part_notes(points, every, scope)
    notes += _event_notes(points, marked)
    notes += [_rest_note(point) for point in points if point.rest]
    notes += interval_note([fact for one in made for fact in one.facts if fact is not None])
    notes += gap_notes(made)
    return tuple(dict.fromkeys(notes))


def _part_notes(points: Sequence[Point], every: Sequence[Row], scope: Scope) -> list[str]:
    found = [(point.label, point.period) for point in points if point.part and point.period]
    found += [(row.name, row.year) for row in every if row.part and row.year]
    return [
        f"{label}: {Period(period.start, min(period.end, scope.data_to)).label('span')} only."
        for label, period in found
    ]


def _event_notes(points: Sequence[Point], marked: Sequence[Event]) -> list[str]:
    events = [f"{points[event.at].label}: {event.text}" for event in marked if event.kind == "event"]
    breaks = [f"{points[event.at].label}: {event.text}" for event in marked if event.kind == "break"]
    notes = [f"{'; '.join(events)}."] if events else []
    if breaks:
        which = "A break" if len(breaks) == 1 else "Breaks"
        notes.append(f"{which} in the series, across which numbers are not alike: {'; '.join(breaks)}.")
    return notes


def _rest_note(point: Point) -> str:
    if len(point.rest) > _MOST_LISTED:
        return f"{point.label}: {len(point.rest)} more, taken together."
    return f"{point.label}: {joined(point.rest)}."
