"""Lays out a Venn diagram: two or three equal circles, numbers in their parts, names beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import sqrt

from reportgen.drawings import room
from reportgen.drawings.model import Drawing, Line, Shape
from reportgen.drawings.room import SMALLEST, sizes
from reportgen.errors import UnplacedError
from reportgen.figures.venn import Region, Venn
from reportgen.office.metrics import width as text_width
from reportgen.spec.house import HouseSpec
from reportgen.wording.text import plain

OPACITY = 0.22
_COUNT = 1.4  # times as large as other words
_MOST_RADIUS = 135.0
# All in radii.
_APART = 1.12  # of two centres
_ROOM = 0.62  # width of a part's numbers
_OUTER, _PAIR = 1.12, 0.68  # from the middle of three circles to the numbers of one circle, and of two
_NAMES = 0.3  # of the width, for the names at either side, at most
_GAP = 10.0  # points between a circle and its name
_EDGE = 1.0  # points, so that outlines are not cut

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the circles stand: ``centres`` in radii, from the middle of the drawing."""

    centres: tuple[Point, ...]
    wide: float
    high: float

    @classmethod
    def of(cls, circles: int) -> _Plan:
        side = _APART
        if circles == 2:
            return cls(((-side / 2, 0), (side / 2, 0)), side + 2, 2)
        above, below = side / (2 * sqrt(3)), side / sqrt(3)
        lift = (below - above) / 2  # so that the three together stand in the middle
        centres = ((-side / 2, -above - lift), (side / 2, -above - lift), (0, below - lift))
        return cls(centres, side + 2, 2 + above + below)

    def part(self, region: Region) -> Point:
        """Where the numbers of a part stand, in radii."""
        own = [self.centres[index] for index in region.members]
        x, y = sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own)
        if len(self.centres) == 2:
            reach = {-1: -1 / 2 - _APART / 2, 1: 1 / 2 + _APART / 2}
            return (reach[1 if x > 0 else -1], 0) if len(own) == 1 else (0, 0)
        middle = (0.0, sum(y for _, y in self.centres) / 3)
        if len(own) == 3:
            return middle
        away = sqrt((x - middle[0]) ** 2 + (y - middle[1]) ** 2)
        reached = (_OUTER if len(own) == 1 else _PAIR) / away
        return middle[0] + (x - middle[0]) * reached, middle[1] + (y - middle[1]) * reached


@dataclass(frozen=True, slots=True)
class _Layout:
    size: float
    radius: float
    names: float  # width of the names at either side


def draw(figure: Venn, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The largest type whose numbers fit the parts; centred."""
    layout = _layout(figure, width, height, size)
    if layout is None:
        raise UnplacedError(
            f"the numbers of the Venn diagram do not fit its parts even at {SMALLEST:g} points",
            "give it more room, or shorten the names of the sets",
        )
    return Drawing(width, height, tuple(_shapes(figure, house, layout, width / 2, height / 2)))


def natural_height(figure: Venn, house: HouseSpec, width: float, size: float) -> float | None:
    """As high as the circles are in the width; they grow no further."""
    layout = _layout(figure, width, float("inf"), size)
    return None if layout is None else layout.radius * _Plan.of(len(figure.circles)).high + 2 * _EDGE


def _layout(figure: Venn, width: float, height: float, size: float) -> _Layout | None:
    plan = _Plan.of(len(figure.circles))
    for type_ in sizes(size):
        longest = max(text_width(plain(circle.label), type_, bold=True) for circle in figure.circles)
        names = min(longest + 2, width * _NAMES)
        beside = (width - 2 * (names + _GAP) - 2 * _EDGE) / plan.wide
        radius = min(beside, (height - 2 * _EDGE) / plan.high, _MOST_RADIUS)
        if radius > 0 and _fits(figure, _Layout(type_, radius, names)):
            return _Layout(type_, radius, names)
    return None


def _fits(figure: Venn, layout: _Layout) -> bool:
    wide = _ROOM * layout.radius
    numbers = [_numbers(region, layout.size, "000000") for region in figure.regions]
    names = [_name(figure, index, layout.size, "000000") for index in range(len(figure.circles))]
    return (
        all(_width(text) <= wide and room.height(text, wide) <= wide for text in numbers)
        and all(room.longest(text) <= layout.names for text in names)
    )


def _shapes(figure: Venn, house: HouseSpec, layout: _Layout, x: float, y: float) -> Iterator[Shape]:
    plan, radius, palette = _Plan.of(len(figure.circles)), layout.radius, house.palette
    centres = [(x + dx * radius, y + dy * radius) for dx, dy in plan.centres]
    for circle, (left, top), colour in zip(figure.circles, centres, palette.series, strict=False):
        name = f"Set: {plain(circle.label)}, {plain(circle.count)}"
        round_ = Shape(name, left - radius, top - radius, 2 * radius, 2 * radius, "ellipse", fill=colour)
        yield replace(round_, stroke=colour, stroke_width=1.75, opacity=OPACITY)
    for region in figure.regions:
        dx, dy = plan.part(region)
        text = _numbers(region, layout.size, palette.text)
        wide, high = _width(text), room.height(text, _width(text)) + 1
        left, top = x + dx * radius - wide / 2, y + dy * radius - high / 2
        yield Shape(f"Number: {region.name}", left, top, wide, high, text=text)
    for index, (left, top) in enumerate(centres):
        text = _name(figure, index, layout.size, palette.text)
        high = room.height(text, layout.names) + 1
        at = left - radius - _GAP - layout.names if index == 0 else left + radius + _GAP
        lift = -radius * 0.25 if len(centres) == 3 and index < 2 else radius * 0.35 if index == 2 else 0
        aligned = tuple(replace(line, align="right") for line in text) if index == 0 else text
        yield Shape(f"Name: {plain(figure.circles[index].label)}", at, top + lift - high / 2, layout.names, high,
                    text=aligned)


def _width(text: tuple[Line, ...]) -> float:
    """Each of the lines on one line."""
    return max(text_width(plain(line.text), line.size, bold=line.bold) for line in text) + 1


def _numbers(region: Region, size: float, colour: str) -> tuple[Line, ...]:
    count = Line(region.count, size * _COUNT, colour, bold=True, align="center")
    share = Line(region.share, size, colour, align="center")
    return (count, share) if region.share else (count,)


def _name(figure: Venn, index: int, size: float, colour: str) -> tuple[Line, ...]:
    circle = figure.circles[index]
    return Line(circle.label, size, colour, bold=True), Line(circle.count, size, colour)
