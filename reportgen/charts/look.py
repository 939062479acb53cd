"""How a chart looks, decided once for Office and for pictures: colours, lines, markers, labels, legend."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reportgen.figures.model import Chart, ChartType, Series
from reportgen.spec.contrast import WHITE, contrast
from reportgen.spec.house import Palette

CLUSTER_GAP = 60  # between clusters, in per cent of a column's width

Marker = Literal["none", "circle", "square", "triangle", "diamond"]
Dash = Literal["solid", "dash", "sysDot", "sysDash", "lgDash"]

_MARKERS: tuple[Marker, ...] = ("circle", "square", "triangle", "diamond")
_DASHES: tuple[Dash, ...] = ("solid", "sysDash", "lgDash", "sysDot")
_MOST_MARKERS = 40  # points on a line; beyond it markers run together and dashes tell lines apart
_MOST_NAMED_SLICES = 8
_STRONG, _WEAK = 2.25, 1.5  # the width of lines in points


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """One series as drawn. ``reference`` are the target and the average; ``points`` are colours that differ."""

    series: Series
    colour: str
    marker: Marker = "none"
    dash: Dash = "solid"
    width: float = _STRONG
    points: dict[int, str] = field(default_factory=dict)

    @property
    def reference(self) -> bool:
        return self.series.role in ("target", "average")


@dataclass(frozen=True, slots=True)
class Look:
    """``series`` in the order of ``drawn``; ``part`` are categories whose time has not ended."""

    series: tuple[SeriesLook, ...]
    outlined: tuple[int, ...]  # highlighted categories where colours already tell something else
    legend: Literal["none", "bottom", "right"]
    named_slices: bool  # slices carry their names, so that no legend is needed
    part: tuple[int, ...] = ()


def drawn(chart: Chart) -> tuple[Series, ...]:
    """The series a chart shows. Raises ``ValueError`` for a pie or doughnut of more than one."""
    if not chart.type.round:
        return chart.series
    main = tuple(series for series in chart.series if series.role in ("main", "compare"))
    if len(main) > 1:
        raise ValueError(f"{chart.id}: a {chart.type} shows one series, not {len(main)}")
    return main


def points(series: Series, chart: Chart) -> list[float | None]:
    """A series' values, one a category; what is no finite number is a gap. A pyramid's first side runs to the left."""
    if len(series.values) != len(chart.categories):
        raise ValueError(f"{chart.id}: {series.name} has {len(series.values)} values, not {len(chart.categories)}")
    sign = -1 if chart.type is ChartType.PYRAMID and series is chart.series[0] else 1
    return [sign * float(value) if value is not None and math.isfinite(value) else None for value in series.values]


def dated(chart: Chart) -> bool:
    """Whether its axis is one of months, on which labels can be left out. Raises ``ValueError`` if one has no date."""
    if chart.dates and len(chart.dates) != len(chart.categories):
        raise ValueError(f"{chart.id}: {len(chart.dates)} dates for {len(chart.categories)} categories")
    return bool(chart.dates) and not (chart.type.lying or chart.type.round)


def in_dip(values: Sequence[float | None], at: int) -> bool:
    """Whether a point of a line lies below the mean of its neighbours, so that its label is clear of the line below."""
    value = values[at] if at < len(values) else None
    beside = [other for place in (at - 1, at + 1) if 0 <= place < len(values) and (other := values[place]) is not None]
    return value is not None and bool(beside) and value < sum(beside) / len(beside)


def number_format(chart: Chart) -> str:
    """That of labels and cells; the sides of a pyramid have no sign."""
    if chart.type is not ChartType.PYRAMID:
        return chart.number_format
    unsigned = chart.number_format.split(";")[0]
    return f"{unsigned};{unsigned}"


def axis_format(chart: Chart) -> str:
    """The number format of the value axis: no decimals where its steps are whole."""
    if chart.type.whole:
        return "0%"
    code = number_format(chart)
    values = [abs(value) for series in drawn(chart) for value in points(series, chart) if value is not None]
    return re.sub(r"\.0+", "", code) if max(values, default=0) >= 10 else code


def whole_steps(chart: Chart) -> bool:
    """Whether the axis must be told to go in ones: a scale of halves, shown whole, reads 0, 1, 1, 2, 2."""
    values = [abs(value) for series in drawn(chart) for value in points(series, chart) if value is not None]
    fractions = chart.type.whole or "." in chart.number_format or "%" in chart.number_format
    return not fractions and max(values, default=0) <= 5


def look(chart: Chart, palette: Palette) -> Look:
    """All that does not depend on the file format."""
    series = drawn(chart)
    highlight = tuple(index for index in chart.highlight if 0 <= index < len(chart.categories))
    several = sum(one.role in ("main", "compare") for one in series) > 1
    # Muted slices cannot be told apart by a legend: they carry their names, however many.
    named = chart.type is ChartType.PIE and (len(chart.categories) <= _MOST_NAMED_SLICES or bool(highlight))
    if chart.type.round:
        per_point = _slice_colours(len(chart.categories), highlight if named else (), palette)
    else:
        per_point = {} if several else dict.fromkeys(highlight, palette.highlight)
    looks = _series_looks(chart, series, palette, picked_out=bool(highlight))
    return Look(
        series=tuple(one if one.reference else replace(one, points=one.points | per_point) for one in looks),
        outlined=highlight if several or chart.type is ChartType.DOUGHNUT else (),
        legend=_legend(chart, series, named=named),
        named_slices=named,
        part=tuple(event.at for event in chart.events if event.kind == "part"),
    )


def faint_throughout(series: Series) -> bool:
    """Whether all of a series is older or weaker than the rest of its chart."""
    return bool(series.faint) and set(series.faint) >= set(range(len(series.values)))


def _series_looks(
    chart: Chart, series: Sequence[Series], palette: Palette, *, picked_out: bool
) -> list[SeriesLook]:
    colours = _colours(series, palette, picked_out=picked_out)
    return [
        replace(_series_look(one, index, colours[index], chart), points=dict.fromkeys(_faint(one), palette.muted))
        for index, one in enumerate(series)
    ]


def _faint(series: Series) -> tuple[int, ...]:
    """Single faint points; a series that is faint throughout has a colour of its own."""
    return () if faint_throughout(series) else series.faint


def _series_look(series: Series, index: int, colour: str, chart: Chart) -> SeriesLook:
    if series.role == "target":
        return SeriesLook(series, colour, dash="dash")
    if series.role == "average":
        return SeriesLook(series, colour, dash="lgDash")
    if chart.type is not ChartType.LINE:
        return SeriesLook(series, colour)
    width = _WEAK if faint_throughout(series) else _STRONG
    if len(chart.categories) > _MOST_MARKERS:
        return SeriesLook(series, colour, dash=_DASHES[index % len(_DASHES)], width=width)
    return SeriesLook(series, colour, marker=_MARKERS[index % len(_MARKERS)], width=width)


def _colours(series: Sequence[Series], palette: Palette, *, picked_out: bool) -> list[str]:
    """One for each series: a lone one in the house colour, several in the palette's order, comparisons muted."""
    mains = [one for one in series if one.role in ("main", "compare")]
    given: list[str] = []
    rest = list(palette.series)
    greys = [palette.muted, palette.grey]
    for one in mains:
        if faint_throughout(one):
            given.append(greys[0])
            greys.append(greys.pop(0))
        elif one.low:
            # The line of an interval must be seen both on its column and above it.
            unused = [colour for colour in rest if colour not in given] or rest
            given.append(_standing_out(unused, [WHITE, palette.text]))
        elif len(mains) == 1:
            given.append(palette.muted if picked_out and not one.faint else palette.primary)
        elif one.role == "compare" and palette.muted not in given:
            given.append(palette.muted)
        else:
            given.append(rest[0])
            rest.append(rest.pop(0))
    # Dashes tell target and average apart.
    across = _standing_out([palette.text, *palette.series], [WHITE, *given])
    waiting = iter(given)
    return [next(waiting) if one.role in ("main", "compare") else across for one in series]


def _standing_out(candidates: Sequence[str], behind: Sequence[str]) -> str:
    """The colour with the best of worst contrasts: a line across columns must be seen on them and between them."""
    return max(candidates, key=lambda colour: min(contrast(colour, other) for other in behind))


def _slice_colours(count: int, highlight: Sequence[int], palette: Palette) -> dict[int, str]:
    if highlight:
        return {index: palette.highlight if index in highlight else palette.muted for index in range(count)}
    colours = list(dict.fromkeys([*palette.series, palette.muted, palette.primary, palette.grey]))
    return {index: colours[index % len(colours)] for index in range(count)}


def _legend(chart: Chart, series: Sequence[Series], *, named: bool) -> Literal["none", "bottom", "right"]:
    if chart.type.round:
        return "none" if named or not chart.categories else "right"
    if chart.type is ChartType.PYRAMID:
        return "none"  # the title of the values says which side is whose
    return "bottom" if len(series) > 1 else "none"


def text_on(colour: str, palette: Palette) -> str:
    """White or the text colour, whichever reads better on ``colour``."""
    return max((WHITE, palette.text), key=lambda text: contrast(text, colour))
