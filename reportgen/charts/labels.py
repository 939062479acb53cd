"""Data labels: the values beside columns, bars and points, names and shares of slices."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.axes import Size
from reportgen.charts.look import Look, SeriesLook, drawn, in_dip, number_format, points, text_on
from reportgen.charts.room import VALUE_AXIS_WIDTH, axis_labels, value_labels
from reportgen.charts.shapes import Ink, line, text_look
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import escaped

_SHARE_FORMAT = "0%"
_OUTSIDE = {ChartType.LINE: "t"}
_INSIDE = ("ctr", "inBase")
_THINNEST, _SHORTEST = 0.06, 0.08  # of a stack's scale: what a number has room in, upright and lying


def value_label_list(chart: Chart, one: SeriesLook, look: Look, ink: Ink, frame: Size) -> str:
    """``c:dLbls`` of a series; a target or an average has none, since it is one number said in the legend or text."""
    if chart.labels == "none" or one.reference:
        return ""
    if chart.type.lying:
        size, rotation = axis_labels(chart, ink.size, *frame).size, 0
    else:
        size, rotation = value_labels(chart, ink.size, frame[0] - VALUE_AXIS_WIDTH)
    number = f'<c:numFmt formatCode="{escaped(number_format(chart))}" sourceLinked="0"/>'

    def label(behind: str, place: str, *, bold: bool) -> str:
        colour = text_on(behind, ink.palette) if place in _INSIDE else ink.palette.text
        text = text_look(ink, size=size, colour=colour, bold=bold, rotation=rotation)
        return f'{number}{_clear()}{text}<c:dLblPos val="{place}"/>{_says(value=True)}'

    values = points(one.series, chart)
    picked = set(chart.highlight)
    own = picked | set(one.points)
    if chart.type is ChartType.LINE and chart.labels == "all":
        own = set(range(len(values)))
    said = picked if chart.labels == "highlight" else own
    bare = unnumbered(chart, values)
    labels = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>' if at in bare else
        f'<c:dLbl><c:idx val="{at}"/>'
        f"{label(one.points.get(at, one.colour), _place(chart, one, values, at), bold=at in picked)}</c:dLbl>"
        for at, value in enumerate(values) if (at in said or at in bare) and value is not None)
    others = label(one.colour, _place(chart, one), bold=False) if chart.labels == "all" else _says()
    return f"<c:dLbls>{labels}{others}</c:dLbls>"


def unnumbered(chart: Chart, values: Sequence[float | None]) -> frozenset[int]:
    """Which numbers are not written, but in the table of the data: where a part of a stack has no room for its own,

    and where nothing was counted in any series, since a row of noughts says no more than the empty place.
    """
    if chart.labels != "all":
        return frozenset()
    columns = [points(one, chart) for one in drawn(chart) if one.role in ("main", "compare")]
    if not chart.type.stacked:
        rows = zip(*columns, strict=True) if len(columns) > 1 else ()
        return frozenset(at for at, row in enumerate(rows) if not any(value is None or value for value in row))
    totals = [sum(abs(value) for value in row if value is not None) for row in zip(*columns, strict=True)]
    least = _SHORTEST if chart.type.lying else _THINNEST
    highest = max(totals, default=0.0)
    return frozenset(
        at for at, value in enumerate(values)
        if value is not None and abs(value) < least * (totals[at] if chart.type.whole else highest))


def _place(chart: Chart, one: SeriesLook, values: Sequence[float | None] = (), at: int = 0) -> str:
    """Where a value stands, in DrawingML's words: clear of lines, of intervals and of a target's outline."""
    if chart.type.stacked:
        return "ctr"
    if one.series.low:
        return "r" if chart.type is ChartType.LINE else "inBase"
    if chart.type is ChartType.BAR and any(one.role in ("target", "average") for one in chart.series):
        return "inBase"
    return "b" if chart.type is ChartType.LINE and in_dip(values, at) else _OUTSIDE.get(chart.type, "outEnd")


def event_label(ink: Ink, side: str) -> str:
    """The words of an event beside the top of its line: the name of the series that draws it."""
    text = text_look(ink, size=ink.size - 1, wrapped=False)
    return (f'<c:dLbls>{_clear()}{text}<c:dLblPos val="{side}"/>'
            '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="1"/>'
            '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>')


def slice_labels(chart: Chart, look: Look, ink: Ink) -> str:
    """Names and shares beside the slices of a pie, with labels "all" values instead of shares; on a ring always shares,

    since a number on a part of it says nothing of the whole, and has no room for both.
    """
    values = chart.labels == "all" and chart.type is ChartType.PIE
    code = escaped(chart.number_format if values else _SHARE_FORMAT)
    number = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
    if look.named_slices:
        says = _says(category=True, value=values, percent=not values, separator="\n")
        leader = line(ink.palette.muted, 0.75)
        leaders = f'<c:showLeaderLines val="1"/><c:leaderLines><c:spPr>{leader}</c:spPr></c:leaderLines>'
        return f'<c:dLbls>{number}{_clear()}{text_look(ink)}<c:dLblPos val="outEnd"/>{says}{leaders}</c:dLbls>'
    says = _says(value=values, percent=not values)
    # Office knows no place for the labels of a ring but on it.
    place = '<c:dLblPos val="inEnd"/>' if chart.type is ChartType.PIE else ""
    each = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{number}{_clear()}'
        f"{text_look(ink, colour=text_on(colour, ink.palette), bold=True)}{place}{says}</c:dLbl>"
        for at, colour in sorted(look.series[0].points.items()))
    return f'<c:dLbls>{each}{number}{_clear()}{text_look(ink)}{place}{says}<c:showLeaderLines val="0"/></c:dLbls>'


def _clear() -> str:
    return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def _says(*, value: bool = False, category: bool = False, percent: bool = False, separator: str = "") -> str:
    between = f"<c:separator>{separator}</c:separator>" if separator else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="{int(category)}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{int(percent)}"/><c:showBubbleSize val="0"/>{between}'
    )
