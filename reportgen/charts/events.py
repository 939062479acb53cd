"""Events in a chart over time: a line of dots from the axis, with the event's words at its top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.charts.look import points
from reportgen.figures.model import Chart, ChartType, Event, Series

# The letters that go side by side over all categories, taken for a frame of 16 cm: the heights of the words must be
# the same in the workbook and in every frame.
_LETTERS = 66
# In heights of the highest column.
_LOWEST, _LOWEST_OVER_LABELS, _HIGHER, _LABEL = 1.1, 1.25, 0.11, 0.15


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as drawn: a line from ``height``, where its words stand on its ``side``, down to ``foot``."""

    event: Event
    height: float
    foot: float
    side: Literal["l", "r"]

    @property
    def dash(self) -> Literal["sysDot", "dash"]:
        """A break is a line of dashes, an event one of dots."""
        return "dash" if self.event.kind == "break" else "sysDot"


def marks(chart: Chart) -> tuple[Mark, ...]:
    """The chart's events and breaks; words that would meet stand one above the other."""
    events = [event for event in chart.events if event.kind != "part"]
    if not events or chart.type.lying or chart.type.round or chart.type.whole:
        return ()
    top = highest(chart)
    lowest = _LOWEST if chart.labels == "none" else _LOWEST_OVER_LABELS
    placed = _levels([_words(event, len(chart.categories)) for event in events])
    return tuple(
        Mark(words.event, round(top * (lowest + _HIGHER * level), 9), round(_foot(chart, words.event.at, top), 9),
             words.side)
        for words, level in sorted(placed, key=lambda one: one[0].line))


@dataclass(frozen=True, slots=True)
class _Words:
    """Where an event's line and its words stand, in letters from the left."""

    event: Event
    line: float
    begin: float
    end: float

    @property
    def side(self) -> Literal["l", "r"]:
        return "r" if self.begin >= self.line else "l"

    def meets(self, other: _Words) -> bool:
        return self.begin < other.end and other.begin < self.end

    def crosses(self, other: _Words) -> bool:
        """Whether the words would be struck through by the other's line, if that were the higher one."""
        return self.begin <= other.line <= self.end


def _words(event: Event, categories: int) -> _Words:
    line = (event.at + 0.5) * _LETTERS / max(1, categories)
    length = len(event.text) + 2
    if line + length <= _LETTERS:
        return _Words(event, line, line, line + length)
    return _Words(event, line, line - length, line)


def _levels(words: list[_Words]) -> list[tuple[_Words, int]]:
    """The words that reach over other lines stand above them: first those at the right, whose words have none."""
    placed: list[tuple[_Words, int]] = []
    order = sorted(words, key=lambda one: (one.side == "l", -one.line if one.side == "r" else one.line))
    for one in order:
        above = max((level + 1 for other, level in placed if one.crosses(other) or one.meets(other)), default=0)
        placed.append((one, above))
    return placed


def _foot(chart: Chart, at: int, top: float) -> float:
    """The axis for lines; on columns their top, so that neither they nor their numbers are struck through."""
    if chart.type is ChartType.LINE:
        return 0.0
    column = max((heap[at] for heap in _by_category(chart)), default=0.0)
    return max(0.0, column) + (0.0 if chart.labels == "none" or chart.type.stacked else _LABEL * top)


def _by_category(chart: Chart) -> list[list[float]]:
    if chart.type.stacked:
        return heaps(chart, chart.series)
    return [[value or 0.0 for value in points(one, chart)] for one in chart.series]


def highest(chart: Chart) -> float:
    """The top of the highest column, point or interval; 1 if nothing rises from the axis."""
    tops = [value for heap in heaps(chart, chart.series) for value in heap]
    tops += [end for one in chart.series for end in one.high if end is not None]
    return max(tops, default=0.0) if max(tops, default=0.0) > 0 else 1.0


def heaps(chart: Chart, series: tuple[Series, ...]) -> list[list[float]]:
    """The values that the scale must hold: single ones, or in a stack their sums above and below the axis."""
    columns = [points(one, chart) for one in series if one.role in ("main", "compare") or not chart.type.stacked]
    if not chart.type.stacked:
        return [[value for value in column if value is not None] for column in columns]
    rows = list(zip(*columns, strict=True))
    if chart.type.whole:
        return [[1.0 if any(row) else 0.0 for row in rows]]
    lines = [points(one, chart) for one in series if one.role not in ("main", "compare")]
    return [
        [sum(value for value in row if value is not None and value > 0) for row in rows],
        [sum(value for value in row if value is not None and value < 0) for row in rows],
        *([value for value in line if value is not None] for line in lines),
    ]
