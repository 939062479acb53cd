"""Writes a chart as a DrawingML chart part, in the order that the schema (ISO/IEC 29500-1, 21.2) asks for."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.axes import Size, category_axis, value_axis
from reportgen.charts.labels import slice_labels, value_label_list
from reportgen.charts.look import CLUSTER_GAP, ROUND, Look, SeriesLook, dated, look, points
from reportgen.charts.shapes import Ink, line, no_line, solid, text_look, title
from reportgen.charts.workbook import MONTH_FORMAT, digits, heading_reference, month_numbers, values_reference
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import DECLARATION, escaped
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import Fonts, Palette

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_LINE_WIDTH = 2.25
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
    if chart.type in ROUND:
        return _round_chart(drawing)
    numbered = list(enumerate(drawing.look.series))
    if chart.type is ChartType.LINE:
        plots = _line_chart(drawing, numbered)
    elif chart.type is ChartType.BAR:
        plots = _bar_chart(drawing, numbered)
    else:
        lines = [(index, one) for index, one in numbered if one.reference]
        plots = _bar_chart(drawing, [(index, one) for index, one in numbered if not one.reference])
        plots += _line_chart(drawing, lines) if lines else ""
    axes = (chart, drawing.ink, (_CATEGORY_AXIS, _VALUE_AXIS), drawing.size)
    return plots + category_axis(*axes) + value_axis(*axes)


def _bar_chart(drawing: Drawing, numbered: list[tuple[int, SeriesLook]]) -> str:
    chart = drawing.chart
    stacked = chart.type is ChartType.STACKED
    lying = chart.type is ChartType.BAR
    # On lying bars a target is an outline drawn over the bar, so that both must stand in one place.
    overlaid = stacked or (lying and any(one.reference for _, one in numbered))
    overlap = '<c:overlap val="100"/>' if overlaid else '<c:overlap val="0"/>'
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
        f'{"".join(_bar_series(drawing, index, one) for index, one in numbered)}'
        f'<c:gapWidth val="{_gap(drawing)}"/>{overlap}{_axis_ids()}</c:barChart>'
    )


def _gap(drawing: Drawing) -> int:
    """Space between columns in per cent of their width; a few columns would else be blocks."""
    count = len(drawing.chart.categories)
    if count <= 2:
        return 150
    return CLUSTER_GAP if drawing.chart.type is ChartType.CLUSTERED or count < 8 else 45


def _line_chart(drawing: Drawing, numbered: list[tuple[int, SeriesLook]]) -> str:
    series = "".join(_line_series(drawing, index, one) for index, one in numbered)
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
    palette = drawing.ink.palette
    if one.reference:
        shape = f"<a:noFill/>{line(one.colour, 1.5, one.dash)}"
    else:
        # A white edge keeps neighbours in a stack apart for those who cannot tell the colours.
        edge = line(WHITE, 0.75) if drawing.chart.type is ChartType.STACKED else no_line()
        shape = solid(one.colour) + edge
    different = ""
    if not one.reference:
        shapes = {at: solid(colour) + no_line() for at, colour in drawing.look.points.items()}
        shapes |= {at: solid(one.colour) + line(palette.text, 1.5) for at in drawing.look.outlined}
        different = "".join(
            f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"<c:spPr>{own}</c:spPr></c:dPt>"
            for at, own in sorted(shapes.items()))
    return (
        f'<c:ser>{_named(drawing, index, one)}<c:spPr>{shape}</c:spPr><c:invertIfNegative val="0"/>{different}'
        f"{_labels(drawing, one)}{_data(drawing, index, one)}</c:ser>"
    )


def _line_series(drawing: Drawing, index: int, one: SeriesLook) -> str:
    stroke = line(one.colour, _LINE_WIDTH, one.dash, rounded=True)
    different = ""
    if not one.reference:
        picked = drawing.look.points or dict.fromkeys(drawing.look.outlined, one.colour)
        different = "".join(
            f'<c:dPt><c:idx val="{at}"/>{_marker("circle", colour, 8)}<c:bubble3D val="0"/>'
            f"<c:spPr>{line(colour, _LINE_WIDTH, one.dash, rounded=True)}</c:spPr></c:dPt>"
            for at, colour in sorted(picked.items()))
    return (
        f"<c:ser>{_named(drawing, index, one)}<c:spPr>{stroke}</c:spPr>{_marker(one.marker, one.colour, 6)}"
        f"{different}{_labels(drawing, one)}"
        f'{_data(drawing, index, one)}<c:smooth val="0"/></c:ser>'
    )


def _labels(drawing: Drawing, one: SeriesLook) -> str:
    return value_label_list(drawing.chart, one, drawing.look, drawing.ink, drawing.size)


def _marker(symbol: str, colour: str, size: int) -> str:
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{solid(colour)}{line(WHITE, 0.75)}</c:spPr></c:marker>"
    )


def _slices(drawing: Drawing, index: int, one: SeriesLook) -> str:
    apart = dict.fromkeys(drawing.look.outlined, f'<c:explosion val="{_APART}"/>')
    slices = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>{apart.get(at, "")}'
        f"<c:spPr>{solid(colour)}{line(WHITE, 1.5)}</c:spPr></c:dPt>"
        for at, colour in sorted(drawing.look.points.items()))
    labels = slice_labels(drawing.chart, drawing.look, drawing.ink)
    return f"<c:ser>{_named(drawing, index, one)}{slices}{labels}{_data(drawing, index, one)}</c:ser>"


def _named(drawing: Drawing, index: int, one: SeriesLook) -> str:
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{heading_reference(index + 1)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(one.series.name)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _data(drawing: Drawing, index: int, one: SeriesLook) -> str:
    """Categories and values with their places in the workbook; Office draws the cached ones."""
    chart = drawing.chart
    count = len(chart.categories)
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{digits(value)}</c:v></c:pt>'
        for at, value in enumerate(points(one.series, chart)) if value is not None)
    return (
        f"<c:cat>{_categories(chart)}</c:cat><c:val><c:numRef><c:f>{values_reference(index + 1, count)}</c:f>"
        f"<c:numCache><c:formatCode>{escaped(chart.number_format)}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val>'
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
    return f'<c:legend><c:legendPos val="{position[0]}"/><c:overlay val="0"/>{text_look(drawing.ink)}</c:legend>'
