"""Lays out maps: the outlines as large as they go, the legend to their right or below, whichever leaves more room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from reportgen.drawings.labels import map_labels
from reportgen.drawings.legend import Entry, legend_entries, legend_size, legend_under, mark_of, placed_legend, radius
from reportgen.drawings.model import Drawing, Path, Shape
from reportgen.drawings.shading import Shading
from reportgen.drawings.spans import hatching
from reportgen.errors import UnplacedError
from reportgen.figures.map import Map, Region
from reportgen.spec.contrast import WHITE
from reportgen.spec.house import HouseSpec
from reportgen.wording.numbers import table_number

_TOLERANCE = 0.57  # points (0.2 mm): bends smaller than this are not drawn
_BORDER, _PICKED = 0.6, 2.25  # widths of outlines in points
_HATCH = 4.5  # points between the lines
_GAP = 14.0  # between map and legend
_MARGIN = 4.5  # for labels beside the map, in times the size of the words
_EDGE = 1.5  # around the map, for its outermost border
_LEAST = 90.0  # points that a map must be wide or high, to be read at all
_TALLEST = 0.72  # of the width, of a map that may choose its height
_MANY, _THIN = 60, 0.35  # so many outlines have thinner borders

Rings = tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the map stands on the sheet: ``x``, ``y`` of its top left and ``scale``, points a metre."""

    x: float
    y: float
    scale: float
    box: tuple[float, float, float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Points of the sheet; a hundredth of one is finer than any printer."""
        return round(self.x + (x - self.box[0]) * self.scale, 2), round(self.y + (self.box[3] - y) * self.scale, 2)


def natural_height(figure: Map, house: HouseSpec, width: float, size: float) -> float | None:
    """What the map takes if it fills the width, or at most 72 per cent of it."""
    entries = legend_entries(figure, Shading.of(figure, house.palette), house, size)
    across, along = _extent(figure)
    beside, tall = legend_size(entries)
    right = min((width - beside - _GAP) * along / across, width * _TALLEST)
    below = min(width * along / across, width) + _GAP + legend_under(entries, width)
    # A map that the legend leaves less than half of the width stands better over it.
    return (max(right, tall) if beside + _GAP <= width / 2 else below) + 2 * _EDGE


def draw(figure: Map, house: HouseSpec, width: float, height: float, size: float) -> Drawing:
    """The map and its legend; raises ``UnplacedError`` if the room is too small for both."""
    drawing, left_out = _drawn(figure, house, (width, height, size), 0.0)
    if left_out:
        # A smaller map has room beside it for the labels that find none within their areas.
        smaller, still = _drawn(figure, house, (width, height, size), size * _MARGIN)
        return smaller if still < left_out else drawing
    return drawing


def _drawn(figure: Map, house: HouseSpec, room: tuple[float, float, float], margin: float) -> tuple[Drawing, int]:
    """The drawing in a room of a width and a height, by the size of words; and how many labels it had to leave out."""
    width, height, size = room
    shading = Shading.of(figure, house.palette)
    entries = legend_entries(figure, shading, house, size)
    frame, legend = _arranged(figure, entries, width, height, margin)
    rings = [
        tuple(tuple(frame.at(x, y) for x, y in ring[:-1]) for ring in outline)
        for outline in figure.rings(_TOLERANCE / frame.scale)
    ]
    dots = tuple(_dots(figure, frame, house, size))
    key = tuple(placed_legend(entries, *legend, frame.scale, house, size))
    labels, left_out = map_labels(figure, rings, shading, house, room, dots, key)
    return Drawing(width, height, tuple(chain(_regions(figure, rings, shading, house), labels, dots, key))), left_out


def _extent(figure: Map) -> tuple[float, float]:
    left, bottom, right, top = figure.outlines.box
    return right - left, top - bottom


def _arranged(
    figure: Map, entries: Sequence[Entry], width: float, height: float, margin: float
) -> tuple[Frame, tuple[float, float, float]]:
    """Where the map stands; and the legend: its top left, and its width, nothing for one entry below the other.

    ``margin`` is kept free between the two, or on both sides of a map that stands over its legend.
    """
    across, along = _extent(figure)
    beside, tall = legend_size(entries)
    under = legend_under(entries, width)
    wide, high = width - 2 * _EDGE, height - 2 * _EDGE
    gap = _GAP + margin
    right = min((wide - beside - gap) / across, high / along) if tall <= height else 0.0
    below = min((wide - 2 * margin) / across, (high - under - _GAP) / along)
    scale = max(right, below)
    if scale * max(across, along) < _LEAST:
        what = f"the map '{figure.id}' and its legend have no room in {width:.0f} x {height:.0f} points"
        raise UnplacedError(what, "give it a larger place, or fewer classes")
    box = figure.outlines.box
    if right >= below:
        # Map and legend stand together in the middle of the room.
        x = (width - across * scale - gap - beside) / 2
        y = (height - along * scale) / 2
        return Frame(x, y, scale, box), (x + across * scale + gap, (height - tall) / 2, 0.0)
    y = (height - along * scale - _GAP - under) / 2
    return Frame((width - across * scale) / 2, y, scale, box), (0.0, y + along * scale + _GAP, width)


# --- Areas ---------------------------------------------------------------------------------------------------------


def _regions(figure: Map, rings: Sequence[Rings], shading: Shading, house: HouseSpec) -> Iterator[Shape]:
    """One shape an area; those without a number hatched; those picked out over the others, whose borders they share."""
    border = _BORDER if len(rings) <= _MANY else _THIN
    order = sorted(range(len(rings)), key=lambda index: figure.regions[index].picked)
    for index in order:
        region, outline = figure.regions[index], rings[index]
        if not outline:
            continue
        shape = _outlined(_name_of(figure, region, house), outline)
        stroke, width = (house.palette.highlight, _PICKED) if region.picked else (house.palette.text, border)
        yield replace(shape, fill=shading.fill(region), stroke=stroke, stroke_width=width)
        lines = hatching(outline, _HATCH) if region.mark else ()
        if lines:
            hatch = _outlined(f"Hatching: {region.name}", lines, closed=False)
            yield replace(hatch, stroke=house.palette.grey, stroke_width=0.5)


def _outlined(name: str, rings: Sequence[Sequence[tuple[float, float]]], *, closed: bool = True) -> Shape:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    path = Path(tuple(tuple(ring) for ring in rings), closed)
    return Shape(name, min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), "path", path)


def _name_of(figure: Map, region: Region, house: HouseSpec) -> str:
    """``Ward: Hendon, 132 (34.1 per 1,000)``: what a user reads in the selection pane."""
    name = f"{figure.noun[0].capitalize()}: {region.name}"
    wording, count, value = house.wording, region.count, region.value
    if value is None:
        return name
    if count is None or count.value is None:
        return f"{name}, {house.marks[value.mark or 'x']}"
    told = f"{name}, {table_number(count, wording)}"
    if region.rate is not None and region.rate.value is not None:
        told += f" ({table_number(region.rate, wording)} per {region.rate.per:,})"
    return told if value in (count, region.rate) else f"{told}, {table_number(value, wording)}"


# --- Points --------------------------------------------------------------------------------------------------------


def _dots(figure: Map, frame: Frame, house: HouseSpec, size: float) -> Iterator[Shape]:
    """A mark for each point; by its count, if it has one, in the size of its area."""
    most = max((dot.count.value or 0 for dot in figure.dots if dot.count is not None), default=0)
    for dot in figure.dots:
        x, y = frame.at(dot.x, dot.y)
        name = f"{figure.dot_noun[0].capitalize()}: {dot.name}"
        if dot.count is not None:
            number = house.wording.not_available if dot.count.value is None else table_number(dot.count, house.wording)
            name += f", {number}"
        half = radius(dot.count.value if dot.count is not None else None, most, size)
        kind = figure.kinds.index(dot.kind) if dot.kind else 0
        shape = mark_of(name, kind, x - half, y - half, 2 * half, house.palette)
        empty = dot.count is not None and not dot.count.value
        yield replace(shape, fill=WHITE, stroke=house.palette.text) if empty else shape
