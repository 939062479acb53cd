"""Lays out a timeline: a band of time, steps above and below it by turns, each led to its day by a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportgen.drawings import room
from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.drawings.months import position
from reportgen.drawings.rag import GLYPHS, mark
from reportgen.drawings.room import SMALLEST, sizes
from reportgen.errors import UnplacedError
from reportgen.figures.timeline import Milestone, Timeline
from reportgen.office.metrics import LINE
from reportgen.office.metrics import width as text_width
from reportgen.periods import Period
from reportgen.spec.house import HouseSpec, Palette
from reportgen.wording.text import plain, words

_NOTE = 2.0  # points by which notes are smaller
_WIDEST = 15.0  # ems of a step's words
_GAP = 10.0  # points between two steps
_INSET = 3.0  # points between a step's words and their rule
_STEM, _LEAST_STEM = 30.0, 16.0  # points between a step's words and the band
_DOT, _SPAN = 9.0, 4.0  # points: of a mark, and of the bar of a longer step
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class _Side:
    """The steps on one side of the band: the left ends of their words, and how high the highest of them is."""

    milestones: tuple[Milestone, ...]
    lefts: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        return max(self.heights, default=0.0)


@dataclass(frozen=True, slots=True)
class _Layout:
    size: float
    wide: float  # a step's words
    above: _Side
    below: _Side
    band: float  # its height

    def height(self, stem: float) -> float:
        return self.above.height + self.below.height + 2 * (stem + _INSET) + self.band


def draw(figure: Timeline, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The largest type that fits; the band stands so that what is above and below it is centred."""
    layout = _layout(figure, width, height, size)
    if layout is None:
        raise UnplacedError(
            f"a timeline of {len(figure.milestones)} steps does not fit its place even at {SMALLEST:g} points",
            "shorten the steps, leave notes out, or split it into two",
        )
    stem = min(_STEM, _LEAST_STEM + (height - layout.height(_LEAST_STEM)) / 2)
    band = (height - layout.height(stem)) / 2 + layout.above.height + _INSET + stem
    return Drawing(width, height, tuple(_shapes(figure, layout, width, band, stem, house.palette)))


def natural_height(figure: Timeline, house: HouseSpec, width: float, size: float) -> float | None:
    """As high as its words stand in the width."""
    layout = _layout(figure, width, float("inf"), size)
    return None if layout is None else layout.height(_STEM)


def _layout(figure: Timeline, width: float, height: float, size: float) -> _Layout | None:
    for fitting in sizes(size):
        made = _set(figure, width, fitting)
        if made is not None and made.height(_LEAST_STEM) <= height:
            return made
    return None


def _set(figure: Timeline, width: float, size: float) -> _Layout | None:
    """None if a word would be broken, or a step have too many lines."""
    turns = (figure.milestones[::2], figure.milestones[1::2])
    wide = min(_WIDEST * size, (width - (len(turns[0]) - 1) * _GAP) / len(turns[0]))
    sides = []
    for several in turns:
        texts = [_text(one, size, "") for one in several]
        if wide <= 0 or any(room.longest(text) > wide for text in texts):
            return None
        heights = tuple(room.height(text, wide) for text in texts)
        if any(high > _MOST_LINES * size * LINE for high in heights):
            return None
        wanted = [position(one.when.start, figure.months, width) - wide / 2 for one in several]
        sides.append(_Side(several, _spread(wanted, wide, width), heights))
    band = size * LINE + _DOT + 3 + (size * LINE + 2 if figure.today else 0)
    return _Layout(size, wide, sides[0], sides[1], band)


def _spread(wanted: Sequence[float], wide: float, width: float) -> tuple[float, ...]:
    """Left ends as near to the wanted ones as they may be without meeting: least squares, by pooling neighbours."""
    pools: list[tuple[float, int]] = []  # mean of what is wanted, less the room of those before; how many
    for index, left in enumerate(wanted):
        pools.append((left - index * (wide + _GAP), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, few), (other, more) = pools[-2:]
            pools[-2:] = [((one * few + other * more) / (few + more), few + more)]
    most = width - wide - (len(wanted) - 1) * (wide + _GAP)
    lefts = [min(max(mean, 0.0), most) for mean, several in pools for _ in range(several)]
    return tuple(left + index * (wide + _GAP) for index, left in enumerate(lefts))


def _text(one: Milestone, size: float, colour: str) -> tuple[Line, ...]:
    lines = [Line(words(one.when.label("span")), size, colour, bold=True), Line(one.label, size, colour)]
    if one.note:
        lines.append(Line(one.note, max(size - _NOTE, SMALLEST), colour))
    if one.status:
        lines.append(Line(words(f"{GLYPHS[one.status.colour]} {one.status.label}"), size, colour))
    return tuple(lines)


def _shapes(
    figure: Timeline, layout: _Layout, width: float, band: float, stem: float, palette: Palette
) -> Iterator[Shape]:
    yield from _band(figure, layout, width, band, palette)
    for side, upward in ((layout.above, True), (layout.below, False)):
        edge = band if upward else band + layout.band
        foot = edge - stem if upward else edge + stem  # where words end and lines begin
        for one, left, high in zip(side.milestones, side.lefts, side.heights, strict=True):
            at = position(one.when.start, figure.months, width)
            yield from _led(one, left, layout.wide, foot, at, edge, palette)
            text = _text(one, layout.size, palette.text)
            top = foot - high - _INSET if upward else foot + _INSET
            yield Shape(
                f"Step: {plain(one.label)}",
                left,
                top,
                layout.wide,
                high,
                text=text,
                anchor="bottom" if upward else "top",
            )
            yield from _marked(figure, one, width, edge, palette)


def _led(
    one: Milestone, left: float, wide: float, foot: float, at: float, edge: float, palette: Palette
) -> Iterator[Shape]:
    """A rule along the words, and from its nearest point a line to the day."""
    name = f"Line: {plain(one.label)}"
    yield Shape(name, left, foot, wide, 0, "line", stroke=palette.primary, stroke_width=1.5)
    near = min(max(at, left), left + wide)
    rises = (at < near) == (foot < edge) and at != near
    yield Shape(
        name,
        min(near, at),
        min(foot, edge),
        abs(at - near),
        abs(edge - foot),
        "line",
        stroke=palette.primary,
        flipped=rises,
    )


def _marked(figure: Timeline, one: Milestone, width: float, edge: float, palette: Palette) -> Iterator[Shape]:
    """A mark on the edge of the band where the step begins; of a longer one a bar to its end."""
    start, end = (position(day, figure.months, width) for day in (one.when.start, one.when.end))
    if end - start > _DOT / 2:
        yield Shape(f"Span: {plain(one.label)}", start, edge - _SPAN / 2, end - start, _SPAN, fill=palette.primary)
    if one.status:
        yield mark(one.status.colour, start - _DOT / 2, edge - _DOT / 2, _DOT, palette)
    else:
        yield Shape(
            f"Mark: {plain(one.label)}", start - _DOT / 2, edge - _DOT / 2, _DOT, _DOT, "ellipse", fill=palette.primary
        )


def _band(figure: Timeline, layout: _Layout, width: float, top: float, palette: Palette) -> Iterator[Shape]:
    """Months with their names if these have room, else years over lines of months."""
    size = layout.size
    line = size * LINE + _DOT + 3
    yield Shape("Band of time", 0, top, width, layout.band, fill=palette.tint)
    months = figure.months
    month = width / len(months)
    by_month = all(text_width(one.label("short"), size) <= month - 4 for one in months)
    x = 0.0
    for name, several in groupby(months, key=lambda one: one.label("short") if by_month else str(one.start.year)):
        wide = month * len(list(several))
        if text_width(name, size, bold=True) <= wide:
            text = (Line(words(name), size, palette.text, bold=True, align="center"),)
            yield Shape(f"Time: {name}", x, top, wide, line, text=text)
        x += wide
        if x < width - 1:
            yield Shape("Line: time", x, top, 0, layout.band, "line", stroke=palette.grey, stroke_width=0.75)
    if figure.today is not None:
        yield from _today(figure, figure.today, layout, width, top, palette)


def _today(figure: Timeline, day: date, layout: _Layout, width: float, top: float, palette: Palette) -> Iterator[Shape]:
    x, high = position(day, figure.months, width), layout.size * LINE + 2
    said = f"{figure.today_label}, {Period(day, day).label('short')}"
    wide = text_width(said, layout.size, bold=True) + 2
    marks = [position(one.when.start, figure.months, width) for one in layout.below.milestones]
    met = any(x < at < x + 4 + wide + _DOT for at in marks)
    left = x + 4 if x + 4 + wide <= width and (not met or x - 4 - wide < 0) else x - 4 - wide
    text = (Line(words(said), layout.size, palette.highlight, bold=True),)
    yield Shape(
        f"Line: {figure.today_label}",
        x,
        top,
        0,
        layout.band,
        "line",
        stroke=palette.highlight,
        stroke_width=2.0,
        dash="dash",
    )
    yield Shape(f"Mark: {figure.today_label}", left, top + layout.band - high, wide, high, text=text)

