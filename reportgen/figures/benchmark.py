"""Benchmarks: an area beside those it is measured by, with confidence intervals and what they allow to be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.errors import UnplacedError
from reportgen.figures.alt import chart_alt
from reportgen.figures.captions import FORMATS, INTERVALS, gap_notes, measure_notes, value_title, within_words
from reportgen.figures.chart import check_shares, check_something_shown
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, ChartType, Series
from reportgen.measures.facts import Fact
from reportgen.measures.intervals import apart, interval
from reportgen.measures.scope import Scope
from reportgen.periods import Period
from reportgen.spec.figures.benchmark import BenchmarkSpec
from reportgen.wording.numbers import joined


def make(spec: BenchmarkSpec, id_: str, maker: Maker) -> Chart:
    """The areas as columns, one series for each period, the earlier ones in grey."""
    scope = maker.scope
    if spec.value == "share" and spec.of is None:
        raise UnplacedError("the share has no whole", "add `of:`, the measure of the whole")
    if spec.of is not None and spec.value != "share":
        raise UnplacedError("only a share is of a whole", "add `value: share`, or take `of:` out")
    now = scope.period(spec.period)
    older = [scope.period(text) for text in spec.older]
    for period in older:
        if period.start >= now.start:
            raise UnplacedError(f"{period.label()} is not before {now.label()}", "take it out of `older:`")
    made = [_series(spec, period, scope) for period in (*sorted(older), now)]
    count = len(spec.areas)
    made = [*(replace(one, faint=tuple(range(count))) for one in made[:-1]), made[-1]]
    check_something_shown([made[-1]])
    check_shares(made)
    known = [fact for one in made for fact in one.facts if fact is not None]
    measure = scope.book.measure(scope.measure(spec.measure))
    chart = Chart(
        id=id_,
        type=ChartType.CLUSTERED if older else ChartType.COLUMN,
        categories=tuple(scope.book.area_label(area) for area in spec.areas),
        series=tuple(made),
        title=_title(spec, now, scope),
        value_title=value_title(measure, known[0].unit, scope),
        number_format=FORMATS[known[0].unit],
        labels=spec.labels,
        notes=_notes(spec, made, scope),
    )
    return replace(chart, alt=chart_alt(chart))


def _series(spec: BenchmarkSpec, period: Period, scope: Scope) -> Series:
    facts = [interval(_fact(spec, period, area, scope)) for area in spec.areas]
    return Series(
        period.label("short"),
        tuple(fact.value for fact in facts),
        tuple(facts),
        low=tuple(fact.low for fact in facts),
        high=tuple(fact.high for fact in facts),
    )


def _fact(spec: BenchmarkSpec, period: Period, area: str, scope: Scope) -> Fact:
    book, within = scope.book, tuple(spec.within.items())
    fact = book.count(scope.measure(spec.measure), period, area, within)
    if spec.value == "rate":
        return book.rate(fact)
    if spec.value == "share" and spec.of is not None:
        return book.share_of(fact, book.count(scope.measure(spec.of), period, area, within))
    return fact


def _notes(spec: BenchmarkSpec, made: Sequence[Series], scope: Scope) -> tuple[str, ...]:
    notes = measure_notes([scope.measure(spec.measure)], scope)
    if spec.value == "rate":
        notes += scope.book.base_notes([scope.measure(spec.measure)])
    facts = [fact for fact in made[-1].facts if fact is not None]
    notes += [INTERVALS, significance(facts[0], facts[1:]), "Grey: older." if len(made) > 1 else ""]
    notes += gap_notes(made)
    return tuple(dict.fromkeys(filter(None, notes)))


def significance(own: Fact, others: Sequence[Fact]) -> str:
    """What the intervals allow to be said: ``significantly`` only of those that do not overlap."""
    verdicts: dict[str, list[str]] = {}
    for other in others:
        if own.low is None or own.high is None or other.low is None or other.high is None:
            continue
        side = "not significantly different from"
        if apart(own, other):
            side = f"significantly {'higher' if own.low > other.low else 'lower'} than"
        verdicts.setdefault(side, []).append(other.area_label)
    said = [
        f"{side} {joined(names)} (their intervals {'overlap' if side.startswith('not') else 'do not overlap'})"
        for side, names in verdicts.items()
    ]
    return f"{own.area_label} is {joined(said)}." if said else ""


def _title(spec: BenchmarkSpec, now: Period, scope: Scope) -> str:
    book = scope.book
    what = book.measure(scope.measure(spec.measure)).label + within_words(spec.within)
    value = {"rate": ", rate", "share": ", share", "count": ""}[spec.value]
    return f"{what}{value}, {joined([book.area_label(area) for area in spec.areas])}, {now.label('long')}"
