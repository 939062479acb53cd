"""The axes of a chart: categories with labels that can be read, values with light gridlines from zero."""

from __future__ import annotations

from reportgen.charts.look import axis_format, dated, drawn, points, whole_steps
from reportgen.charts.room import AxisLabels, axis_labels, has_scale
from reportgen.charts.scale import value_scale
from reportgen.charts.shapes import Ink, line, no_line, text_look, title
from reportgen.charts.workbook import MONTH_FORMAT, digits
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import escaped

Size = tuple[float, float]  # width and height of the frame in cm


def category_axis(chart: Chart, ink: Ink, ids: tuple[int, int], size: Size) -> str:
    """``ids``: those of the category axis and of the value axis."""
    lying = chart.type.lying
    labels = axis_labels(chart, ink.size, *size)
    name = title(chart.category_title, ink, rotation=-90 if lying else 0) if chart.category_title else ""
    tag, code = ("dateAx", MONTH_FORMAT) if dated(chart) else ("catAx", "General")
    return (
        f'<c:{tag}><c:axId val="{ids[0]}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if _downwards(chart) else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>{name}'
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        f'<c:majorTickMark val="{"out" if labels.step > 1 else "none"}"/><c:minorTickMark val="none"/>'
        # Low: below negative values, too.
        f'<c:tickLblPos val="low"/><c:spPr>{line(ink.palette.muted, 1)}</c:spPr>'
        f"{text_look(ink, size=labels.size, rotation=labels.rotation)}"
        f'<c:crossAx val="{ids[1]}"/><c:crosses val="autoZero"/><c:auto val="0"/>{_steps(chart, labels)}</c:{tag}>'
    )


def _steps(chart: Chart, labels: AxisLabels) -> str:
    """Which categories have labels. LibreOffice knows no skips, but the units of dates."""
    if dated(chart):
        return (f'<c:lblOffset val="100"/><c:baseTimeUnit val="months"/><c:majorUnit val="{labels.step}"/>'
                '<c:majorTimeUnit val="months"/>')
    return (f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{labels.step}"/>'
            f'<c:tickMarkSkip val="{labels.step}"/><c:noMultiLvlLbl val="1"/>')


def value_axis(chart: Chart, ink: Ink, ids: tuple[int, int], size: Size) -> str:
    """Values start at zero, since the length of a column is what is compared."""
    lying = chart.type.lying
    ends, steps = _ends(chart, ink.size, size)
    scale = has_scale(chart)
    name = title(chart.value_title, ink, rotation=0 if lying else -90) if chart.value_title else ""
    grid = f"<c:majorGridlines><c:spPr>{line(ink.palette.grid, 0.75)}</c:spPr></c:majorGridlines>" if scale else ""
    return (
        f'<c:valAx><c:axId val="{ids[1]}"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>{grid}{name}'
        f'<c:numFmt formatCode="{escaped(axis_format(chart))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"nextTo" if scale else "none"}"/><c:spPr>{no_line()}</c:spPr>{text_look(ink)}'
        # Where categories run downwards, their maximum is the foot of the chart.
        f'<c:crossAx val="{ids[0]}"/><c:crosses val="{"max" if _downwards(chart) else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{steps}</c:valAx>'
    )


def _downwards(chart: Chart) -> bool:
    """Whether the first category is at the top; the youngest are at the foot of a pyramid."""
    return chart.type.lying and chart.type is not ChartType.PYRAMID


def _ends(chart: Chart, font_size: float, size: Size) -> tuple[str, str]:
    """The ends of the scale and its steps, where they are not left to Office."""
    scale = value_scale(chart, font_size, *size)
    if scale:
        return (f'<c:max val="{digits(scale.most)}"/><c:min val="{digits(scale.least)}"/>',
                f'<c:majorUnit val="{digits(scale.step)}"/>')
    values = [value for series in drawn(chart) for value in points(series, chart) if value is not None]
    return ('<c:min val="0"/>' if all(value >= 0 for value in values) else "",
            '<c:majorUnit val="1"/>' if whole_steps(chart) else "")
