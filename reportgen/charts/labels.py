"""Data labels: the values beside columns, bars and points, names and shares of slices."""

from __future__ import annotations

from reportgen.charts.axes import VALUE_AXIS_WIDTH
from reportgen.charts.look import Look, SeriesLook, points, text_on, value_labels
from reportgen.charts.shapes import Ink, line, text_look
from reportgen.charts.xml import escaped
from reportgen.figures.model import Chart, ChartType

_SHARE_FORMAT = "0%"


def value_label_list(chart: Chart, one: SeriesLook, ink: Ink, width: float) -> str:
    """``c:dLbls`` of a series; a target or an average has none, since it is one number said in the legend or text."""
    if chart.labels == "none" or one.reference:
        return ""
    size, rotation = value_labels(chart, ink.size, width - VALUE_AXIS_WIDTH)
    if chart.type is ChartType.BAR:
        size, rotation = ink.size, 0
    colour = text_on(one.colour, ink.palette) if chart.type is ChartType.STACKED else ink.palette.text
    place = {ChartType.STACKED: "ctr", ChartType.LINE: "t"}.get(chart.type, "outEnd")
    number = f'<c:numFmt formatCode="{escaped(chart.number_format)}" sourceLinked="0"/>'
    if chart.labels == "all":
        look = text_look(ink, size=size, colour=colour, rotation=rotation)
        return f'<c:dLbls>{number}{_clear()}{look}<c:dLblPos val="{place}"/>{_says(value=True)}</c:dLbls>'
    look = text_look(ink, size=size, colour=colour, bold=True, rotation=rotation)
    known = [at for at, value in enumerate(points(one.series, chart)) if value is not None]
    said = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{number}{_clear()}{look}<c:dLblPos val="{place}"/>{_says(value=True)}</c:dLbl>'
        for at in known if at in chart.highlight)
    return f"<c:dLbls>{said}{_says()}</c:dLbls>"


def slice_labels(chart: Chart, look: Look, ink: Ink) -> str:
    """Names and shares beside the slices of a pie, shares on a ring; with labels "all" values instead of shares."""
    values = chart.labels == "all"
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
