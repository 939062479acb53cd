"""How the words of a chart fit its frame: labels of categories and of values, and how many there can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.look import CLUSTER_GAP, dated, drawn, number_format, points
from reportgen.figures.alt import shown
from reportgen.figures.model import Chart, ChartType

SMALLEST = 8.0  # points; smaller labels cannot be read on a wall or in print
# What the value axis with its labels and title takes from the frame's width, in cm.
VALUE_AXIS_WIDTH = 1.8
_LINE = 1.2  # from one line of text to the next, in heights of its letters
# Letters from one label at 45 degrees to the next; LibreOffice leaves out every other long one that stands closer.
_TURNED, _TURNED_NAMES = 2.4, 3.3
# Of the frame's width: what LibreOffice gives names beside lying bars before it breaks them; half a narrow one.
_NAMES_WIDTH, _NAMES_LEAST = 0.3, 4.0  # and cm
_LETTER_OF_A_NAME = 0.45  # its width, in heights
_MOST_HEIGHT = 0.4  # of the frame, for labels that stand upright below the columns
# Steps at which quarters and years fall into place, and those at which months do.
_STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120)
_MONTHS = (1, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class AxisLabels:
    """``rotation`` in degrees, 0 is level; every ``step``-th category has its label, of so many letters a line."""

    rotation: int
    step: int
    letters: int
    size: float


def axis_labels(chart: Chart, font_size: float, width: float, height: float) -> AxisLabels:
    """How labels fit beside bars or under columns in a frame of so many cm: level if they can be, else turned.

    Only dates may be left out, since a reader can fill them in; every other category keeps its label.
    """
    longest = max(map(len, chart.categories), default=0)
    if chart.type.lying:
        room = _bars_height(chart, font_size, height) / max(1, len(chart.categories))
        return AxisLabels(0, 1, longest, _size_beside_bars(chart, font_size, width, room))
    slot = (width - VALUE_AXIS_WIDTH) / max(1, len(chart.categories))
    letter = letter_width(font_size)
    if dated(chart):
        needed = (longest + 1) * letter
        return AxisLabels(0, _step(_MONTHS, needed, slot), longest, font_size)
    dates = _are_dates(chart.categories)
    letters = int(slot / letter - 1)  # capitals are wider than the mean, and LibreOffice breaks within words
    if all(_fits(label, letters, 2 if dates else 3) for label in chart.categories):
        return AxisLabels(0, 1, letters, font_size)
    if dates:
        # Level ones with a step would look calmer, but LibreOffice knows no step but that of a date axis.
        return AxisLabels(-45, _step(_STEPS, _TURNED * letter, slot), longest, font_size)
    if slot >= _TURNED_NAMES * letter:
        return AxisLabels(-45, 1, longest, font_size)
    lengthwise = _MOST_HEIGHT * height / (longest * letter) * font_size
    return AxisLabels(-90, 1, longest, _limited(min(_points(slot) / _LINE, lengthwise), font_size))


def most_categories(chart: Chart, font_size: float, width: float, height: float) -> int | None:
    """How many categories can be read in a frame of so many cm; None if it is not their number that counts."""
    if chart.type.lying:
        return max(0, int(_bars_height(chart, font_size, height) / (SMALLEST * _LINE * _lines(chart))))
    if chart.type.round or dated(chart) or _are_dates(chart.categories):
        return None
    return max(0, int(_points(width - VALUE_AXIS_WIDTH) / (SMALLEST * _LINE)))


def _bars_height(chart: Chart, font_size: float, height: float) -> float:
    """Points that lying bars have without scale, title of the values and legend."""
    below = 2.0 * has_scale(chart) + 1.5 * bool(chart.value_title) + 2.0 * (len(chart.series) > 1)
    return _points(height) - (below + 0.5) * font_size


def _lines(chart: Chart) -> int:
    """Of text beside each other in one category of lying bars: its label, or a value at each bar."""
    if chart.type is not ChartType.BAR or chart.labels != "all":
        return 1
    return max(1, sum(one.role in ("main", "compare") for one in chart.series))


def _size_beside_bars(chart: Chart, font_size: float, width: float, room: float) -> float:
    """The largest in which the words of a category have so many points of height."""
    smaller = (font_size - step / 2 for step in range(int(2 * (font_size - SMALLEST)) + 1))
    fitting = (size for size in smaller if max(_lines(chart), name_lines(chart, size, width)) * size * _LINE <= room)
    return next(fitting, min(SMALLEST, font_size))


def name_lines(chart: Chart, font_size: float, width: float) -> int:
    """Lines of the longest name beside lying bars in a frame of so many cm, broken at spaces."""
    held = max(_NAMES_WIDTH * width, min(_NAMES_LEAST, width / 2))
    letters = int(_points(held) / (font_size * _LETTER_OF_A_NAME))
    return max((_broken(label, letters) for label in chart.categories), default=1)


def has_scale(chart: Chart) -> bool:
    """A value said beside each lying bar needs neither scale nor gridlines."""
    return (chart.type not in (ChartType.BAR, ChartType.PYRAMID) or chart.labels != "all"
            or any(one.role in ("target", "average") for one in chart.series))


def _limited(size: float, font_size: float) -> float:
    """Half points between the smallest that can be read and the house's."""
    return max(min(int(size * 2) / 2, font_size), min(SMALLEST, font_size))


def _step(steps: Sequence[int], needed: float, slot: float) -> int:
    return next((step for step in steps if slot * step >= needed), steps[-1])


def _points(centimetres: float) -> float:
    return centimetres / 2.54 * 72


def value_labels(chart: Chart, font_size: float, width: float) -> tuple[float, int]:
    """Font size and rotation with which the values fit side by side over ``width`` cm of columns."""
    known = [value for series in drawn(chart) for value in points(series, chart) if value is not None]
    longest = max((len(shown(value, number_format(chart))) for value in known), default=0)
    slot = width / max(1, len(chart.categories))
    if chart.type is ChartType.CLUSTERED:
        slot /= sum(one.role in ("main", "compare") for one in chart.series) + CLUSTER_GAP / 100
    for smaller in (0.0, 1.0, 2.0):
        size = max(font_size - smaller, 7.0)
        if (longest + 0.5) * letter_width(size) <= slot:
            return size, 0
    return max(font_size - 1, 7.0), -90


def letter_width(font_size: float) -> float:
    """The width in cm of a letter: 0.55 of its height for digits, wider than the mean, in Arial and its like."""
    return font_size * 2.54 / 72 * 0.55


def _are_dates(categories: Sequence[str]) -> bool:
    return all(re.search(r"\b(19|20)\d\d\b", label) for label in categories)


def _fits(label: str, letters: int, lines: int) -> bool:
    """Whether the label, broken at spaces, stays within so many letters a line."""
    return max(map(len, label.split()), default=0) <= letters and _broken(label, letters) <= lines


def _broken(label: str, letters: int) -> int:
    """Lines of the label, broken at spaces alone."""
    used, room = 1, letters
    for word in label.split():
        if len(word) > room and room < letters:
            used, room = used + 1, letters
        room -= len(word) + 1
    return used
