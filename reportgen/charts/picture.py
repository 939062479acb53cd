"""The same chart as a picture, PNG or SVG, for previews without Office."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from reportgen.charts.look import (
    CLUSTER_GAP,
    ROUND,
    Look,
    SeriesLook,
    axis_format,
    in_dip,
    look,
    points,
    text_on,
    whole_steps,
)
from reportgen.charts.room import VALUE_AXIS_WIDTH, axis_labels, letter_width, value_labels
from reportgen.charts.scale import value_scale
from reportgen.figures.alt import shown
from reportgen.figures.model import Chart, ChartType
from reportgen.office.escaping import allowed
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import Fonts, Palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CENTIMETRE = 1 / 2.54  # inches
_TWINS = ("Arial", "Liberation Sans", "Arimo", "Helvetica", "DejaVu Sans")  # of the same widths, the last always there
_MARKERS = {"none": "", "circle": "o", "square": "s", "triangle": "^", "diamond": "D"}
_DASHES: dict[str, Any] = {
    "solid": "-", "dash": (0, (4, 3)), "sysDash": (0, (3, 1)), "lgDash": (0, (8, 3)), "sysDot": (0, (1, 1))}
_LINE_WIDTH = 2.25
_MOST_LETTERS, _MOST_LINES = 40, 3  # of a category's label; Office cuts longer ones, too


@dataclass(frozen=True, slots=True)
class _Drawing:
    chart: Chart
    look: Look
    palette: Palette
    axes: Axes
    font: str
    size: float
    width: float
    height: float

    def text(self, *, size: float = 0, colour: str = "", bold: bool = False) -> dict[str, Any]:
        return {"family": self.font, "size": size or self.size, "color": f"#{colour or self.palette.text}",
                "weight": "bold" if bold else "normal"}


def picture(
    chart: Chart,
    palette: Palette,
    fonts: Fonts,
    *,
    form: Literal["png", "svg"] = "png",
    width: float = 16,
    height: float = 8,
    font_size: float = 10,
) -> bytes:
    """PNG (150 dots an inch) or SVG bytes, the same for the same chart; ``width`` and ``height`` in cm."""
    from matplotlib import rc_context

    chart = _clean(chart)
    about: dict[str, str | None] = {"Title": chart.title or chart.id, "Description": chart.alt or chart.id}
    about |= {"Date": None, "Creator": "reportgen"} if form == "svg" else {"Software": "reportgen"}
    buffer = io.BytesIO()
    # A label with two dollars is no formula.
    with rc_context({"svg.hashsalt": "reportgen", "svg.fonttype": "none", "text.parse_math": False}):
        figure = _drawn(chart, palette, fonts, (width, height), font_size)
        figure.savefig(buffer, format=form, metadata=about)
    return buffer.getvalue()


def _clean(chart: Chart) -> Chart:
    """Without characters that neither XML nor fonts know."""
    return replace(
        chart,
        categories=tuple(allowed(label) for label in chart.categories),
        series=tuple(replace(one, name=allowed(one.name)) for one in chart.series),
        title=allowed(chart.title), category_title=allowed(chart.category_title),
        value_title=allowed(chart.value_title), alt=allowed(chart.alt))


def _drawn(chart: Chart, palette: Palette, fonts: Fonts, size: tuple[float, float], font_size: float) -> Figure:
    from matplotlib.figure import Figure

    inches = (size[0] * _CENTIMETRE, size[1] * _CENTIMETRE)
    figure = Figure(figsize=inches, dpi=150, layout="constrained")
    drawing = _Drawing(
        chart, look(chart, palette), palette, figure.add_subplot(), _installed(fonts.body), font_size, *size)
    if chart.type in ROUND:
        _draw_slices(drawing)
    else:
        _draw_on_axes(drawing)
    _draw_legend(drawing, figure)
    return figure


def _installed(font: str) -> str:
    from matplotlib.font_manager import fontManager

    known = {entry.name for entry in fontManager.ttflist}
    return next(name for name in (font, *_TWINS) if name in known)


def _draw_on_axes(drawing: _Drawing) -> None:
    chart = drawing.chart
    columns = [one for one in drawing.look.series if not one.reference]
    if chart.type is ChartType.BAR:
        _draw_bars(drawing)
    elif chart.type is ChartType.LINE:
        for one in drawing.look.series:
            _draw_line(drawing, one)
    else:
        _draw_columns(drawing, columns)
        for one in drawing.look.series:
            if one.reference:
                _draw_line(drawing, one)
    _set_axes(drawing)


def _draw_columns(drawing: _Drawing, columns: Sequence[SeriesLook]) -> None:
    chart = drawing.chart
    stacked = chart.type is ChartType.STACKED
    beside = 1 if stacked else max(1, len(columns))
    thick = 1 / (beside + (CLUSTER_GAP if beside > 1 else 50) / 100)
    above, below = [0.0] * len(chart.categories), [0.0] * len(chart.categories)
    for number, one in enumerate(columns):
        offset = 0.0 if stacked else (number - (beside - 1) / 2) * thick
        for at, value in enumerate(points(one.series, chart)):
            if value is None:
                continue
            heap = above if value >= 0 else below
            base = heap[at] if stacked else 0.0
            heap[at] = base + value
            edge = WHITE if stacked else drawing.palette.text if at in drawing.look.outlined else ""
            colour = drawing.look.points.get(at, one.colour)
            drawing.axes.bar(at + offset, value, thick, bottom=base, color=f"#{colour}", zorder=2,
                             edgecolor=f"#{edge}" if edge else "none", linewidth=1 if edge else 0,
                             label=_once(drawing, one))
            height = base + value / 2 if stacked else value
            _say(drawing, (at + offset, height), at, value, behind=colour if stacked else "")


def _draw_bars(drawing: _Drawing) -> None:
    chart = drawing.chart
    mains = [one for one in drawing.look.series if not one.reference]
    references = [one for one in drawing.look.series if one.reference]
    thick = 1 / (max(1, len(mains)) + 0.5)
    for number, one in enumerate([*mains, *references]):
        offset = 0.0 if one.reference else (number - (len(mains) - 1) / 2) * thick
        for at, value in enumerate(points(one.series, chart)):
            if value is None:
                continue
            colour = one.colour if one.reference else drawing.look.points.get(at, one.colour)
            style: dict[str, Any] = {"color": f"#{colour}"}
            if one.reference:
                style = {"facecolor": "none", "edgecolor": f"#{colour}", "linewidth": 1.5}
                style["linestyle"] = _DASHES[one.dash]
            long = thick * len(mains) if one.reference else thick
            drawing.axes.barh(at + offset, value, long, zorder=2, label=_once(drawing, one), **style)
            if not one.reference:
                inside = colour if references else ""
                _say(drawing, (0 if inside else value, at + offset), at, value, behind=inside)


def _draw_line(drawing: _Drawing, one: SeriesLook) -> None:
    values = points(one.series, drawing.chart)
    numbers = [float("nan") if value is None else value for value in values]
    marker = _MARKERS[one.marker]
    drawing.axes.plot(range(len(numbers)), numbers, color=f"#{one.colour}", linewidth=_LINE_WIDTH, zorder=3,
                      linestyle=_DASHES[one.dash], marker=marker, markersize=6, markeredgecolor=f"#{WHITE}",
                      markeredgewidth=0.75, label=one.series.name)
    if one.reference:
        return
    picked = drawing.look.points or dict.fromkeys(drawing.look.outlined, one.colour)
    for at, value in enumerate(values):
        if value is None:
            continue
        if at in picked:
            before = at - 1 if at and values[at - 1] is not None else at
            drawing.axes.plot([before, at], [numbers[before], value], color=f"#{picked[at]}", linewidth=_LINE_WIDTH,
                              zorder=4)
            drawing.axes.plot([at], [value], color=f"#{picked[at]}", marker="o", markersize=8,
                              markeredgecolor=f"#{WHITE}", markeredgewidth=0.75, zorder=5)
        _say(drawing, (at, value), at, value, under=in_dip(values, at))


def _once(drawing: _Drawing, one: SeriesLook) -> str:
    """The series' name for its first mark alone: matplotlib would name each in the legend."""
    return "" if one.series.name in drawing.axes.get_legend_handles_labels()[1] else one.series.name


def _say(
    drawing: _Drawing, place: tuple[float, float], at: int, value: float, *, behind: str = "", under: bool = False
) -> None:
    """Write a value beside its point, or on it where ``behind`` is the colour there."""
    chart = drawing.chart
    if chart.labels == "none" or (chart.labels == "highlight" and at not in chart.highlight):
        return
    lying = chart.type is ChartType.BAR
    size, rotation = (drawing.size, 0) if lying else value_labels(chart, drawing.size, drawing.width - VALUE_AXIS_WIDTH)
    colour = text_on(behind, drawing.palette) if behind else ""
    away = 0 if behind and not lying else -4 if under or (value < 0 and not behind) else 4
    side = {-4: ("right", "top"), 0: ("center", "center"), 4: ("left", "bottom")}[away]
    drawing.axes.annotate(
        shown(value, chart.number_format), place, (away, 0) if lying else (0, away), textcoords="offset points",
        ha=side[0] if lying else "center", va="center" if lying else side[1], rotation=-rotation, zorder=6,
        annotation_clip=False, **drawing.text(size=size, colour=colour, bold=at in chart.highlight))


def _set_axes(drawing: _Drawing) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    chart, axes, palette = drawing.chart, drawing.axes, drawing.palette
    lying = chart.type is ChartType.BAR
    categories, values = (axes.yaxis, axes.xaxis) if lying else (axes.xaxis, axes.yaxis)
    labels = axis_labels(chart, drawing.size, drawing.width, drawing.height)
    places = range(0, len(chart.categories), labels.step)
    # At 45 degrees a label ends, rather than has its middle, at its column.
    turned: dict[str, Any] = {} if lying or not labels.rotation else {
        "rotation": -labels.rotation, "ha": "right", "rotation_mode": "anchor"}
    letters = _MOST_LETTERS if lying else min(max(1, labels.letters), _MOST_LETTERS)
    texts = [_broken(chart.categories[at], letters) for at in places]
    categories.set_ticks(list(places), texts, **turned, **drawing.text(size=labels.size))
    categories.set_tick_params(length=0 if labels.step == 1 else 3, color=f"#{palette.muted}")
    code = axis_format(chart)
    values.set_major_locator(MaxNLocator(nbins=6, integer=whole_steps(chart), steps=[1, 2, 5, 10]))
    values.set_major_formatter(FuncFormatter(lambda value, _: shown(value, code)))
    values.set_tick_params(length=0)
    for label in values.get_ticklabels():
        label.set(**drawing.text())
    _set_limits(drawing)
    scale = not lying or chart.labels != "all" or any(one.reference for one in drawing.look.series)
    if scale:
        values.grid(visible=True, color=f"#{palette.grid}", linewidth=0.75, zorder=0)
    else:
        values.set_ticklabels([])
    axes.set_axisbelow(True)
    categories.set_label_text(chart.category_title, **drawing.text())
    values.set_label_text(chart.value_title, **drawing.text())
    for spine in axes.spines.values():
        spine.set_visible(False)
    (axes.axvline if lying else axes.axhline)(0, color=f"#{palette.muted}", linewidth=1, zorder=4)


def _broken(label: str, letters: int) -> str:
    return "\n".join(wrap(label, letters, break_long_words=False, max_lines=_MOST_LINES, placeholder=" …"))


def _set_limits(drawing: _Drawing) -> None:
    """Values from zero, as in Office, with room for labels at the ends."""
    scale = value_scale(drawing.chart, drawing.size, drawing.width, drawing.height)
    axes, ends = drawing.axes, (-0.6, len(drawing.chart.categories) - 0.4)
    least, most = axes.dataLim.intervalx if drawing.chart.type is ChartType.BAR else axes.dataLim.intervaly
    span = (min(least, 0.0) * 1.3, max(most, 0.0) * 1.1) if least <= most and (least or most) else (0.0, 1.0)
    span = (scale.least, scale.most) if scale else span
    if drawing.chart.type is ChartType.BAR:
        axes.set(xlim=span, ylim=ends[::-1])
    else:
        axes.set(xlim=ends, ylim=span)


def _draw_slices(drawing: _Drawing) -> None:
    chart, axes, palette = drawing.chart, drawing.axes, drawing.palette
    axes.axis("off")
    values = [max(value or 0.0, 0.0) for one in drawing.look.series for value in points(one.series, chart)]
    total = sum(values)
    if not total:
        return
    colours = [drawing.look.points[at] for at in range(len(values))]
    ring = chart.type is ChartType.DOUGHNUT
    shares = ring or chart.labels != "all"
    said = [shown(value / total, "0%") if shares else shown(value, chart.number_format) for value in values]
    named = drawing.look.named_slices
    wedges = axes.pie(
        values, colors=[f"#{colour}" for colour in colours], startangle=90, counterclock=False,
        explode=[0.08 if at in drawing.look.outlined else 0 for at in range(len(values))],
        wedgeprops={"edgecolor": f"#{WHITE}", "linewidth": 1.5, "width": 0.45 if ring else 1})[0]
    for at, wedge in enumerate(wedges):
        wedge.set_label(chart.categories[at])
        if values[at]:
            _say_slice(drawing, (wedge.theta1 + wedge.theta2) / 2, said[at],
                       f"{chart.categories[at]}\n" if named else "", text_on(colours[at], palette))


def _say_slice(drawing: _Drawing, angle: float, said: str, name: str, colour: str) -> None:
    from math import cos, radians, sin

    far = 1.15 if name else 0.78
    x, y = far * cos(radians(angle)), far * sin(radians(angle))
    side = "center" if not name or abs(x) < 0.3 else "left" if x > 0 else "right"
    look_ = drawing.text() if name else drawing.text(colour=colour, bold=True)
    drawing.axes.text(x, y, name + said, ha=side, va="center", **look_)


def _draw_legend(drawing: _Drawing, figure: Figure) -> None:
    from matplotlib.font_manager import FontProperties

    if drawing.look.legend == "none":
        return
    font = FontProperties(family=drawing.font, size=drawing.size)
    found = dict(zip(*reversed(drawing.axes.get_legend_handles_labels()), strict=True))
    below = drawing.look.legend == "bottom"
    names = [one.series.name for one in drawing.look.series] if below else list(found)
    labels = [name for name in dict.fromkeys(names) if name in found]
    figure.legend(
        [found[name] for name in labels], labels,
        loc="outside lower center" if below else "outside right center", frameon=False, prop=font,
        ncols=_legend_columns(drawing, labels) if below else 1, labelcolor=f"#{drawing.palette.text}")


def _legend_columns(drawing: _Drawing, labels: Sequence[str]) -> int:
    entry = (max(map(len, labels), default=0) + 6) * letter_width(drawing.size)  # 6: the mark and a gap
    return max(1, min(len(labels), int(drawing.width / entry)))
