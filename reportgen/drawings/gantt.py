"""Lays out a Gantt chart: a row an action, a column a month, a bar from the first to the last day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportgen.drawings import room
from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.drawings.months import position
from reportgen.drawings.rag import mark
from reportgen.drawings.room import SMALLEST, sizes
from reportgen.errors import UnplacedError
from reportgen.figures.gantt import Gantt, Task
from reportgen.office.metrics import LINE
from reportgen.office.metrics import width as text_width
from reportgen.periods import Period
from reportgen.spec.house import HouseSpec, Palette
from reportgen.wording.text import plain, words

_ABOVE = (0.5, 0.35, 0.2, 0.1)  # ems above and below the words of a row, the roomier the better
_LABELS, _LEAST_LABELS = 0.4, 0.2  # of the width
_GAP = 6.0  # points between a row's words and the months
_MARK = 0.75  # ems
_BAR = 0.9  # ems high
_WIDEST_INITIAL = "M"


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide the columns are and how high the rows, in points; a group's heading is a row of its own."""

    size: float
    labels: float
    statuses: float
    month: float
    rows: tuple[tuple[Task, bool, float], ...]  # (task, whether it is the heading of its group, height)
    top: float  # of the first row
    foot: float  # below the last row, for the day that is marked

    @property
    def left(self) -> float:
        """Where the months begin."""
        return self.labels + self.statuses

    @property
    def bottom(self) -> float:
        """Of the last row."""
        return self.top + sum(high for _, _, high in self.rows)

    @property
    def height(self) -> float:
        return self.bottom + self.foot


def draw(figure: Gantt, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The largest type, then the roomiest rows, that fit."""
    layout = _layout(figure, width, height, size)
    if layout is None:
        raise UnplacedError(
            f"a Gantt chart of {len(figure.tasks)} actions over {len(figure.months)} months does not fit its place "
            f"even at {SMALLEST:g} points",
            "split it by its groups into several charts, shorten the labels, or show fewer months",
        )
    return Drawing(width, height, tuple(_shapes(figure, layout, house.palette)))


def natural_height(figure: Gantt, house: HouseSpec, width: float, size: float) -> float | None:
    """As high as its rows stand in the width."""
    layout = _layout(figure, width, float("inf"), size)
    return None if layout is None else layout.height + 1


def _layout(figure: Gantt, width: float, height: float, size: float) -> _Layout | None:
    for fitting in sizes(size):
        for above in _ABOVE:
            made = _set(figure, width, fitting, above)
            if made is not None and made.height + 1 <= height:
                return made
    return None


def _set(figure: Gantt, width: float, size: float, above: float) -> _Layout | None:
    longest = max(text_width(plain(task.label), size) for task in figure.tasks)
    labels = min(max(longest + _GAP + 1, width * _LEAST_LABELS), width * _LABELS)
    marked = [text_width(task.status.label, size) for task in figure.tasks if task.status]
    statuses = max(marked) + 2 * _MARK * size + 2 * _GAP if marked else 0.0
    month = (width - labels - statuses) / len(figure.months)
    texts = [_label(task, size, "") for task in figure.tasks]
    if month < text_width(_WIDEST_INITIAL, size) or any(room.longest((text,)) > labels - _GAP for text in texts):
        return None
    line = size * LINE + 2 * above * size
    rows: list[tuple[Task, bool, float]] = []
    for task, text in zip(figure.tasks, texts, strict=True):
        if task.group:
            rows.append((task, True, line))
        rows.append((task, False, room.height((text,), labels - _GAP) + 2 * above * size))
    foot = size * LINE + 5 if figure.today else 0.0
    return _Layout(size, labels, statuses, month, tuple(rows), 2 * (size * LINE + 3), foot)


def _label(task: Task, size: float, colour: str) -> Line:
    return Line(task.label, size, colour)


def _shapes(figure: Gantt, layout: _Layout, palette: Palette) -> Iterator[Shape]:
    yield from _heads(figure, layout, palette)
    y, right = layout.top, layout.left + layout.month * len(figure.months)
    for task, heading, high in layout.rows:
        if heading:
            text = (Line(task.group, layout.size, palette.text, bold=True),)
            yield Shape(f"Group: {plain(task.group)}", 0, y, right, high, fill=palette.tint, text=text, inset=0)
        else:
            yield Shape(f"Row: {plain(task.label)}", 0, y + high, right, 0, "line", stroke=palette.grid)
            yield from _row(figure, task, y, high, layout, palette)
        y += high
    if figure.today is not None:
        yield from _today(figure, figure.today, layout, palette)


def _heads(figure: Gantt, layout: _Layout, palette: Palette) -> Iterator[Shape]:
    """The years over their months; lines from months down the rows."""
    line = layout.size * LINE + 3
    x, top = layout.left, layout.top - 2 * line
    for year, several in groupby(figure.months, key=lambda month: month.start.year):
        months = list(several)
        wide = layout.month * len(months)
        said = _fitting((f"{year}", f"’{year % 100:02d}", f"{year % 100:02d}"), layout.size, wide)
        text = (Line(words(said), layout.size, palette.on_primary, bold=True, align="center"),)
        yield Shape(f"Year: {year}", x, top, wide, line, fill=palette.primary, stroke="FFFFFF", text=text)
        x += wide
    named = all(text_width(f"{month.start:%b}", layout.size) <= layout.month - 3 for month in figure.months)
    for index, month in enumerate(figure.months):
        x = layout.left + index * layout.month
        said = f"{month.start:%b}" if named else f"{month.start:%b}"[0]
        text = (Line(words(said), layout.size, palette.text, align="center"),)
        yield Shape(f"Month: {month.label('short')}", x, top + line, layout.month, line, fill=palette.tint, text=text)
        if index:
            yield Shape("Line: month", x, layout.top, 0, layout.bottom - layout.top, "line",
                        stroke=palette.grid, stroke_width=0.5)


def _fitting(choices: tuple[str, ...], size: float, wide: float) -> str:
    """The longest that has room; nothing over a single narrow month."""
    return next((one for one in choices if text_width(one, size, bold=True) <= wide), "")


def _row(figure: Gantt, task: Task, y: float, high: float, layout: _Layout, palette: Palette) -> Iterator[Shape]:
    size, name = layout.size, plain(task.label)
    text = (_label(task, size, palette.text),)
    yield Shape(f"Action: {name}", 0, y, layout.labels - _GAP, high, text=text)
    if task.status is not None:
        side = _MARK * size
        yield mark(task.status.colour, layout.labels, y + (high - side) / 2, side, palette)
        said = (Line(words(task.status.label), size, palette.text),)
        wide = layout.statuses - 2 * side - _GAP
        yield Shape(f"Status: {name}", layout.labels + 1.5 * side, y, wide, high, text=said)
    left, right = _at(figure, layout, task.span.start), _at(figure, layout, task.span.end, after=True)
    bar = min(_BAR * size, high - 2)
    fill = getattr(palette, task.status.colour) if task.status else palette.primary
    yield Shape(f"Bar: {name}, {task.span.label('span')}", left, y + (high - bar) / 2, right - left, bar, "round_rect",
                fill=fill)


def _today(figure: Gantt, day: date, layout: _Layout, palette: Palette) -> Iterator[Shape]:
    x, y = _at(figure, layout, day), layout.bottom + 4
    said = f"{figure.today_label}, {Period(day, day).label('short')}"
    wide = text_width(said, layout.size, bold=True) + 2
    right = layout.left + layout.month * len(figure.months)
    left = min(max(x - wide / 2, 0), right - wide)
    text = (Line(words(said), layout.size, palette.highlight, bold=True, align="center"),)
    yield Shape(f"Line: {figure.today_label}", x, layout.top, 0, y - layout.top, "line", stroke=palette.highlight,
                stroke_width=1.5, dash="dash")
    yield Shape(f"Mark: {figure.today_label}", left, y, wide, layout.height - y, text=text)


def _at(figure: Gantt, layout: _Layout, day: date, *, after: bool = False) -> float:
    """Where a day begins or ends."""
    return layout.left + position(day, figure.months, layout.month * len(figure.months), after=after)
