"""How a chart looks, decided once for Office and for pictures: colours, lines, markers, labels, legend."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.figures.model import Chart, ChartType, Series
from reportgen.spec.contrast import WHITE, contrast
from reportgen.spec.house import Palette

ROUND = (ChartType.PIE, ChartType.DOUGHNUT)
CLUSTER_GAP = 60  # between clusters, in per cent of a column's width

Marker = Literal["none", "circle", "square", "triangle", "diamond"]
Dash = Literal["solid", "dash", "sysDot", "sysDash", "lgDash"]

_MARKERS: tuple[Marker, ...] = ("circle", "square", "triangle", "diamond")
_DASHES: tuple[Dash, ...] = ("solid", "sysDash", "lgDash", "sysDot")
_MOST_MARKERS = 40  # points on a line; beyond it markers run together and dashes tell lines apart
_MOST_NAMED_SLICES = 8


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """One series as drawn. ``reference`` are the target and the average."""

    series: Series
    colour: str
    marker: Marker = "none"
    dash: Dash = "solid"

    @property
    def reference(self) -> bool:
        return self.series.role in ("target", "average")


@dataclass(frozen=True, slots=True)
class Look:
    """``series`` in the order of ``drawn``; ``points`` are the colours of single points where they differ."""

    series: tuple[SeriesLook, ...]
    points: dict[int, str]
    outlined: tuple[int, ...]  # highlighted categories where colours already tell something else
    legend: Literal["none", "bottom", "right"]
    named_slices: bool  # slices carry their names, so that no legend is needed


def drawn(chart: Chart) -> tuple[Series, ...]:
    """The series a chart shows. Raises ``ValueError`` for a pie or doughnut of more than one."""
    if chart.type not in ROUND:
        return chart.series
    main = tuple(series for series in chart.series if series.role in ("main", "compare"))
    if len(main) > 1:
        raise ValueError(f"{chart.id}: a {chart.type} shows one series, not {len(main)}")
    return main


def points(series: Series, chart: Chart) -> list[float | None]:
    """A series' values, one a category; what is no finite number is a gap."""
    if len(series.values) != len(chart.categories):
        raise ValueError(f"{chart.id}: {series.name} has {len(series.values)} values, not {len(chart.categories)}")
    return [float(value) if value is not None and math.isfinite(value) else None for value in series.values]


def dated(chart: Chart) -> bool:
    """Whether its axis is one of months, on which labels can be left out. Raises ``ValueError`` if one has no date."""
    if chart.dates and len(chart.dates) != len(chart.categories):
        raise ValueError(f"{chart.id}: {len(chart.dates)} dates for {len(chart.categories)} categories")
    return bool(chart.dates) and chart.type in (
        ChartType.COLUMN, ChartType.CLUSTERED, ChartType.STACKED, ChartType.LINE)


def in_dip(values: Sequence[float | None], at: int) -> bool:
    """Whether a point of a line lies below the mean of its neighbours, so that its label is clear of the line below."""
    value = values[at] if at < len(values) else None
    beside = [other for place in (at - 1, at + 1) if 0 <= place < len(values) and (other := values[place]) is not None]
    return value is not None and bool(beside) and value < sum(beside) / len(beside)


def axis_format(chart: Chart) -> str:
    """The number format of the value axis: no decimals where its steps are whole."""
    values = [abs(value) for series in drawn(chart) for value in points(series, chart) if value is not None]
    return re.sub(r"\.0+", "", chart.number_format) if max(values, default=0) >= 10 else chart.number_format


def whole_steps(chart: Chart) -> bool:
    """Whether the axis must be told to go in ones: a scale of halves, shown whole, reads 0, 1, 1, 2, 2."""
    values = [abs(value) for series in drawn(chart) for value in points(series, chart) if value is not None]
    fractions = "." in chart.number_format or "%" in chart.number_format
    return not fractions and max(values, default=0) <= 5


def look(chart: Chart, palette: Palette) -> Look:
    """All that does not depend on the file format."""
    series = drawn(chart)
    highlight = tuple(index for index in chart.highlight if 0 <= index < len(chart.categories))
    several = sum(one.role in ("main", "compare") for one in series) > 1
    colours = _colours(series, palette, picked_out=bool(highlight))
    # Muted slices cannot be told apart by a legend: they carry their names, however many.
    named = chart.type is ChartType.PIE and (len(chart.categories) <= _MOST_NAMED_SLICES or bool(highlight))
    if chart.type in ROUND:
        per_point = _slice_colours(len(chart.categories), highlight if named else (), palette)
    else:
        per_point = {} if several else dict.fromkeys(highlight, palette.highlight)
    return Look(
        series=tuple(_series_look(one, index, colours[index], chart) for index, one in enumerate(series)),
        points=per_point,
        outlined=highlight if several or chart.type is ChartType.DOUGHNUT else (),
        legend=_legend(chart, series, named=named),
        named_slices=named,
    )


def _series_look(series: Series, index: int, colour: str, chart: Chart) -> SeriesLook:
    if series.role == "target":
        return SeriesLook(series, colour, dash="dash")
    if series.role == "average":
        return SeriesLook(series, colour, dash="lgDash")
    if chart.type is not ChartType.LINE:
        return SeriesLook(series, colour)
    if len(chart.categories) > _MOST_MARKERS:
        return SeriesLook(series, colour, dash=_DASHES[index % len(_DASHES)])
    return SeriesLook(series, colour, marker=_MARKERS[index % len(_MARKERS)])


def _colours(series: Sequence[Series], palette: Palette, *, picked_out: bool) -> list[str]:
    """One for each series: a lone one in the house colour, several in the palette's order, comparisons muted."""
    mains = [one for one in series if one.role in ("main", "compare")]
    given: list[str] = []
    rest = list(palette.series)
    for one in mains:
        if len(mains) == 1:
            given.append(palette.muted if picked_out else palette.primary)
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
    if chart.type in ROUND:
        return "none" if named or not chart.categories else "right"
    return "bottom" if len(series) > 1 else "none"


def text_on(colour: str, palette: Palette) -> str:
    """White or the text colour, whichever reads better on ``colour``."""
    return max((WHITE, palette.text), key=lambda text: contrast(text, colour))
