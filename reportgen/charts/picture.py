"""The same chart as a picture, PNG or SVG, for previews without Office."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from reportgen.charts.events import marks
from reportgen.charts.labels import unnumbered
from reportgen.charts.look import (
    CLUSTER_GAP,
    Look,
    SeriesLook,
    axis_format,
    in_dip,
    look,
    number_format,
    points,
    text_on,
    whole_steps,
)
from reportgen.charts.room import VALUE_AXIS_WIDTH, axis_labels, has_scale, letter_width, value_labels
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
        value_title=allowed(chart.value_title), alt=allowed(chart.alt),
        events=tuple(replace(one, text=allowed(one.text)) for one in chart.events))


def _drawn(chart: Chart, palette: Palette, fonts: Fonts, size: tuple[float, float], font_size: float) -> Figure:
    from matplotlib.figure import Figure

    inches = (size[0] * _CENTIMETRE, size[1] * _CENTIMETRE)
    figure = Figure(figsize=inches, dpi=150, layout="constrained")
    drawing = _Drawing(
        chart, look(chart, palette), palette, figure.add_subplot(), _installed(fonts.body), font_size, *size)
    if chart.type.round:
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
    if chart.type.lying:
        _draw_bars(drawing, columns)
    elif chart.type is ChartType.LINE:
        for one in drawing.look.series:
            _draw_line(drawing, one)
    else:
        _draw_columns(drawing, columns)
        for one in drawing.look.series:
            if one.reference:
                _draw_line(drawing, one)
    _draw_events(drawing)
    _set_axes(drawing)


def _draw_columns(drawing: _Drawing, columns: Sequence[SeriesLook]) -> None:
    beside = 1 if drawing.chart.type.stacked else max(1, len(columns))
    thick = 1 / (beside + (CLUSTER_GAP if beside > 1 else 50) / 100)
    for one, heaps in zip(columns, _piled(drawing, columns), strict=True):
        number = 0 if beside == 1 else columns.index(one)
        offset = (number - (beside - 1) / 2) * thick
        bare = unnumbered(drawing.chart, points(one.series, drawing.chart))
        for at, heap in enumerate(heaps):
            if heap is None:
                continue
            base, long, value = heap
            drawing.axes.bar(at + offset, long, thick, bottom=base, zorder=2, label=_once(drawing, one),
                             **_filled(drawing, one, at))
            stacked = drawing.chart.type.stacked
            inside = stacked or bool(one.series.low)
            height = base + long / 2 if stacked else 0 if inside else value
            if at not in bare:
                _say(drawing, (at + offset, height), at, value, where="centre" if stacked else "out",
                     behind=one.points.get(at, one.colour) if inside else "")
            _draw_interval(drawing, one, at, at + offset)


# Where a part of a column begins, how long it is, and the value it stands for.
_Heap = tuple[float, float, float]


def _piled(drawing: _Drawing, columns: Sequence[SeriesLook]) -> list[list[_Heap | None]]:
    """One on top of the other in stacks, in shares of the whole where that is drawn; else each from zero."""
    chart = drawing.chart
    values = [points(one.series, chart) for one in columns]
    above, below = [0.0] * len(chart.categories), [0.0] * len(chart.categories)
    wholes = [sum(value or 0.0 for value in row) or 1.0 for row in zip(*values, strict=True)]
    piled: list[list[_Heap | None]] = []
    for column in values:
        heaps: list[_Heap | None] = []
        for at, value in enumerate(column):
            if value is None:
                heaps.append(None)
                continue
            long = value / wholes[at] if chart.type.whole else value
            pile = above if value >= 0 else below
            heaps.append((pile[at] if chart.type.stacked else 0.0, long, value))
            pile[at] += long
        piled.append(heaps)
    return piled


def _filled(drawing: _Drawing, one: SeriesLook, at: int) -> dict[str, Any]:
    colour = one.points.get(at, one.colour)
    if at in drawing.look.part:
        return {"facecolor": f"#{WHITE}", "edgecolor": f"#{colour}", "hatch": "////", "linewidth": 1}
    edge = WHITE if drawing.chart.type.stacked else drawing.palette.text if at in drawing.look.outlined else ""
    return {"color": f"#{colour}", "edgecolor": f"#{edge}" if edge else "none", "linewidth": 1 if edge else 0}


def _draw_interval(drawing: _Drawing, one: SeriesLook, at: int, place: float) -> None:
    value, chart = points(one.series, drawing.chart)[at], drawing.chart
    if not one.series.low or value is None:
        return
    low, high = one.series.low[at], one.series.high[at]
    if low is None or high is None:
        return
    style: dict[str, Any] = {"ecolor": f"#{drawing.palette.text}", "elinewidth": 1.25, "capsize": 4, "zorder": 5}
    style["xerr" if chart.type.lying else "yerr"] = [[max(0.0, value - low)], [max(0.0, high - value)]]
    where = (value, place) if chart.type.lying else (place, value)
    drawing.axes.errorbar(*where, fmt="none", **style)


def _draw_bars(drawing: _Drawing, mains: Sequence[SeriesLook]) -> None:
    chart = drawing.chart
    references = [one for one in drawing.look.series if one.reference]
    apart = chart.type is ChartType.BAR  # each series has a bar of its own in a category
    thick = 1 / ((max(1, len(mains)) if apart else 1) + (0.5 if apart else 0.25))
    for number, (one, heaps) in enumerate(zip(mains, _piled(drawing, mains), strict=True)):
        offset = (number - (len(mains) - 1) / 2) * thick if apart else 0.0
        bare = unnumbered(chart, points(one.series, chart))
        for at, heap in enumerate(heaps):
            if heap is None:
                continue
            base, long, value = heap
            drawing.axes.barh(at + offset, long, thick, left=base, zorder=2, label=_once(drawing, one),
                              **_filled(drawing, one, at))
            inside = chart.type.stacked or bool(references) or bool(one.series.low)
            place = base + long / 2 if chart.type.stacked else 0 if inside else value
            if at not in bare:
                _say(drawing, (place, at + offset), at, value, where="centre" if chart.type.stacked else "out",
                     behind=one.points.get(at, one.colour) if inside else "")
            _draw_interval(drawing, one, at, at + offset)
    for one in references:
        for at, target in enumerate(points(one.series, chart)):
            if target is not None:
                drawing.axes.barh(at, target, thick * len(mains), zorder=2, label=_once(drawing, one),
                                  facecolor="none", edgecolor=f"#{one.colour}", linewidth=1.5,
                                  linestyle=_DASHES[one.dash])


def _draw_line(drawing: _Drawing, one: SeriesLook) -> None:
    values = points(one.series, drawing.chart)
    numbers = [float("nan") if value is None else value for value in values]
    marker = _MARKERS[one.marker]
    drawing.axes.plot(range(len(numbers)), numbers, color=f"#{one.colour}", linewidth=one.width, zorder=3,
                      linestyle=_DASHES[one.dash], marker=marker, markersize=6, markeredgecolor=f"#{WHITE}",
                      markeredgewidth=0.75, label=one.series.name)
    if one.reference:
        return
    picked = one.points or dict.fromkeys(drawing.look.outlined, one.colour)
    for at, value in enumerate(values):
        if value is None:
            continue
        if at in picked:
            before = at - 1 if at and values[at - 1] is not None else at
            drawing.axes.plot([before, at], [numbers[before], value], color=f"#{picked[at]}", linewidth=one.width,
                              zorder=4)
            drawing.axes.plot([at], [value], color=f"#{picked[at]}", marker="o", markersize=8,
                              markeredgecolor=f"#{WHITE}", markeredgewidth=0.75, zorder=5)
        if at in drawing.look.part:
            drawing.axes.plot([at], [value], color=f"#{WHITE}", marker="o", markersize=8,
                              markeredgecolor=f"#{one.colour}", markeredgewidth=1.5, zorder=5)
        _draw_interval(drawing, one, at, at)
        _say(drawing, (at, value), at, value,
             where="beside" if one.series.low else "under" if in_dip(values, at) else "out")


def _draw_events(drawing: _Drawing) -> None:
    for mark in marks(drawing.chart):
        at, right = mark.event.at, mark.side == "r"
        drawing.axes.plot([at, at], [mark.foot, mark.height], color=f"#{drawing.palette.grey}", linewidth=1.25,
                          linestyle=_DASHES[mark.dash], zorder=2)
        drawing.axes.annotate(
            mark.event.text, (at, mark.height), (4 if right else -4, 0), textcoords="offset points",
            ha="left" if right else "right", va="center", zorder=6, annotation_clip=False,
            **drawing.text(size=drawing.size - 1))


def _once(drawing: _Drawing, one: SeriesLook) -> str:
    """The series' name for its first mark alone: matplotlib would name each in the legend."""
    return "" if one.series.name in drawing.axes.get_legend_handles_labels()[1] else one.series.name


def _say(
    drawing: _Drawing, place: tuple[float, float], at: int, value: float, *,
    behind: str = "", where: Literal["out", "under", "centre", "beside"] = "out",
) -> None:
    """Write a value at its place, away from the axis if not said otherwise; ``behind`` is the colour it stands on."""
    chart = drawing.chart
    if chart.labels == "none" or (chart.labels == "highlight" and at not in chart.highlight):
        return
    lying = chart.type.lying
    size, rotation = (drawing.size, 0) if lying else value_labels(chart, drawing.size, drawing.width - VALUE_AXIS_WIDTH)
    colour = text_on(behind, drawing.palette) if behind else ""
    away = {"centre": 0, "under": -4, "beside": 7, "out": 4 if value >= 0 or behind else -4}[where]
    across = lying or where == "beside"
    first, last = ("left", "right") if across else ("bottom", "top")
    side = "center" if not away else first if away > 0 else last
    drawing.axes.annotate(
        shown(value, number_format(chart)), place, (away, 0) if across else (0, away), textcoords="offset points",
        ha=side if across else "center", va="center" if across else side, rotation=-rotation, zorder=6,
        annotation_clip=False, **drawing.text(size=size, colour=colour, bold=at in chart.highlight))


def _set_axes(drawing: _Drawing) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    chart, axes, palette = drawing.chart, drawing.axes, drawing.palette
    lying = chart.type.lying
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
    if has_scale(chart):
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
    kind = drawing.chart.type
    least, most = axes.dataLim.intervalx if kind.lying else axes.dataLim.intervaly
    span = (min(least, 0.0) * 1.3, max(most, 0.0) * 1.1) if least <= most and (least or most) else (0.0, 1.0)
    span = (scale.least, scale.most) if scale else span
    if kind.lying:
        axes.set(xlim=span, ylim=ends if kind is ChartType.PYRAMID else ends[::-1])
    else:
        axes.set(xlim=ends, ylim=span)


def _draw_slices(drawing: _Drawing) -> None:
    chart, axes, palette = drawing.chart, drawing.axes, drawing.palette
    axes.axis("off")
    values = [max(value or 0.0, 0.0) for one in drawing.look.series for value in points(one.series, chart)]
    total = sum(values)
    if not total:
        return
    colours = [drawing.look.series[0].points[at] for at in range(len(values))]
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
