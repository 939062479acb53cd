"""The scale of the values where they are said outside columns, bars or points: it leaves room for the words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from reportgen.charts.events import heaps, highest, marks
from reportgen.charts.look import drawn, number_format, points
from reportgen.charts.room import VALUE_AXIS_WIDTH, letter_width, value_labels
from reportgen.figures.alt import shown
from reportgen.figures.model import Chart, ChartType

_MOST_STEPS = 6
_SHORTEST, _LONGEST = 1e-9, 1e15  # what can be reckoned with; other scales are left to Office
_MOST_ROOM = 0.4  # of the scale, however long the words
_UNDER_TOP = 0.06  # of the highest column, from the words of an event to the end of the scale
_BARS = 0.6  # the share of the frame's width that lying bars have beside their labels


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``least`` to ``most`` with a gridline every ``step``."""

    least: float
    most: float
    step: float


_WHOLE = Scale(0.0, 1.0, 0.2)


def value_scale(chart: Chart, font_size: float, width: float, height: float) -> Scale | None:
    """A scale that leaves room for all that Office does not reckon with; None if there is no such thing.

    That is: labels outside their columns, in a frame of so many cm, which shall not meet the last gridline; the ends of
    intervals; the words of events; the two sides of a pyramid, which must be equally long.
    """
    if chart.type.round:
        return None
    if chart.type.whole:
        return _WHOLE
    labelled, events = _labelled(chart), marks(chart)
    ends = [end for one in drawn(chart) for end in (*one.low, *one.high) if end is not None]
    pyramid = chart.type is ChartType.PYRAMID
    if not (labelled or events or ends or pyramid):
        return None
    values = [0.0, *ends, *(value for heap in heaps(chart, drawn(chart)) for value in heap)]
    share = min(_share(chart, labelled, font_size, width, height), _MOST_ROOM) if labelled else 0.0
    room = (max(values) - min(values)) * share / (1 - share)
    top = max(*values, max(labelled) + room if max(labelled, default=0) > 0 else 0.0)
    bottom = min(*values, min(labelled) - room if min(labelled, default=0) < 0 else 0.0)
    if events:
        top = max(top, max(mark.height for mark in events) + _UNDER_TOP * highest(chart))
    if pyramid:
        top, bottom = max(top, -bottom), min(-top, bottom)
    if not _SHORTEST < top - bottom < _LONGEST:
        return None
    step = _step(top - bottom, whole="." not in chart.number_format)
    # Powers of ten under one are not exact: a hair over a step is no step more.
    least, most = math.floor(bottom / step + 1e-9), math.ceil(top / step - 1e-9)
    return Scale(round(least * step, 10), round(most * step, 10), step)


def _labelled(chart: Chart) -> list[float]:
    """The values said at the ends of columns, bars or points; in stacks, under a target and behind the line of an

    interval they stand inside.
    """
    lying_under_target = chart.type is ChartType.BAR and any(one.role in ("target", "average") for one in chart.series)
    if chart.labels == "none" or chart.type.stacked or chart.type.round or lying_under_target:
        return []
    mains = [one for one in drawn(chart) if one.role in ("main", "compare") and not one.low]
    return [value for one in mains for at, value in enumerate(points(one, chart))
            if value is not None and (chart.labels == "all" or at in chart.highlight)]


def _share(chart: Chart, labelled: list[float], font_size: float, width: float, height: float) -> float:
    """How much of the scale's length a label takes."""
    longest = max(len(shown(value, number_format(chart))) for value in labelled)
    if chart.type.lying:
        return (longest + 1) * letter_width(font_size) / (width * _BARS)
    size, rotation = value_labels(chart, font_size, width - VALUE_AXIS_WIDTH)
    line = size * 2.54 / 72
    # Labels of the axis take two lines below the columns, a legend two more.
    columns = height - (5 if len(chart.series) > 1 else 3) * font_size * 2.54 / 72
    return ((longest + 1) * letter_width(size) if rotation else 1.6 * line) / max(columns, height / 2)


def _step(span: float, *, whole: bool) -> float:
    """The smallest of 1, 2 and 5 and their tens that goes into the span six times at most."""
    power = 10.0 ** math.floor(math.log10(span / _MOST_STEPS))
    step = next(factor * power for factor in (1, 2, 5, 10) if span <= factor * power * _MOST_STEPS * (1 + 1e-9))
    return max(1.0, step) if whole else round(step, 10)
