"""Charts: a chart spec and the facts it asks for become a chart with its alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import UnplacedError, cause_of
from reportgen.figures.alt import chart_alt
from reportgen.figures.captions import FORMATS, chart_notes, chart_value_title, default_title
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, ChartType, Event, Series
from reportgen.figures.points import Point, points, ranked
from reportgen.figures.series import muted, rows, series, wholes
from reportgen.measures.facts import Fact, Unit
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.chart import TIMES, ChartSpec
from reportgen.wording.numbers import joined

_MOST_PARTS = 30  # of a pie, and series of any other chart


def make(spec: ChartSpec, id_: str, maker: Maker) -> Chart:
    """The chart of a spec. Facts are unrounded; the number format rounds them for the eye."""
    scope = maker.scope
    named = [one.measure for one in spec.series] or spec.measures or ([spec.measure] if spec.measure else [])
    measures = [scope.measure(name) for name in named]
    if not measures:
        raise UnplacedError("the chart names no measure", "add `measure:` or `measures:`")
    period = scope.period(spec.period)
    categories, every = points(spec, measures, period, scope), rows(spec, measures, scope)
    made = muted([series(row, categories, spec, scope) for row in every], every)
    check_something_shown(made)
    _check_type(spec, made)
    _check_alike(spec, measures, made, scope)
    if ChartType(spec.type).whole:
        made = wholes(made, scope)
    check_shares(made)
    categories, made = _ordered(spec, categories, made)
    unit = next(fact.unit for one in made for fact in one.facts if fact is not None)
    made += _lines(spec, measures, period, made, scope)
    marked = events(spec, categories, scope)
    chart = Chart(
        id=id_,
        type=ChartType(spec.type),
        categories=tuple(point.label for point in categories),
        series=tuple(made),
        title=default_title(spec, measures, period, scope),
        category_title="",
        value_title=chart_value_title(spec, measures, unit, scope),
        number_format=FORMATS[unit],
        highlight=_highlighted(spec, categories, scope),
        highlight_name=_highlight_name(spec, scope),
        labels=spec.labels,
        notes=chart_notes(spec, measures, categories, every, made, marked, scope),
        dates=tuple(point.period.start for point in categories if point.period) if spec.by == "month" else (),
        events=marked,
    )
    return replace(chart, alt=chart_alt(chart, rest=[point.label for point in categories if point.rest]))


def check_something_shown(made: Sequence[Series]) -> None:
    """Raises ``UnplacedError`` if a chart would show nothing at all."""
    if any(value is not None for one in made for value in one.values):
        return
    first = next((fact for one in made for fact in one.facts if fact and fact.missing), None)
    missing = first.missing if first else ""
    what = f"the chart of {made[0].name} has no number to show{f': {missing}' if missing else ''}"
    small = first is not None and first.mark == "c"
    remedy = "choose a longer period, or fewer categories" if small else "choose a period that the data cover"
    raise UnplacedError(what, remedy, cause_of(missing))


def check_shares(made: Sequence[Series]) -> None:
    """A part is no more than its whole."""
    for fact in (fact for one in made for fact in one.facts if fact is not None):
        if fact.unit is Unit.SHARE and fact.value is not None and fact.value > 100 + 1e-9:
            raise UnplacedError(
                f"{fact.label} in {fact.area_label} would be {fact.value:.1f}% of its whole",
                "correct the data, or draw the numbers themselves",
            )


def _check_type(spec: ChartSpec, made: Sequence[Series]) -> None:
    kind, values = ChartType(spec.type), [value for one in made for value in one.values]
    if len(made) > _MOST_PARTS:
        raise UnplacedError(f"{len(made)} series cannot be told apart", "name a few by `only:`, or show a table")
    if kind.round:
        if len(made) > 1:
            raise UnplacedError(f"a {kind} shows one series, not {len(made)}", "draw it as `type: stacked`")
        if len(values) > _MOST_PARTS:
            what = f"a {kind} of {len(values)} parts cannot be read"
            raise UnplacedError(what, "show the largest by `top:`, or draw it as `type: bar`")
        if any(value is not None and value < 0 for value in values):
            raise UnplacedError(f"a {kind} cannot show numbers below zero", "draw it as `type: column`")
        if any(value is None for value in values):
            what = f"a {kind} cannot leave a part out, for all others would look larger than they are"
            raise UnplacedError(what, "draw it as `type: bar`")
        if spec.average or spec.target:
            raise UnplacedError(f"a {kind} has no room for a line", "draw it as `type: column`")
    if kind is ChartType.COLUMN and len(made) > 1:
        raise UnplacedError(
            f"a column chart shows one series, not {len(made)}", "draw it as `type: clustered` or `line`"
        )
    if kind.stacked and (spec.average or spec.target):
        raise UnplacedError("in a stack no line says of which part it is", "draw it as `type: clustered` or `line`")
    if kind.stacked and spec.value in ("percent_change", "index"):
        raise UnplacedError(f"a {spec.value.replace('_', ' ')} cannot be stacked", "draw it as `type: clustered`")
    if kind.whole and any(value is not None and value < 0 for value in values):
        raise UnplacedError("numbers below zero are no parts of a whole", "draw it as `type: clustered`")


def _check_alike(spec: ChartSpec, measures: Sequence[str], series: Sequence[Series], scope: Scope) -> None:
    """One axis has one unit, of one thing, on one base."""
    specs = [scope.book.measure(name) for name in measures]
    units = {fact.unit for one in series for fact in one.facts if fact is not None}
    nouns = joined(sorted({spec.noun[1] for spec in specs}))
    if len(units) > 1:
        kinds = joined(sorted(units))
        raise UnplacedError(f"numbers of several kinds ({kinds}) cannot share an axis", "draw a chart for each")
    if len({spec.noun for spec in specs}) > 1:
        raise UnplacedError(f"{nouns} cannot share an axis", "draw a chart for each")
    if spec.value == "rate" and len({one.base.key for one in specs if one.base}) > 1:
        raise UnplacedError("rates on different bases cannot share an axis", "draw a chart for each base")


def _ordered(spec: ChartSpec, points: list[Point], series: list[Series]) -> tuple[list[Point], list[Series]]:
    """Areas and values of a category are ranked, highest first; what is given has its order."""
    if not (spec.by == "area" or spec.by_category) or (spec.order or ("given" if spec.only else "value")) == "given":
        return points, series
    keys = series[0].values
    if ChartType(spec.type) in (ChartType.STACKED, ChartType.STACKED_BAR):
        columns = zip(*(one.values for one in series), strict=True)
        keys = tuple(sum(value or 0.0 for value in column) for column in columns)
    order = ranked(points, keys)
    sorted_ = [
        replace(one, values=tuple(one.values[i] for i in order), facts=tuple(one.facts[i] for i in order))
        for one in series
    ]
    return [points[i] for i in order], sorted_


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
        if spec.by not in TIMES:
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
    if spec.by_category:
        return tuple(i for i, point in enumerate(points) if point.label == spec.highlight)
    span, picked = scope.period(spec.highlight), []
    for i, point in enumerate(points):
        if point.period is None or span.contains(point.period.start) != span.contains(point.period.end):
            raise UnplacedError(f"'{spec.highlight}' ends within {point.label}", "highlight whole categories")
        if span.contains(point.period):
            picked.append(i)
    return tuple(picked)


def _highlight_name(spec: ChartSpec, scope: Scope) -> str:
    if spec.by == "area":
        return scope.book.area_label(spec.highlight or scope.area)
    if spec.by_category:
        return spec.highlight or ""
    return scope.period(spec.highlight).label("span") if spec.highlight else ""


def events(spec: ChartSpec, categories: Sequence[Point], scope: Scope) -> tuple[Event, ...]:
    """What happened when, breaks, and a time that has not ended, each at its category."""
    found = [Event(at, point.label, "part") for at, point in enumerate(categories) if point.part]
    found += [Event(_category_of(one.at, categories, scope), one.text.strip()) for one in spec.events]
    found += [Event(_category_of(one.at, categories, scope), one.text.strip(), "break") for one in spec.breaks]
    return tuple(sorted(found, key=lambda event: event.at))


def _category_of(text: str, categories: Sequence[Point], scope: Scope) -> int:
    start = scope.period(text).start
    for at, point in enumerate(categories):
        if point.period is not None and point.period.contains(start):
            return at
    raise UnplacedError(f"{text} is not in the chart", "name a time within the chart's period, or take the event out")
