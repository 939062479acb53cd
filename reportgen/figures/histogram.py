"""Histograms by hour of day, with the quietest hours picked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.figures.alt import chart_alt
from reportgen.figures.captions import FORMATS, gap_notes, measure_notes, value_title, within_words
from reportgen.figures.chart import check_something_shown
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, ChartType, Series
from reportgen.measures.facts import Fact
from reportgen.measures.hours import Window, bands, hours, quiet_window
from reportgen.measures.scope import Scope
from reportgen.spec.figures.histogram import HistogramSpec
from reportgen.wording.numbers import joined, prose_number


def make(spec: HistogramSpec, id_: str, maker: Maker) -> Chart:
    """One column for each hour or band of hours, from midnight on."""
    scope = maker.scope
    measure, period = scope.measure(spec.measure), scope.period(spec.period)
    area, within = spec.area or scope.area, tuple(spec.within.items())
    day = bands(scope.book, measure, spec.by)
    facts = hours(scope.book, measure, spec.by, period, area, within)
    series = Series(scope.book.measure(measure).label, tuple(fact.value for fact in facts), tuple(facts))
    check_something_shown([series])
    window = quiet_window(scope.book, day, facts, spec.quiet.hours) if spec.quiet else None
    where, label = scope.book.area_label(area), scope.book.measure(measure).label
    chart = Chart(
        id=id_,
        type=ChartType.COLUMN,
        categories=tuple(band.label for band in day),
        series=(series,),
        title=f"{label}{within_words(spec.within)} by hour of day, {where}, {period.label('span')}",
        category_title="Hour of day",
        value_title=value_title(scope.book.measure(measure), facts[0].unit, scope),
        number_format=FORMATS[facts[0].unit],
        highlight=window.at if window else (),
        highlight_name=f"the quietest {_counted(window)}, {window.spans[0]}" if window else "",
        labels=spec.labels,
        notes=(*measure_notes([measure], scope), *_window_note(window, facts, scope), *gap_notes([series])),
    )
    named = tuple(label if "–" in label else f"{label}:00" for label in chart.categories)
    return replace(chart, alt=chart_alt(replace(chart, categories=named)))


def _window_note(window: Window | None, facts: Sequence[Fact], scope: Scope) -> list[str]:
    if window is None:
        return []
    whole = scope.book.sum(facts)
    share = f" ({_share(window, whole, scope)} of all)" if whole.value else ""
    total = f"{window.fact.value or 0:,.0f}"
    noun = window.fact.noun[0 if window.fact.value == 1 else 1]
    if window.others:
        ties = f"{joined(window.spans)}, each with {total} {noun}; the first is picked out"
        return [f"The quietest {_counted(window)} in a row are {ties}."]
    return [f"The quietest {_counted(window)} in a row are {window.spans[0]}, with {total} {noun}{share}."]


def _share(window: Window, whole: Fact, scope: Scope) -> str:
    return prose_number(scope.book.share(window.fact, whole), scope.house.wording)


def _counted(window: Window) -> str:
    return f"{window.hours} hours" if window.hours > 1 else "hour"
