"""Writes a chart as a DrawingML chart part, in the order that the schema (ISO/IEC 29500-1, 21.2) asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.axes import Size, category_axis, value_axis
from reportgen.charts.events import Mark, marks
from reportgen.charts.labels import event_label, slice_labels, value_label_list
from reportgen.charts.look import CLUSTER_GAP, Look, SeriesLook, dated, look, number_format, points
from reportgen.charts.shapes import Ink, hatched, line, no_line, solid, text_look, title
from reportgen.charts.workbook import (
    MONTH_FORMAT,
    Column,
    columns,
    digits,
    event_number,
    heading_reference,
    interval_numbers,
    intervals,
    month_numbers,
    values_reference,
)
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import DECLARATION, escaped
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import Fonts, Palette

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_PYRAMID_GAP = 20
_APART = 8  # how far a picked out slice stands out, in per cent of the radius


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all parts of one chart share. ``size`` are width and height of the frame in cm."""

    chart: Chart
    look: Look
    ink: Ink
    size: Size


def chart_xml(
    chart: Chart,
    palette: Palette,
    fonts: Fonts,
    *,
    font_size: float = 10,
    language: str = "en-GB",
    show_title: bool = False,
    width: float = 16,
    height: float = 8,
) -> bytes:
    """The chart part; its workbook (``charts.workbook``) must be related to it as ``rId1``.

    ``width`` and ``height`` in cm are those of the frame the chart will stand in: labels are turned, thinned out or set
    smaller by them.
    """
    ink = Ink(palette, fonts.body, font_size, language)
    drawing = Drawing(chart, look(chart, palette), ink, (width, height))
    heading = title(chart.title, ink, bold=True, larger=2) if show_title and chart.title else ""
    xml = (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}">'
        f'<c:date1904 val="0"/><c:lang val="{escaped(language)}"/><c:roundedCorners val="0"/>'
        f'<c:chart>{heading}<c:autoTitleDeleted val="{0 if heading else 1}"/>'
        f"<c:plotArea><c:layout/>{_plots(drawing)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f'{_legend(drawing)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{no_line()}</c:spPr>{text_look(ink)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode()


def _plots(drawing: Drawing) -> str:
    chart = drawing.chart
    if chart.type.round:
        return _round_chart(drawing)
    numbered = list(enumerate(drawing.look.series))
    lines = [(index, one) for index, one in numbered if one.reference or chart.type is ChartType.LINE]
    if chart.type.lying:
        plots = _bar_chart(drawing, numbered)
    else:
        bars = [(index, one) for index, one in numbered if not one.reference]
        plots = "" if chart.type is ChartType.LINE else _bar_chart(drawing, bars)
        plots += _line_chart(drawing, lines) if lines or marks(chart) else ""
    axes = (chart, drawing.ink, (_CATEGORY_AXIS, _VALUE_AXIS), drawing.size)
    return plots + category_axis(*axes) + value_axis(*axes)


def _bar_chart(drawing: Drawing, numbered: list[tuple[int, SeriesLook]]) -> str:
    kind = drawing.chart.type
    # On lying bars a target is an outline drawn over the bar, so that both must stand in one place.
    overlaid = kind.stacked or kind is ChartType.PYRAMID or (kind.lying and any(one.reference for _, one in numbered))
    overlap = '<c:overlap val="100"/>' if overlaid else '<c:overlap val="0"/>'
    grouping = "percentStacked" if kind.whole else "stacked" if kind.stacked else "clustered"
    return (
        f'<c:barChart><c:barDir val="{"bar" if kind.lying else "col"}"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{"".join(_bar_series(drawing, index, one) for index, one in numbered)}'
        f'<c:gapWidth val="{_gap(drawing)}"/>{overlap}{_axis_ids()}</c:barChart>'
    )


def _gap(drawing: Drawing) -> int:
    """Space between columns in per cent of their width; a few columns would else be blocks."""
    count = len(drawing.chart.categories)
    if drawing.chart.type is ChartType.PYRAMID:
        return _PYRAMID_GAP
    if count <= 2:
        return 150
    return CLUSTER_GAP if drawing.chart.type is ChartType.CLUSTERED or count < 8 else 45


def _line_chart(drawing: Drawing, numbered: list[tuple[int, SeriesLook]]) -> str:
    series = "".join(_line_series(drawing, index, one) for index, one in numbered)
    series += "".join(_event(drawing, index, mark) for index, mark in enumerate(marks(drawing.chart)))
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _round_chart(drawing: Drawing) -> str:
    series = "".join(_slices(drawing, index, one) for index, one in enumerate(drawing.look.series))
    if drawing.chart.type is ChartType.PIE:
        return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
        '<c:holeSize val="55"/></c:doughnutChart>'
    )


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _bar_series(drawing: Drawing, index: int, one: SeriesLook) -> str:
    if one.reference:
        shape = f"<a:noFill/>{line(one.colour, 1.5, one.dash)}"
    else:
        # A white edge keeps neighbours in a stack apart for those who cannot tell the colours.
        edge = line(WHITE, 0.75) if drawing.chart.type.stacked else no_line()
        shape = solid(one.colour) + edge
    different = "" if one.reference else "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{own}</c:spPr></c:dPt>"
        for at, own in sorted(_different_bars(drawing, one).items()))
    return (
        f"<c:ser>{_named(index, index + 1, one.series.name)}<c:spPr>{shape}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{different}{_labels(drawing, one)}{_intervals(drawing, index, one)}'
        f"{_data(drawing, index + 1, points(one.series, drawing.chart))}</c:ser>"
    )


def _different_bars(drawing: Drawing, one: SeriesLook) -> dict[int, str]:
    """The looks of single columns: picked out, faint, of a time that has not ended."""
    shapes = {at: solid(colour) + no_line() for at, colour in one.points.items()}
    shapes |= {at: solid(one.colour) + line(drawing.ink.palette.text, 1.5) for at in drawing.look.outlined}
    for at in drawing.look.part:
        colour = one.points.get(at, one.colour)
        shapes[at] = hatched(colour) + line(colour, 1)
    return shapes


def _line_series(drawing: Drawing, index: int, one: SeriesLook) -> str:
    stroke = line(one.colour, one.width, one.dash, rounded=True)
    different = ""
    if not one.reference:
        picked = one.points or dict.fromkeys(drawing.look.outlined, one.colour)
        shapes = {
            at: (_marker("circle", colour, 8), line(colour, one.width, one.dash, rounded=True))
            for at, colour in picked.items()}
        shapes |= {at: (_marker("circle", one.colour, 8, hollow=True), line(one.colour, one.width, "sysDash"))
                   for at in drawing.look.part}
        different = "".join(
            f'<c:dPt><c:idx val="{at}"/>{marker}<c:bubble3D val="0"/><c:spPr>{own}</c:spPr></c:dPt>'
            for at, (marker, own) in sorted(shapes.items()))
    return (
        f"<c:ser>{_named(index, index + 1, one.series.name)}<c:spPr>{stroke}</c:spPr>"
        f"{_marker(one.marker, one.colour, 6)}{different}{_labels(drawing, one)}{_intervals(drawing, index, one)}"
        f'{_data(drawing, index + 1, points(one.series, drawing.chart))}<c:smooth val="0"/></c:ser>'
    )


def _event(drawing: Drawing, index: int, mark: Mark) -> str:
    """A series of one point without a marker, whose error bar is the line down to the axis."""
    number = event_number(drawing.chart, index)
    order = len(drawing.look.series) + index
    colour = drawing.ink.palette.grey
    return (
        f"<c:ser>{_named(order, number, mark.event.text)}<c:spPr>{no_line()}</c:spPr>{_marker('none', colour, 2)}"
        f"{event_label(drawing.ink, mark.side)}"
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/>'
        f'<c:noEndCap val="1"/><c:val val="{digits(round(mark.height - mark.foot, 9))}"/>'
        f"<c:spPr>{line(colour, 1.25, mark.dash)}</c:spPr></c:errBars>"
        f'{_data(drawing, number, columns(drawing.chart)[number - 1].values)}<c:smooth val="0"/></c:ser>'
    )


def _intervals(drawing: Drawing, index: int, one: SeriesLook) -> str:
    """The intervals of a series as error bars, with their places in the workbook."""
    if not one.series.low:
        return ""
    direction = '<c:errDir val="y"/>' if drawing.chart.type is ChartType.LINE else ""
    below, above = interval_numbers(drawing.chart, index)
    held = intervals(one.series, drawing.chart)
    return (
        f'<c:errBars>{direction}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f'<c:plus>{_lengths(above, held[1])}</c:plus><c:minus>{_lengths(below, held[0])}</c:minus>'
        f"<c:spPr>{line(drawing.ink.palette.text, 1.25)}</c:spPr></c:errBars>"
    )


def _lengths(number: int, column: Column) -> str:
    return _numbers(number, column.values, "General")


def _labels(drawing: Drawing, one: SeriesLook) -> str:
    return value_label_list(drawing.chart, one, drawing.look, drawing.ink, drawing.size)


def _marker(symbol: str, colour: str, size: int, *, hollow: bool = False) -> str:
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    shape = solid(WHITE) + line(colour, 1.5) if hollow else solid(colour) + line(WHITE, 0.75)
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr>{shape}</c:spPr></c:marker>'


def _slices(drawing: Drawing, index: int, one: SeriesLook) -> str:
    apart = dict.fromkeys(drawing.look.outlined, f'<c:explosion val="{_APART}"/>')
    slices = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>{apart.get(at, "")}'
        f"<c:spPr>{solid(colour)}{line(WHITE, 1.5)}</c:spPr></c:dPt>"
        for at, colour in sorted(one.points.items()))
    labels = slice_labels(drawing.chart, drawing.look, drawing.ink)
    data = _data(drawing, index + 1, points(one.series, drawing.chart))
    return f"<c:ser>{_named(index, index + 1, one.series.name)}{slices}{labels}{data}</c:ser>"


def _named(order: int, number: int, name: str) -> str:
    """``number`` is that of the series' column in the workbook."""
    return (
        f'<c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef><c:f>{heading_reference(number)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(name)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _data(drawing: Drawing, number: int, values: Sequence[float | None]) -> str:
    """Categories and values with their places in the workbook; Office draws the cached ones."""
    chart = drawing.chart
    return (
        f"<c:cat>{_categories(chart)}</c:cat><c:val>{_numbers(number, values, number_format(chart))}</c:val>"
    )


def _numbers(number: int, values: Sequence[float | None], code: str) -> str:
    cached = "".join(
        f'<c:pt idx="{at}"><c:v>{digits(value)}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
    return (
        f"<c:numRef><c:f>{values_reference(number, len(values))}</c:f>"
        f"<c:numCache><c:formatCode>{escaped(code)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{cached}</c:numCache></c:numRef>'
    )


def _categories(chart: Chart) -> str:
    months = dated(chart)
    texts = map(str, month_numbers(chart)) if months else map(escaped, chart.categories)
    cached = "".join(f'<c:pt idx="{at}"><c:v>{text}</c:v></c:pt>' for at, text in enumerate(texts))
    kind, code = ("num", f"<c:formatCode>{MONTH_FORMAT}</c:formatCode>") if months else ("str", "")
    return (
        f"<c:{kind}Ref><c:f>{values_reference(0, len(chart.categories))}</c:f><c:{kind}Cache>{code}"
        f'<c:ptCount val="{len(chart.categories)}"/>{cached}</c:{kind}Cache></c:{kind}Ref>'
    )


def _legend(drawing: Drawing) -> str:
    position = drawing.look.legend
    if position == "none":
        return ""
    first = len(drawing.look.series)  # events carry their words themselves
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{first + index}"/><c:delete val="1"/></c:legendEntry>'
        for index in range(len(marks(drawing.chart))))
    look_ = text_look(drawing.ink)
    return f'<c:legend><c:legendPos val="{position[0]}"/>{hidden}<c:overlay val="0"/>{look_}</c:legend>'
