"""Pyramids: bands of age one above the other, one sex to the left and one to the right."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import UnplacedError, did_you_mean
from reportgen.figures.alt import chart_alt
from reportgen.figures.captions import FORMATS, gap_notes, measure_notes, value_title, within_words, words
from reportgen.figures.chart import check_something_shown
from reportgen.figures.maker import Maker
from reportgen.figures.model import Chart, ChartType, Series
from reportgen.figures.points import values_of
from reportgen.measures.facts import Fact
from reportgen.measures.scope import Scope
from reportgen.spec.figures.pyramid import PyramidSpec


def make(spec: PyramidSpec, id_: str, maker: Maker) -> Chart:
    """Two series over the bands, the first of which is at the foot."""
    scope = maker.scope
    measure, period, area = scope.measure(spec.measure), scope.period(spec.period), spec.area or scope.area
    if spec.by == spec.split:
        raise UnplacedError("bands and sides are one category", "name another in `split:`")
    bands = values_of(measure, spec.by, spec.only, spec.within, scope)
    left, right = sides(spec, measure, scope)
    within = tuple(spec.within.items())
    made = [
        _series(side, [
            scope.book.count(measure, period, area, (*within, (spec.by, band), (spec.split, side))) for band in bands
        ])
        for side in (left, right)
    ]
    check_something_shown(made)
    if spec.value == "share":
        made = _shares(made, scope)
    facts = [fact for one in made for fact in one.facts if fact is not None]
    own = scope.book.measure(measure)
    chart = Chart(
        id=id_,
        type=ChartType.PYRAMID,
        categories=tuple(bands),
        series=tuple(made),
        title=f"{own.label}{within_words(spec.within)} by {words(spec.by)} and {words(spec.split)}, "
        f"{scope.book.area_label(area)}, {period.label('span')}",
        value_title=f"{value_title(own, facts[0].unit, scope)}: {left} to the left, {right} to the right",
        number_format=FORMATS[facts[0].unit],
        labels=spec.labels,
        notes=(*measure_notes([measure], scope), *gap_notes(made)),
    )
    return replace(chart, alt=chart_alt(chart))


def sides(spec: PyramidSpec, measure: str, scope: Scope) -> tuple[str, str]:
    """Left and right; without a word in the spec the two that the data have."""
    known = values_of(measure, spec.split, [], spec.within, scope)
    if spec.sides is None:
        if len(known) != 2:
            what = f"a pyramid has two sides, and the data have {len(known)} values of '{spec.split}'"
            raise UnplacedError(what, f"name two as `sides:`, of {', '.join(known)}")
        return known[0], known[1]
    for side in spec.sides:
        if side not in known:
            what = f"the data of {scope.book.measure(measure).label} have no {spec.split} '{side}'"
            raise UnplacedError(what, did_you_mean(side, known))
    if spec.sides[0] == spec.sides[1]:
        raise UnplacedError(f"both sides are '{spec.sides[0]}'", "name two values")
    return spec.sides


def _series(name: str, facts: list[Fact]) -> Series:
    return Series(name, tuple(fact.value for fact in facts), tuple(facts))


def _shares(made: list[Series], scope: Scope) -> list[Series]:
    whole = scope.book.sum([fact for one in made for fact in one.facts if fact is not None])
    return [
        _series(one.name, [scope.book.share(fact, whole) for fact in one.facts if fact is not None]) for one in made
    ]
