"""Labels of a map: in their areas where there is room, else beside the map with a line to their area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from reportgen.drawings.model import Line, Shape
from reportgen.drawings.ramp import ink_on
from reportgen.drawings.shading import Shading
from reportgen.drawings.spans import Box, Point, room_for, widest
from reportgen.figures.map import Map, Region
from reportgen.office.metrics import LINE
from reportgen.office.metrics import width as length
from reportgen.spec.house import HouseSpec
from reportgen.wording.numbers import table_number
from reportgen.wording.text import Run, Text, words

_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_OF_TEXT = 0.75  # a label's size at most, of that of the words around
_SMALLER = 1.0  # points by which a label may be smaller than the others
_FEW = 8  # one in so many may find no room at the size of all
_AIR = 2.0  # around a label
_MOST_LINES = 3
_CLEAR = 6.0  # from the map to a label beside it
_LONGEST = 90.0  # line from a label to its area
_BROAD = 0.4  # how much longer a line may be, to end where the area is a point broader
_END = 1.2  # half of the dot that ends a line

Rings = Sequence[Sequence[Point]]


def map_labels(
    figure: Map, rings: Sequence[Rings], shading: Shading, house: HouseSpec, room: tuple[float, float, float],
    others: Sequence[Shape],
) -> tuple[Shape, ...]:  # fmt: skip
    """A text for each area that has one; ``room`` is the sheet's width and height and the size of the words around.

    ``others`` are points and the legend, over which no label stands. A label that finds no room is left out: the map's
    table has it.
    """
    texts = {index: text for index, one in enumerate(figure.regions) if (text := _label(figure, one, house))}
    if not texts:
        return ()
    taken = [_box(shape, 1.0) for shape in others]
    inks = [ink_on(shading.fill(region), house.palette) for region in figure.regions]
    most = max(room[2] * _OF_TEXT, _SIZES[-1])
    found: dict[int, Shape] = {}
    size = _SIZES[-1]
    for size in (one for one in _SIZES if one <= most):
        found = _within(texts, figure, rings, inks, (size,), taken)
        if (len(texts) - len(found)) * _FEW <= len(texts):
            break
    left = {index: text for index, text in texts.items() if index not in found}
    smaller = tuple(one for one in _SIZES if size - _SMALLER <= one < size)
    found |= _within(left, figure, rings, inks, smaller, taken)
    beside: list[Shape] = []
    for index in (one for one in left if one not in found):
        blocked = [*taken, *(_box(shape, 1.0) for shape in (*found.values(), *beside))]
        beside += _beside(figure.regions[index].name, texts[index], rings, index, size, room, blocked, house)
    return (*found.values(), *beside)


def _within(
    texts: dict[int, Text], figure: Map, rings: Sequence[Rings], inks: Sequence[str], sizes: Sequence[float],
    taken: Sequence[Box],
) -> dict[int, Shape]:  # fmt: skip
    """The labels that fit their areas, each at the first size at which it does."""
    found = {}
    for index, text in texts.items():
        fitted = (_fitted(figure.regions[index].name, text, rings[index], size, inks[index], taken) for size in sizes)
        shape = next((one for one in fitted if one is not None), None)
        if shape is not None:
            found[index] = shape
    return found


def _label(figure: Map, region: Region, house: HouseSpec) -> Text:
    if region.mark:
        return (Run(region.mark, fact=region.value),)
    if figure.labels == "name":
        return words(region.name)
    if figure.labels == "class" and region.shade is not None:
        return words(str(region.shade + 1))
    if figure.labels == "value" and region.value is not None:
        return (Run(table_number(region.value, house.wording), fact=region.value),)
    return ()


def _fitted(name: str, text: Text, rings: Rings, size: float, ink: str, taken: Sequence[Box]) -> Shape | None:
    """The label in the fewest lines in which it fits the area."""
    for lines in _broken(text):
        wide, tall = _extent(lines, size)
        centre = room_for(rings, wide, tall, taken)
        if centre is not None:
            return _text(name, lines, (centre[0] - wide / 2, centre[1] - tall / 2), size, ink)
    return None


def _beside(
    name: str, text: Text, rings: Sequence[Rings], index: int, size: float, room: tuple[float, float, float],
    blocked: Sequence[Box], house: HouseSpec,
) -> tuple[Shape, ...]:  # fmt: skip
    """The label to the left or the right of all areas, with the shortest level line that meets no other text."""
    lines = next(_broken(text))
    wide, tall = _extent(lines, size)
    points = [point for outline in rings for ring in outline for point in ring]
    best: tuple[float, float, float, float] | None = None  # cost, x of the area, x of the label, y
    for y, (left, right) in widest(rings[index]):
        near = [x for x, other in points if abs(other - y) <= tall]
        anchor = (left + right) / 2
        for edge, side in ((min(near, default=left) - _CLEAR, -1), (max(near, default=right) + _CLEAR, 1)):
            start = edge - wide if side < 0 else edge
            box = (min(start, anchor), y - tall / 2, max(start + wide, anchor), y + tall / 2)
            on_sheet = start >= 0 and start + wide <= room[0] and box[1] >= 0 and box[3] <= room[1]
            line = abs(anchor - edge)
            cost = line - _BROAD * (right - left)
            near_enough = line <= _LONGEST and (best is None or cost < best[0])
            if on_sheet and near_enough and not any(_meet(box, one) for one in blocked):
                best = cost, anchor, start, y
    if best is None:
        return ()
    _, anchor, start, y = best
    ink = house.palette.text
    from_, to = (start + wide, anchor) if start < anchor else (anchor, start)
    dot = Shape(f"Place: {name}", anchor - _END, y - _END, 2 * _END, 2 * _END, "ellipse", fill=ink)
    leader = Shape(f"Line: {name}", from_, y, to - from_, 0.0, "line", stroke=ink, stroke_width=0.5)
    return leader, dot, _text(name, lines, (start, y - tall / 2), size, ink)


def _text(name: str, lines: Sequence[Text], at: Point, size: float, ink: str) -> Shape:
    wide, tall = _extent(lines, size)
    paragraphs = tuple(Line(line, size, ink, align="center") for line in lines)
    return Shape(f"Label: {name}", *at, wide, tall, text=paragraphs)


def _extent(lines: Sequence[Text], size: float) -> tuple[float, float]:
    return max(length(run.text, size) for line in lines for run in line) + _AIR, len(lines) * size * LINE


def _box(shape: Shape, air: float) -> Box:
    return shape.x - air, shape.y - air, shape.x + shape.width + air, shape.y + shape.height + air


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _broken(text: Text) -> Iterator[tuple[Text, ...]]:
    """The text on one line, on two, on three: each time as narrow as its words allow."""
    if len(text) > 1 or text[0].fact is not None:
        yield (text,)
        return
    parts = text[0].text.split(" ")
    for count in range(1, min(len(parts), _MOST_LINES) + 1):
        ways = (_joined(parts, cuts) for cuts in _cuts(len(parts), count))
        yield tuple(words(line) for line in min(ways, key=lambda lines: max(map(len, lines))))


def _cuts(parts: int, count: int) -> Iterator[tuple[int, ...]]:
    """Where ``parts`` words may be broken into ``count`` lines."""
    for inner in combinations(range(1, parts), count - 1):
        yield (0, *inner, parts)


def _joined(parts: Sequence[str], cuts: Sequence[int]) -> list[str]:
    return [" ".join(parts[first:last]) for first, last in pairwise(cuts)]
