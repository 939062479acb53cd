"""The axes of a chart: categories with labels that can be read, values with light gridlines from zero."""

from __future__ import annotations

from reportgen.charts.look import axis_format, axis_labels, drawn, points, whole_steps
from reportgen.charts.shapes import Ink, line, no_line, text_look, title
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import escaped

# What the value axis with its labels and title takes from the frame's width, in cm.
VALUE_AXIS_WIDTH = 1.8
_MANY_BARS = 24


def category_axis(chart: Chart, ink: Ink, ids: tuple[int, int], width: float) -> str:
    """``ids``: those of the category axis and of the value axis."""
    lying = chart.type is ChartType.BAR
    rotation, step = 0, 1
    if not lying:
        fitted = axis_labels(chart.categories, ink.size, width - VALUE_AXIS_WIDTH)
        rotation, step = fitted.rotation, fitted.step
    size = max(7.0, ink.size - 2) if lying and len(chart.categories) > _MANY_BARS else ink.size
    name = title(chart.category_title, ink, rotation=-90 if lying else 0) if chart.category_title else ""
    return (
        f'<c:catAx><c:axId val="{ids[0]}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>{name}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="{"out" if step > 1 else "none"}"/><c:minorTickMark val="none"/>'
        # Low: below negative values, too.
        f'<c:tickLblPos val="low"/><c:spPr>{line(ink.palette.muted, 1)}</c:spPr>'
        f'{text_look(ink, size=size, rotation=rotation)}<c:crossAx val="{ids[1]}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{step}"/>'
        f'<c:tickMarkSkip val="{step}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(chart: Chart, ink: Ink, ids: tuple[int, int]) -> str:
    """Values start at zero, since the length of a column is what is compared."""
    lying = chart.type is ChartType.BAR
    values = [value for series in drawn(chart) for value in points(series, chart) if value is not None]
    least = '<c:min val="0"/>' if all(value >= 0 for value in values) else ""
    steps = '<c:majorUnit val="1"/>' if whole_steps(chart) else ""
    # A value said beside each bar needs neither scale nor gridlines.
    scale = not lying or chart.labels != "all" or any(one.role in ("target", "average") for one in chart.series)
    name = title(chart.value_title, ink, rotation=0 if lying else -90) if chart.value_title else ""
    grid = f"<c:majorGridlines><c:spPr>{line(ink.palette.grid, 0.75)}</c:spPr></c:majorGridlines>" if scale else ""
    return (
        f'<c:valAx><c:axId val="{ids[1]}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>{grid}{name}'
        f'<c:numFmt formatCode="{escaped(axis_format(chart))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"nextTo" if scale else "none"}"/><c:spPr>{no_line()}</c:spPr>{text_look(ink)}'
        # The categories of lying bars run downwards, so that their maximum is the foot of the chart.
        f'<c:crossAx val="{ids[0]}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{steps}</c:valAx>'
    )
