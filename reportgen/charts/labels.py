"""Data labels: the values beside columns, bars and points, names and shares of slices."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.axes import Size
from reportgen.charts.look import Look, SeriesLook, in_dip, points, text_on
from reportgen.charts.room import VALUE_AXIS_WIDTH, axis_labels, value_labels
from reportgen.charts.shapes import Ink, line, text_look
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import escaped

_SHARE_FORMAT = "0%"
_OUTSIDE = {ChartType.LINE: "t"}


def value_label_list(chart: Chart, one: SeriesLook, look: Look, ink: Ink, frame: Size) -> str:
    """``c:dLbls`` of a series; a target or an average has none, since it is one number said in the legend or text."""
    if chart.labels == "none" or one.reference:
        return ""
    if chart.type is ChartType.BAR:
        size, rotation = axis_labels(chart, ink.size, *frame).size, 0
    else:
        size, rotation = value_labels(chart, ink.size, frame[0] - VALUE_AXIS_WIDTH)
    number = f'<c:numFmt formatCode="{escaped(chart.number_format)}" sourceLinked="0"/>'
    inside = _place(chart) in ("ctr", "inBase")

    def label(behind: str, place: str, *, bold: bool) -> str:
        colour = text_on(behind, ink.palette) if inside else ink.palette.text
        text = text_look(ink, size=size, colour=colour, bold=bold, rotation=rotation)
        return f'{number}{_clear()}{text}<c:dLblPos val="{place}"/>{_says(value=True)}'

    values = points(one.series, chart)
    picked = set(chart.highlight)
    own = set(range(len(values))) if chart.type is ChartType.LINE and chart.labels == "all" else picked
    labels = "".join(
        f'<c:dLbl><c:idx val="{at}"/>'
        f"{label(look.points.get(at, one.colour), _place(chart, values, at), bold=at in picked)}</c:dLbl>"
        for at, value in enumerate(values) if at in own and value is not None)
    others = label(one.colour, _place(chart), bold=False) if chart.labels == "all" else _says()
    return f"<c:dLbls>{labels}{others}</c:dLbls>"


def _place(chart: Chart, values: Sequence[float | None] = (), at: int = 0) -> str:
    """Where a value stands, in DrawingML's words: clear of lines and of a target's outline."""
    if chart.type is ChartType.STACKED:
        return "ctr"
    if chart.type is ChartType.BAR and any(one.role in ("target", "average") for one in chart.series):
        return "inBase"
    return "b" if chart.type is ChartType.LINE and in_dip(values, at) else _OUTSIDE.get(chart.type, "outEnd")


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
        for at, colour in sorted(look.points.items()))
    return f'<c:dLbls>{each}{number}{_clear()}{text_look(ink)}{place}{says}<c:showLeaderLines val="0"/></c:dLbls>'


def _clear() -> str:
    return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def _says(*, value: bool = False, category: bool = False, percent: bool = False, separator: str = "") -> str:
    between = f"<c:separator>{separator}</c:separator>" if separator else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="{int(category)}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{int(percent)}"/><c:showBubbleSize val="0"/>{between}'
    )
